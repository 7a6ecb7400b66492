using OrderBackup.Connections;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.MSBuild;

/// <summary>The work of <see cref="CheckCoverage"/>.</summary>
internal sealed class CoverageCheck(CheckCoverage task) : DatabaseWork(task)
{
    private CheckMode _mode;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        _mode = ReadMode();
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

    protected override void OnFailure(WorkFailure failure) =>
        Say($"OrderBackup: {ModeName}, nothing checked: error {failure.Id} ({Elapsed})");

    private string ModeName => _mode.ToString().ToLowerInvariant();

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

        var coverage = result.Coverage;
        Say(FormattableString.Invariant(
            $"OrderBackup: live, {coverage.Tables.Count:N0} tables, {coverage.ColumnCount:N0} columns, {coverage.UncoveredCount:N0} uncovered, {Elapsed}"));
    }
}
