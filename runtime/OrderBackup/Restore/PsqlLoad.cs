using OrderBackup.Backup;
using OrderBackup.Connections;
using OrderBackup.Dump;
using OrderBackup.Snapshots;
using OrderBackup.Tools;
using OrderBackup.Verify;

namespace OrderBackup.Restore;

/// <summary>Loads a backup's dump with psql, and makes sure that what psql read is the dump that was verified.</summary>
internal static class PsqlLoad
{
    /// <summary>The command that runs psql so that it stops at the first error and reads nobody's start-up file.</summary>
    public static ToolCommand Command(PostgresTool psql, DatabaseConnection target, BackupInfo info) => new()
    {
        Program = psql.Path,
        Arguments = ["--no-psqlrc", "--quiet", "--no-password", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1", "--file=-"],
        Connection = target,
        SessionOptions = OutputSettings.ToOptions(info.MonetaryLocale),
        WritesInput = true,
    };

    /// <summary>Loads the dump into an empty database that nobody else uses.</summary>
    /// <exception cref="OrderBackupException">psql failed, or the dump changed since it was verified.</exception>
    public static async Task RunAsync(
        string backup, BackupInfo info, DatabaseConnection target, PostgresTool psql, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        await using var process = ToolProcess.Start(Command(psql, target, info) with { DiscardsOutput = true });
        try
        {
            await FeedAsync(backup, info, process.Input, progress, cancellationToken);
        }
        catch (ToolFailedException problem)
        {
            throw Failed(problem);
        }

        var exit = await process.WaitForExitAsync(cancellationToken);
        if (!exit.IsSuccess)
        {
            throw Failed(exit);
        }
    }

    /// <summary>Writes the dump to psql and checks that it is still the verified one.</summary>
    public static async Task FeedAsync(
        string backup, BackupInfo info, Stream input, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        await using var source = DumpSource.Open(backup, info.Dump);
        var pass = await DumpPass.RunAsync(
            source.Stream, input, new DumpReader(DatabaseComparison.KeysOf(info)),
            position => progress?.Report(new BackupProgress
            {
                Phase = "load",
                Item = position.Table?.ToString(),
                Bytes = position.Bytes,
                TotalBytes = info.Dump.Length,
                Rows = position.Rows,
            }), cancellationToken);
        if (pass.Sha256 != info.Dump.Sha256)
        {
            throw new OrderBackupException(RuntimeIds.RestoreRefused, $"{info.Dump.File} changed while it was being restored.");
        }
    }

    /// <summary>The failure of a psql that ended by itself.</summary>
    public static OrderBackupException Failed(ToolExit exit) =>
        new(RuntimeIds.LoadFailed, $"psql failed with exit code {exit.ExitCode} while loading: {exit.ErrorLine}");

    /// <summary>The failure of a psql that ended while it was being written to.</summary>
    public static OrderBackupException Failed(ToolFailedException problem) =>
        problem.Exit is { } exit ? Failed(exit) : new OrderBackupException(RuntimeIds.LoadFailed, problem.Message, innerException: problem);
}
