using System.Text.Json.Serialization;

namespace OrderBackup.Restore;

/// <summary>How a restore puts the restored database in place.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RestoreMode>))]
public enum RestoreMode
{
    /// <summary>
    /// Into a new database that, once proven identical, takes the target's name; the former database is kept under another name
    /// until the operator drops it.
    /// </summary>
    Replace,

    /// <summary>Into a new database under a name of its own; nothing is replaced.</summary>
    New,

    /// <summary>
    /// Into the existing database in one transaction, whose commit is withheld until the comparison passes: for servers on which
    /// no database may be created.
    /// </summary>
    InPlace,
}

/// <summary>A backup to be restored.</summary>
public sealed record RestoreRequest
{
    /// <summary>The backup's folder.</summary>
    public required string Backup { get; init; }

    /// <summary>How to put the restored database in place. Default: replace.</summary>
    public RestoreMode Mode { get; init; }

    /// <summary>
    /// The database to replace or to create. Null: for <see cref="RestoreMode.Replace"/> and <see cref="RestoreMode.InPlace"/> the
    /// connection's database; <see cref="RestoreMode.New"/> needs a name.
    /// </summary>
    public string? Database { get; init; }

    /// <summary>
    /// Whether <see cref="RestoreMode.Replace"/> may end the sessions that are still connected to the target. Default: no; the
    /// restore is then refused before it starts, and names them.
    /// </summary>
    public bool Disconnect { get; init; }
}

/// <summary>What became of a restore.</summary>
public sealed record RestoreResult
{
    /// <summary>The mode.</summary>
    public required RestoreMode Mode { get; init; }

    /// <summary>Whether the restored database is identical to the backup and in place (for a drill: was identical).</summary>
    public required bool Succeeded { get; init; }

    /// <summary>The database that now holds the restored data; null when nothing was restored.</summary>
    public string? Database { get; init; }

    /// <summary>The name under which the former database is kept; null when there was none.</summary>
    public string? FormerDatabase { get; init; }

    /// <summary>Every difference or reason, errors first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many tables were compared.</summary>
    public int Tables { get; init; }

    /// <summary>How many columns were compared.</summary>
    public int Columns { get; init; }

    /// <summary>How many rows were compared.</summary>
    public long Rows { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }
}
