using OrderBackup.Backup;

namespace OrderBackup.AspNetCore;

/// <summary>
/// Which database an application backs up, and where to. Bound from configuration or set in code; checked when the application
/// starts, which it does not with options that cannot work.
/// </summary>
public sealed class OrderBackupWebOptions
{
    /// <summary>
    /// The connection's text, as in <see cref="OrderBackupOptions.Connection"/>. It holds a password more often than not: prefer
    /// <see cref="ConnectionName"/> or <see cref="ConnectionVariable"/>.
    /// </summary>
    public string? Connection { get; set; }

    /// <summary>The name of one of the application's connection strings (<c>ConnectionStrings:NAME</c>).</summary>
    public string? ConnectionName { get; set; }

    /// <summary>
    /// The name of the environment variable that holds the connection. With none of the three, <c>ORDER_BACKUP_CONNECTION</c> and
    /// then <c>DATABASE_URL</c>.
    /// </summary>
    public string? ConnectionVariable { get; set; }

    /// <summary>The coverage manifest, relative to the application's content root. Default <c>BackupCoverage.txt</c>.</summary>
    public string ManifestPath { get; set; } = "BackupCoverage.txt";

    /// <summary>The folder of <c>pg_dump</c> and <c>psql</c>. Null searches PATH and the usual install folders.</summary>
    public string? ToolsFolder { get; set; }

    /// <summary>How long connecting may take, and so how long a request to start may wait. Default 5 seconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The tiers' folders, relative to the content root: the first receives each backup, the others a copy of it. At least one.
    /// Instances of one application must share the first, for what they tell of a run is kept in it.
    /// </summary>
    public IList<string> Folders { get; } = [];

    /// <summary>How dumps are compressed. Default: not at all.</summary>
    public DumpCompression Compression { get; set; }

    /// <summary>What a backup does about live columns that the manifest does not cover. Default: fail.</summary>
    public CoveragePolicy Coverage { get; set; }

    /// <summary>
    /// What is kept in each tier after a backup that succeeded. Null, the default: nothing is ever deleted.
    /// </summary>
    public OrderBackupRetentionOptions? Retention { get; set; }

    /// <summary>When backups are made. Null, the default: when somebody asks for one.</summary>
    public OrderBackupScheduleOptions? Schedule { get; set; }

    /// <summary>When the newest verified backup is drilled. Null, the default: when somebody asks for it.</summary>
    public OrderBackupScheduleOptions? DrillSchedule { get; set; }

    /// <summary>
    /// How old the newest verified backup may be before that is an error. Null, the default: with a <see cref="Schedule"/>, the longest
    /// time between two of its due times and two hours; without one, no age is too old.
    /// </summary>
    public TimeSpan? OverdueAfter { get; set; }

    /// <summary>Whom to tell of outcomes. Null, the default: nobody.</summary>
    public OrderBackupNotificationOptions? Notifications { get; set; }
}
