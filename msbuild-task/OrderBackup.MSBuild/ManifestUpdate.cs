using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.MSBuild;

/// <summary>The work of <see cref="UpdateManifest"/>.</summary>
internal sealed class ManifestUpdate(UpdateManifest task) : DatabaseWork(task)
{
    // GitHub, GitLab and most others; Azure Pipelines; TeamCity; Jenkins.
    private static readonly string[] ContinuousIntegrationVariables = ["CI", "TF_BUILD", "TEAMCITY_VERSION", "JENKINS_URL"];

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        // A build that writes the list it is judged by proves nothing.
        if (Setting.Switch("ContinuousIntegrationBuild", task.ContinuousIntegration) || Array.Exists(ContinuousIntegrationVariables, IsSet))
        {
            throw new InvalidSettingException("OrderBackupUpdateManifest does not run in a CI build: what must be in a backup is for a person to decide. Run it locally and commit the manifest.");
        }

        var roots = Setting.List(task.Roots);
        if (roots.Count == 0 && !File.Exists(ManifestPath))
        {
            throw new InvalidSettingException($"There is no manifest {ManifestPath} yet. Name the tables that orders start from: dotnet build -t:OrderBackupUpdateManifest -p:OrderBackupRoots=orders");
        }

        var service = new OrderBackupService(new OrderBackupOptions
        {
            ConnectionVariable = Setting.VariableName("OrderBackupConnectionVariable", task.ConnectionVariable),
            ManifestPath = ManifestPath,
            ConnectTimeout = Setting.Seconds("OrderBackupConnectTimeout", task.ConnectTimeout, 10, 1024),
        });
        Describe(await service.UpdateManifestAsync(new UpdateManifestRequest { Roots = roots }, cancellationToken));
    }

    private static bool IsSet(string variable) =>
        Setting.Text(Environment.GetEnvironmentVariable(variable)) is { } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private void Describe(UpdateManifestResult result)
    {
        foreach (var root in result.UnlistedRoots)
        {
            LogFinding(new Finding
            {
                Id = DiagnosticIds.InvalidSetting,
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
