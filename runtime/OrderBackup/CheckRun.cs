using System.Diagnostics;
using OrderBackup.Backup;
using OrderBackup.Connections;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Snapshots;
using OrderBackup.Tools;

namespace OrderBackup;

/// <summary>One comparison of the live database with the manifest.</summary>
internal sealed class CheckRun(Func<DatabaseConnection> findTarget, OrderBackupOptions options, CheckRequest request)
{
    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var manifest = await ManifestFile.ReadAsync(options.ManifestPath, cancellationToken);
        var target = findTarget();
        var (schema, answers) = await LiveSchema.ReadAsync(
            target, options.ConnectTimeout,
            async (connection, schema) => (schema, request.ReadsData ? await StateReader.ReadAsync(connection, StateQuestions.Of(manifest.Manifest, schema), cancellationToken) : []),
            cancellationToken);
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
}
