using System.Diagnostics;
using OrderBackup.Backup;
using OrderBackup.Connections;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Schema;
using OrderBackup.Snapshots;
using OrderBackup.Tools;

namespace OrderBackup;

/// <summary>One comparison of the live database with the manifest.</summary>
internal sealed class CheckRun(Func<DatabaseConnection> findTarget, OrderBackupOptions options, CheckRequest request)
{
    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Side by side, because each takes as long as the other when both are large.
        var parsing = Task.Run(() => ParseAsync(ended.Token), ended.Token);
        var asking = AskAsync(parsing, ended.Token);
        ManifestFile manifest;
        try
        {
            manifest = await parsing;
        }
        catch
        {
            await ended.CancelAsync();
            await ((Task)asking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        var (target, schema, answers) = await asking;
        var gate = CoverageGate.Judge(manifest, schema, answers);
        var tools = request.LooksForTools ? await ToolLocator.CheckAsync(options, schema.ServerVersionNumber, cancellationToken) : [];
        return new CheckResult
        {
            Manifest = manifest.Path,
            Database = target.DisplayName,
            Coverage = gate.Describe(null),
            Exemptions = gate.Exemptions,
            Findings = [.. gate.Findings.Concat(tools).OrderByDescending(finding => finding.Severity)],
            Duration = clock.Elapsed,
        };
    }

    private async Task<ManifestFile> ParseAsync(CancellationToken cancellationToken)
    {
        var manifest = await ManifestFile.ReadAsync(options.ManifestPath, cancellationToken);
        CoverageComparison.Prepare(manifest.Manifest);
        return manifest;
    }

    private async Task<(DatabaseConnection Target, DatabaseSchema Schema, IReadOnlyList<StateAnswer> Answers)> AskAsync(
        Task<ManifestFile> parsing, CancellationToken cancellationToken)
    {
        var target = findTarget();
        var (schema, answers) = await LiveSchema.ReadAsync(
            target, options.ConnectTimeout,
            async (connection, schema) => (schema, request.ReadsData
                ? await StateReader.ReadAsync(connection, StateQuestions.Of((await parsing).Manifest, schema), cancellationToken)
                : []),
            cancellationToken);
        return (target, schema, answers);
    }
}
