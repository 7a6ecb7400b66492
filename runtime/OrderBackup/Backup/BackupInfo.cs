using System.Text.Json.Serialization;
using OrderBackup.Catalog;
using OrderBackup.Dump;
using OrderBackup.Proof;

namespace OrderBackup.Backup;

/// <summary>Everything that a backup says of itself: the content of <c>backup_info.json</c>.</summary>
/// <remarks>docs/backup-format.md describes the file for those who read it without this package.</remarks>
public sealed record BackupInfo
{
    /// <summary>The version of the file's format that this package writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the file's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The backup's name: when it was started, in UTC, as <c>yyyyMMdd_HHmmss</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What was known of the backup when it was made.</summary>
    public required BackupVerdict Verdict { get; init; }

    /// <summary>The package and version that made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When the run started, in UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The instant that the backup shows: the server's clock when the snapshot was taken, in UTC.</summary>
    public required DateTimeOffset Snapshot { get; init; }

    /// <summary>When the dump was complete, in UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>The database itself: identity, encoding, owner, settings, privileges.</summary>
    public required DatabaseDefinition Database { get; init; }

    /// <summary>
    /// The <c>lc_monetary</c> under which money values were written and must be read again; null when there can be none.
    /// </summary>
    public string? MonetaryLocale { get; init; }

    /// <summary>The role that made the dump.</summary>
    public required string Role { get; init; }

    /// <summary>The version of the <c>pg_dump</c> that made it.</summary>
    public required string PgDumpVersion { get; init; }

    /// <summary>The dump: its file and the facts of its uncompressed text.</summary>
    public required DumpInfo Dump { get; init; }

    /// <summary>What the manifest asked for and what of it the dump holds.</summary>
    public required CoverageInfo Coverage { get; init; }

    /// <summary>The proof of the data.</summary>
    public required DataProof Proof { get; init; }

    /// <summary>Every schema object as the catalog described it in the snapshot.</summary>
    public required IReadOnlyList<DefinitionFact> Definitions { get; init; }

    /// <summary>The COPY blocks in the dump's order.</summary>
    public required IReadOnlyList<CopyBlock> CopyBlocks { get; init; }

    /// <summary>The dump's objects in its order.</summary>
    public required IReadOnlyList<DumpIndexEntry> Index { get; init; }

    /// <summary>What the run found, all of it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Every file of the backup but this one and <c>SHA256SUMS</c>, sorted by path.</summary>
    public required IReadOnlyList<BackupFile> Files { get; init; }

    /// <summary>
    /// Whether the backup is pinned, as <see cref="IOrderBackup.ShowAsync"/> found it. No part of the file: a pin lies beside the backup.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Pinned { get; init; }

    /// <summary>
    /// The latest verification's outcome, as <see cref="IOrderBackup.ShowAsync"/> found it; null when there was none. No part of the file.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public VerificationRecord? LastVerification { get; init; }
}

/// <summary>The dump of a backup.</summary>
/// <param name="File">Its file name.</param>
/// <param name="Compression">How the file is compressed.</param>
/// <param name="Encoding">The client encoding of its text.</param>
/// <param name="Length">The length of its uncompressed text in bytes.</param>
/// <param name="Sha256">The SHA-256 of its uncompressed text, 64 hexadecimal digits.</param>
public sealed record DumpInfo(string File, DumpCompression Compression, string Encoding, long Length, string Sha256);

/// <summary>One file of a backup.</summary>
/// <param name="Path">Its path relative to the backup's folder, with forward slashes.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256, 64 hexadecimal digits.</param>
public sealed record BackupFile(string Path, long Size, string Sha256);

/// <summary>What the manifest asked for and what of it the dump holds.</summary>
public sealed record CoverageInfo
{
    /// <summary>The root tables, as the manifest writes them.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>The tables in scope with their columns, sorted by name.</summary>
    public required IReadOnlyList<CoveredTable> Tables { get; init; }

    /// <summary>The system files that <c>@file</c> lines name, relative to <c>system_files/</c>.</summary>
    public IReadOnlyList<string> SystemFiles { get; init; } = [];

    /// <summary>All columns in scope.</summary>
    public int ColumnCount => Tables.Sum(table => table.Columns.Count);

    /// <summary>The columns in scope that nothing covers.</summary>
    public int UncoveredCount => Tables.Sum(table => table.Columns.Count(column => column.Class is "Uncovered" or "Missing"));
}

/// <summary>One table in scope.</summary>
/// <param name="Table">Its name as the manifest writes it.</param>
/// <param name="Reason">Why it is in scope: <c>root</c>, <c>related: a → b → root</c> along its foreign keys, <c>listed</c> or <c>scope all</c>.</param>
/// <param name="Rows">How many of its rows the dump holds, those of its partitions included; null when none are dumped.</param>
/// <param name="Columns">Its columns.</param>
public sealed record CoveredTable(string Table, string Reason, long? Rows, IReadOnlyList<CoveredColumn> Columns);

/// <summary>One column in scope.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Class">
/// <c>Covered</c>, <c>State</c> (covered, and marked as order state), <c>Generated</c> (recomputed by the restore and compared
/// then), <c>Exempt</c>, <c>Uncovered</c> (no line), or <c>Missing</c> (a line, but the dump does not hold it).
/// </param>
/// <param name="Detail">The state values, or the exemption's reason; null otherwise.</param>
public sealed record CoveredColumn(string Name, string Class, string? Detail);

/// <summary>One entry of a list of backups.</summary>
public sealed record BackupSummary
{
    /// <summary>The backup's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What was known of it when it was made; <see cref="BackupVerdict.Failed"/> when it cannot be read.</summary>
    public required BackupVerdict Verdict { get; init; }

    /// <summary>The database's name; null when the backup cannot be read.</summary>
    public string? Database { get; init; }

    /// <summary>The instant that the backup shows; null when the backup cannot be read.</summary>
    public DateTimeOffset? Snapshot { get; init; }

    /// <summary>When the run started, in UTC; null when the backup cannot be read.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the dump was complete, in UTC; null when the backup cannot be read.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>The size of all its files in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The rows it holds.</summary>
    public long Rows { get; init; }

    /// <summary>The latest drill's outcome; null when there was none.</summary>
    public DrillRecord? LastDrill { get; init; }

    /// <summary>The latest verification's outcome; null when there was none. A backup that it found damaged counts as verified nowhere.</summary>
    public VerificationRecord? LastVerification { get; init; }

    /// <summary>Whether it is pinned: no retention rule deletes it.</summary>
    public bool Pinned { get; init; }

    /// <summary>Why it is pinned; null when nobody said.</summary>
    public string? PinReason { get; init; }

    /// <summary>Why the backup cannot be read, or which of its files is missing or has another size; null when nothing of that is so.</summary>
    public string? Problem { get; init; }
}

/// <summary>The outcome of a drill.</summary>
/// <param name="At">When it ended, in UTC.</param>
/// <param name="Identical">Whether the restored database was identical.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="ServerVersion">The version of the server that it ran on; empty when the backup was not intact, so that no server was asked.</param>
public sealed record DrillRecord(DateTimeOffset At, bool Identical, double DurationSeconds, string ServerVersion);

/// <summary>The outcome of a verification.</summary>
/// <param name="At">When it ended, in UTC.</param>
/// <param name="Intact">Whether the backup's files were all there and unchanged and held what the proof says.</param>
/// <param name="Identical">Whether the live database equalled the backup; null when none was compared.</param>
/// <param name="Error">The first thing that did not hold, with its id; null when everything did.</param>
/// <param name="MadeBy">The name and version of the package that verified, for example <c>OrderBackup 0.1.0</c>.</param>
public sealed record VerificationRecord(DateTimeOffset At, bool Intact, bool? Identical, string? Error, string MadeBy)
{
    internal static VerificationRecord Of(bool intact, bool? identical, IEnumerable<Finding> findings) => new(
        DateTimeOffset.UtcNow, intact, identical,
        intact && identical != false ? null : findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => $"{finding.Id}: {finding.Message}").FirstOrDefault(),
        ProductVersion.Text);
}
