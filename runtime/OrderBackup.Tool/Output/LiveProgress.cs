using OrderBackup.Backup;
using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>Progress for people: one line that is drawn again and again, and above it the phases that are over.</summary>
internal sealed class LiveProgress(Terminal terminal) : IProgress<BackupProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly PhaseMeter _meter = new(terminal.Clock);

    public void Report(BackupProgress value) => _meter.Report(value);

    /// <summary>Runs the work and shows it; the line is gone afterwards.</summary>
    public Task<T> ShowAsync<T>(Func<IProgress<BackupProgress>, Task<T>> work, CancellationToken cancellationToken) =>
        terminal.Live.Live(Text.Empty).AutoClear(true).StartAsync(async live =>
        {
            // On another thread: work that does not yield must not stop the drawing.
            var running = Task.Run(() => work(this), CancellationToken.None);
            for (var tick = 0; !running.IsCompleted; tick++)
            {
                PrintFinished();
                live.UpdateTarget(Draw(tick, cancellationToken.IsCancellationRequested));
                await Task.WhenAny(running, Task.Delay(Interval, CancellationToken.None));
            }

            var result = await running;
            _meter.End();
            PrintFinished();
            return result;
        });

    private Paragraph Draw(int tick, bool isCancelling)
    {
        var width = terminal.Live.Profile.Width;
        var line = new Paragraph { Overflow = Overflow.Crop };
        foreach (var (text, style) in ProgressLine.Running(_meter.Current, tick, isCancelling, width, terminal.Traits.HasUnicode))
        {
            line.Append(text, style);
        }

        return line;
    }

    private void PrintFinished()
    {
        while (_meter.TakeFinished() is { } reading)
        {
            // Spectre writes over the live line without erasing it, so the whole line must be filled.
            var width = terminal.Live.Profile.Width - 1;
            terminal.Live.WriteLine(ProgressLine.Fit(ProgressLine.Finished(reading), width).PadRight(width), Styles.Quiet);
        }
    }
}
