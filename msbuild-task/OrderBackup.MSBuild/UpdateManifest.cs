namespace OrderBackup.MSBuild;

/// <summary>Writes the manifest, or adds what it lacks.</summary>
public sealed class UpdateManifest : DatabaseTask
{
    /// <summary>The root tables of a manifest that does not exist yet, separated by semicolons.</summary>
    public string? Roots { get; set; }

    private protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        // A build that writes the list it is judged by proves nothing.
        if (Setting.Switch("ContinuousIntegrationBuild", ContinuousIntegration) || Setting.Text(Environment.GetEnvironmentVariable("CI"))?.ToUpperInvariant() == "TRUE")
        {
            throw new InvalidSettingException("OrderBackupUpdateManifest does not run in a CI build: what must be in a backup is for a person to decide. Run it locally and commit the manifest.");
        }

        var roots = Setting.List(Roots);
        if (roots.Count == 0 && !File.Exists(ManifestPath))
        {
            throw new InvalidSettingException($"There is no manifest {ManifestPath} yet. Name the tables that orders start from: dotnet build -t:OrderBackupUpdateManifest -p:OrderBackupRoots=orders");
        }

        var service = new OrderBackupService(new OrderBackupOptions
        {
            ConnectionVariable = Setting.VariableName("OrderBackupConnectionVariable", ConnectionVariable),
            ManifestPath = ManifestPath,
            ConnectTimeout = Setting.Seconds("OrderBackupConnectTimeout", ConnectTimeout, 10, 1024),
        });
        Describe(await service.UpdateManifestAsync(new UpdateManifestRequest { Roots = roots }, cancellationToken));
    }

    private void Describe(UpdateManifestResult result)
    {
        foreach (var root in result.UnlistedRoots)
        {
            LogFinding(new Finding
            {
                Id = Coverage.Diagnostics.DiagnosticIds.InvalidSetting,
                Severity = FindingSeverity.Warning,
                Message = $"OrderBackupRoots names {root}, which is no @root of the manifest. Existing lines are not changed: add the line '@root {root}' to it.",
            });
        }

        if (!result.IsNew)
        {
            foreach (var column in result.Added)
            {
                Say($"  added {column}");
            }
        }

        var lines = FormattableString.Invariant($"{result.Added.Count:N0} {(result.Added.Count == 1 ? "line" : "lines")}");
        Say($"OrderBackup: {(result.IsNew ? $"wrote {result.Path} with {lines}" : $"added {lines} to {result.Path}")}, {Elapsed}");
    }
}
