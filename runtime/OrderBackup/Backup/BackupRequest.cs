using System.Text.Json.Serialization;

namespace OrderBackup.Backup;

/// <summary>How the dump in a backup is compressed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DumpCompression>))]
public enum DumpCompression
{
    /// <summary>Not at all: <c>psql -f</c> restores the file as it is.</summary>
    None,

    /// <summary>gzip, which every system can undo.</summary>
    Gzip,

    /// <summary>Zstandard, faster and smaller.</summary>
    Zstd,
}

/// <summary>What a backup does about live columns that the manifest does not cover.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CoveragePolicy>))]
public enum CoveragePolicy
{
    /// <summary>It fails before the dump starts.</summary>
    Require,

    /// <summary>It goes on, reports them, and the verdict is <see cref="BackupVerdict.Unverified"/>.</summary>
    Warn,
}

/// <summary>What is known of a backup.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackupVerdict>))]
public enum BackupVerdict
{
    /// <summary>The dump holds every row and every covered column of its snapshot, proven.</summary>
    Verified,

    /// <summary>The dump is whole, but something that the manifest asks for is not proven.</summary>
    Unverified,

    /// <summary>The backup does not hold what it should, or cannot be read.</summary>
    Failed,
}

/// <summary>A backup to be made.</summary>
public sealed record BackupRequest
{
    /// <summary>The tiers' folders: the first receives the backup, each further one a copy of the same backup that is read back.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>How the dump is compressed. Default: not at all.</summary>
    public DumpCompression Compression { get; init; }

    /// <summary>What to do about live columns that the manifest does not cover. Default: fail.</summary>
    public CoveragePolicy Coverage { get; init; }

    /// <summary>Checks that the request makes sense.</summary>
    /// <exception cref="ArgumentException">It does not; the message names the property.</exception>
    public void Validate()
    {
        if (Folders.Count == 0 || Folders.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"{nameof(Folders)} must name at least one folder.");
        }

        if (Folders.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Count() != Folders.Count)
        {
            throw new ArgumentException($"{nameof(Folders)} names the same folder twice: a copy beside itself protects nothing.");
        }
    }
}

/// <summary>What became of a backup run.</summary>
public sealed record BackupResult
{
    /// <summary>The verdict on the backup.</summary>
    public required BackupVerdict Verdict { get; init; }

    /// <summary>What the backup says of itself; null when it failed before it was complete.</summary>
    public BackupInfo? Info { get; init; }

    /// <summary>What became of each tier, in the order of the request.</summary>
    public required IReadOnlyList<TierResult> Tiers { get; init; }

    /// <summary>Everything found, errors first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How long the run took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether the backup was made as asked for, in every tier.</summary>
    public bool Succeeded => Verdict != BackupVerdict.Failed && Tiers.All(tier => tier.Succeeded) && !Findings.Any(f => f.Severity == FindingSeverity.Error);
}

/// <summary>What became of one tier.</summary>
/// <param name="Folder">The tier's folder.</param>
/// <param name="Backup">The backup's folder in it; null when there is none.</param>
/// <param name="Succeeded">Whether the backup is there, complete and read back.</param>
/// <param name="Error">What went wrong; null when nothing did.</param>
public sealed record TierResult(string Folder, string? Backup, bool Succeeded, string? Error);

/// <summary>How far a long operation has come.</summary>
public sealed record BackupProgress
{
    /// <summary>What is being done, for example <c>dump</c>, <c>verify</c>, <c>load</c>, <c>compare</c>, <c>copy</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>What it is being done to: a table, a tier, a file; null when nothing particular.</summary>
    public string? Item { get; init; }

    /// <summary>Bytes done in this phase.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes to do in this phase; an estimate while dumping; null when unknown.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>Rows done in this phase.</summary>
    public long Rows { get; init; }
}
