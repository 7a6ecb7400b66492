using OrderBackup.Connections;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Reports;

namespace OrderBackup.MSBuild;

/// <summary>The work of <see cref="CheckCoverage"/>.</summary>
internal sealed class CoverageCheck(CheckCoverage task) : DatabaseWork(task)
{
    private readonly List<CheckReportFile> _reports = [];
    private CheckMode _mode;

    protected override void ReadSettings()
    {
        ReadReports();
        _mode = ReadMode();
    }

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var variable = Setting.VariableName("OrderBackupConnectionVariable", task.ConnectionVariable);
        if (_mode == CheckMode.Off)
        {
            Say("OrderBackup: off, nothing checked");
        }
        else if (!DatabaseConnection.IsConfigured(variable) && !MustCheck())
        {
            var names = variable is null ? $"neither {DatabaseConnection.DefaultVariable} nor {DatabaseConnection.FallbackVariable}" : $"{variable} not";
            Say($"OrderBackup: {ModeName}, nothing checked: {names} is set ({Elapsed})");
        }
        else
        {
            await CheckAsync(variable, cancellationToken);
        }
    }

    protected override void OnFailure(WorkFailure failure)
    {
        WriteReports(CheckOutcome.Of(ManifestPath, failure.Id, failure.Message, failure.Findings));
        Say($"OrderBackup: {ModeName}, nothing checked: error {failure.Id} ({Elapsed})");
    }

    // As it was given: what is no mode must not be called one.
    private string ModeName => Setting.Text(task.Mode)?.ToLowerInvariant() ?? "auto";

    private bool MustCheck() =>
        _mode == CheckMode.Live
        || Setting.Switch("OrderBackupRequireLive", task.RequireLive)
        || Setting.Switch("ContinuousIntegrationBuild", task.ContinuousIntegration);

    private CheckMode ReadMode() => Setting.Text(task.Mode)?.ToUpperInvariant() switch
    {
        null or "AUTO" => CheckMode.Auto,
        "LIVE" => CheckMode.Live,
        "OFF" => CheckMode.Off,
        _ => throw new InvalidSettingException($"OrderBackupMode is '{task.Mode}'; it must be auto, live or off."),
    };

    private void ReadReports()
    {
        string? unknown = null;
        foreach (var word in Setting.List(task.Reports))
        {
            if (CheckReportFile.Parse(word, out var problem) is { } report)
            {
                _reports.Add(report with { Path = InProject(task, report.Path) });
            }
            else
            {
                unknown ??= problem;
            }
        }

        if (unknown is not null)
        {
            throw new InvalidSettingException($"OrderBackupReports {unknown}");
        }
    }

    private void WriteReports(CheckOutcome outcome)
    {
        foreach (var report in _reports)
        {
            try
            {
                report.Write(outcome);
            }
            catch (ReportNotWrittenException problem)
            {
                LogFinding(new Finding { Id = DiagnosticIds.ReportNotWritten, Severity = FindingSeverity.Error, Message = problem.Message });
            }
        }
    }

    private async Task CheckAsync(string? variable, CancellationToken cancellationToken)
    {
        if (!File.Exists(ManifestPath))
        {
            throw new OrderBackupException(
                DiagnosticIds.ManifestMissing,
                $"There is no coverage manifest {ManifestPath}: nothing says what a backup must contain. Write one with: dotnet build -t:OrderBackupUpdateManifest -p:OrderBackupRoots=orders, or name another file with OrderBackupManifest.");
        }

        var folder = Setting.Text(task.ToolsFolder);
        var service = new OrderBackupService(new OrderBackupOptions
        {
            ConnectionVariable = variable,
            ManifestPath = ManifestPath,
            ToolsFolder = folder is null ? null : InProject(task, folder),
            ConnectTimeout = Setting.Seconds("OrderBackupConnectTimeout", task.ConnectTimeout, 10, 1024),
        });
        var result = await service.CheckAsync(
            new CheckRequest
            {
                ReadsData = Setting.Switch("OrderBackupCheckData", task.CheckData),
                LooksForTools = Setting.Switch("OrderBackupCheckTools", task.CheckTools),
            },
            cancellationToken);
        foreach (var finding in result.Findings)
        {
            LogFinding(finding);
        }

        WriteReports(CheckOutcome.Of(result));
        var coverage = result.Coverage;
        Say(FormattableString.Invariant(
            $"OrderBackup: live, {coverage.Tables.Count:N0} tables, {coverage.ColumnCount:N0} columns, {coverage.UncoveredCount:N0} uncovered, {Elapsed}"));
    }
}
