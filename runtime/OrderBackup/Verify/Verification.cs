using System.Diagnostics;
using OrderBackup.Backup;
using OrderBackup.Connections;
using OrderBackup.Tools;

namespace OrderBackup.Verify;

/// <summary>Verifies a backup's folder and, when there is a target, compares that database with it.</summary>
internal sealed class Verification(DatabaseConnection? target, OrderBackupOptions options, IProgress<BackupProgress>? progress)
{
    /// <summary>Verifies; the database is not looked at when the folder is damaged.</summary>
    public async Task<VerificationResult> RunAsync(string backup, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var verdict = await FolderVerification.RunAsync(backup, progress, cancellationToken);
        var findings = verdict.Findings.ToList();
        bool? identical = null;
        if (verdict.IsIntact && target is not null)
        {
            var tools = await ToolLocator.FindAsync(options, await ServerVersionAsync(target, cancellationToken), findings, cancellationToken);
            var differences = await DatabaseComparison.RunAsync(verdict.Info!, target, tools.PgDump, options.ConnectTimeout, progress, cancellationToken);
            findings.InsertRange(0, differences);
            identical = differences.Count == 0;
        }

        var info = verdict.Info;
        return new VerificationResult
        {
            Info = info,
            IsIntact = verdict.IsIntact,
            IsIdentical = identical,
            Findings = findings,
            Tables = info?.Proof.Tables.Count ?? 0,
            Columns = info is null ? 0 : VerificationSummary.ColumnsOf(info),
            Rows = info?.Proof.TotalRows ?? 0,
            Bytes = info?.Dump.Length ?? 0,
            Duration = clock.Elapsed,
        };
    }

    private async Task<int> ServerVersionAsync(DatabaseConnection database, CancellationToken cancellationToken)
    {
        await using var server = await Restore.TargetServer.OpenInAsync(database, options.ConnectTimeout, cancellationToken);
        return server.VersionNumber;
    }
}
