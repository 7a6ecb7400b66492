namespace OrderBackup;

/// <summary>Which database is backed up, what its backups must contain, and with which programs.</summary>
public sealed record OrderBackupOptions
{
    /// <summary>
    /// How to reach the database: <c>Host=…;Database=…</c>, a <c>postgres://</c> URI, or libpq's <c>host=… dbname=…</c>. Null for
    /// operations on backup folders alone.
    /// </summary>
    public string? Connection { get; init; }

    /// <summary>
    /// The name of the environment variable that holds the connection when <see cref="Connection"/> is null. Null looks at
    /// <c>ORDER_BACKUP_CONNECTION</c>, then at <c>DATABASE_URL</c>.
    /// </summary>
    public string? ConnectionVariable { get; init; }

    /// <summary>The coverage manifest. Paths in its <c>@file</c> lines are relative to its folder.</summary>
    public string ManifestPath { get; init; } = "BackupCoverage.txt";

    /// <summary>The folder of <c>pg_dump</c> and <c>psql</c>. Null searches PATH and the usual install folders.</summary>
    public string? ToolsFolder { get; init; }

    /// <summary>How long connecting may take. Default 15 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Checks that the options make sense together.</summary>
    /// <exception cref="ArgumentException">They do not; the message names the option.</exception>
    public void Validate()
    {
        if (ConnectTimeout < TimeSpan.FromSeconds(1) || ConnectTimeout > TimeSpan.FromSeconds(1024))
        {
            throw new ArgumentException($"{nameof(ConnectTimeout)} must be between 1 and 1024 seconds.");
        }

        if (string.IsNullOrWhiteSpace(ManifestPath))
        {
            throw new ArgumentException($"{nameof(ManifestPath)} must name a file.");
        }

        if (Connection is not null && ConnectionVariable is not null)
        {
            throw new ArgumentException($"{nameof(Connection)} and {nameof(ConnectionVariable)} cannot both be given.");
        }
    }
}
