using OrderBackup.Backup;

namespace OrderBackup.Tool.Output;

/// <summary>Shows how far long work has come: a live line on a terminal, plain lines on stderr elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs the work and shows it.</summary>
    public static async Task<T> ShowAsync<T>(
        Terminal terminal, Func<IProgress<BackupProgress>, Task<T>> work, CancellationToken cancellationToken)
    {
        if (terminal.Traits.IsLive)
        {
            return await new LiveProgress(terminal).ShowAsync(work, cancellationToken);
        }

        var progress = new PlainProgress(terminal);
        await using var notice = cancellationToken.Register(() => terminal.ErrorLine(Tone.Fair, "order-backup", "cancelling; a second signal ends at once"));
        var result = await work(progress);
        progress.End();
        return result;
    }
}
