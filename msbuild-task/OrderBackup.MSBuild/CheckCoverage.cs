namespace OrderBackup.MSBuild;

/// <summary>Compares the live database with the manifest, and logs what differs at the manifest's own lines.</summary>
public sealed class CheckCoverage : DatabaseTask
{
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

    private protected override DatabaseWork CreateWork() => new CoverageCheck(this);
}
