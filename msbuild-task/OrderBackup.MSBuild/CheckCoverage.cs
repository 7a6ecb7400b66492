using OrderBackup.Connections;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.MSBuild;

/// <summary>Compares the live database with the manifest, and logs what differs at the manifest's own lines.</summary>
public sealed class CheckCoverage : DatabaseTask
{
    private CheckMode _mode;

    /// <summary><c>auto</c>, <c>live</c> or <c>off</c>.</summary>
    public string? Mode { get; set; }

    /// <summary>Whether a build without a connection fails.</summary>
    public string? RequireLive { get; set; }

    /// <summary>Whether to read the order state in the data too.</summary>
    public string? CheckData { get; set; }

    /// <summary>Whether to look for <c>pg_dump</c> and <c>psql</c> on this machine too.</summary>
    public string? CheckTools { get; set; }

    /// <summary>The folder of <c>pg_dump</c> and <c>psql</c>, relative to the project's folder.</summary>
    public string? ToolsFolder { get; set; }

    /// <summary>The reports to write: <c>FORMAT=FILE</c>, separated by semicolons, relative to the project's folder.</summary>
    public string? Reports { get; set; }

    private protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        _mode = ReadMode();
        var variable = Setting.VariableName("OrderBackupConnectionVariable", ConnectionVariable);
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

    private protected override void OnFailure(string id, string message, IReadOnlyList<Finding> findings) =>
        Say($"OrderBackup: {ModeName}, nothing checked: error {id} ({Elapsed})");

    private string ModeName => _mode.ToString().ToLowerInvariant();

    private bool MustCheck() =>
        _mode == CheckMode.Live
        || Setting.Switch("OrderBackupRequireLive", RequireLive)
        || Setting.Switch("ContinuousIntegrationBuild", ContinuousIntegration);

    private CheckMode ReadMode() => Setting.Text(Mode)?.ToUpperInvariant() switch
    {
        null or "AUTO" => CheckMode.Auto,
        "LIVE" => CheckMode.Live,
        "OFF" => CheckMode.Off,
        _ => throw new InvalidSettingException($"OrderBackupMode is '{Mode}'; it must be auto, live or off."),
    };

    private async Task CheckAsync(string? variable, CancellationToken cancellationToken)
    {
        if (!File.Exists(ManifestPath))
        {
            throw new OrderBackupException(
                DiagnosticIds.ManifestMissing,
                $"There is no coverage manifest {ManifestPath}: nothing says what a backup must contain. Write one with: dotnet build -t:OrderBackupUpdateManifest -p:OrderBackupRoots=orders, or name another file with OrderBackupManifest.");
        }

        var folder = Setting.Text(ToolsFolder);
        var service = new OrderBackupService(new OrderBackupOptions
        {
            ConnectionVariable = variable,
            ManifestPath = ManifestPath,
            ToolsFolder = folder is null ? null : Path.Combine(Path.GetDirectoryName(ProjectFile)!, folder),
            ConnectTimeout = Setting.Seconds("OrderBackupConnectTimeout", ConnectTimeout, 10, 1024),
        });
        var result = await service.CheckAsync(
            new CheckRequest
            {
                ReadsData = Setting.Switch("OrderBackupCheckData", CheckData),
                LooksForTools = Setting.Switch("OrderBackupCheckTools", CheckTools),
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
