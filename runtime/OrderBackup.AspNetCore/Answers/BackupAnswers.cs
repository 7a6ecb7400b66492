using System.Text.Json;
using System.Text.Json.Serialization;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Answers;

/// <summary>The backups of every tier, and why a tier's backups or pins cannot be read; the latter only when something cannot.</summary>
internal sealed record BackupListAnswer(
    [property: JsonPropertyName("tiers")] IReadOnlyDictionary<string, IReadOnlyList<BackupSummaryAnswer>> Tiers,
    [property: JsonPropertyName("problems"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Problems);

/// <summary>One backup of a list.</summary>
internal sealed record BackupSummaryAnswer(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("verdict")] string Verdict,
    [property: JsonPropertyName("database")] string? Database,
    [property: JsonPropertyName("snapshot")] DateTimeOffset? Snapshot,
    [property: JsonPropertyName("started")] DateTimeOffset? Started,
    [property: JsonPropertyName("finished")] DateTimeOffset? Finished,
    [property: JsonPropertyName("size")] long Size,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("last_drill")] DrillAnswer? LastDrill,
    [property: JsonPropertyName("last_verification")] VerificationAnswer? LastVerification,
    [property: JsonPropertyName("problem")] string? Problem,
    [property: JsonPropertyName("pinned")] bool Pinned)
{
    public static BackupSummaryAnswer Of(BackupSummary backup, bool pinned, Redaction redaction) => new(
        backup.Name, backup.Verdict.ToString(), backup.Database, backup.Snapshot, backup.Started, backup.Finished, backup.Size, backup.Rows,
        backup.LastDrill is { } drill ? new DrillAnswer(drill.At, drill.Identical, drill.DurationSeconds, drill.ServerVersion) : null,
        backup.LastVerification is { } verification
            ? new VerificationAnswer(verification.At, verification.Intact, verification.Identical, verification.Error is { } error ? redaction.Of(error) : null)
            : null,
        backup.Problem is { } problem ? redaction.Of(problem) : null, pinned);
}

/// <summary>The outcome of a drill.</summary>
internal sealed record DrillAnswer(
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("identical")] bool Identical,
    [property: JsonPropertyName("duration_seconds")] double DurationSeconds,
    [property: JsonPropertyName("server_version")] string ServerVersion);

/// <summary>The outcome of a verification.</summary>
internal sealed record VerificationAnswer(
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("intact")] bool Intact,
    [property: JsonPropertyName("identical")] bool? Identical,
    [property: JsonPropertyName("error")] string? Error);

/// <summary>What a backup says of itself, without its proof's digests and the definitions.</summary>
internal sealed record BackupAnswer(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("verdict")] string Verdict,
    [property: JsonPropertyName("database")] string Database,
    [property: JsonPropertyName("snapshot")] DateTimeOffset Snapshot,
    [property: JsonPropertyName("started")] DateTimeOffset Started,
    [property: JsonPropertyName("finished")] DateTimeOffset Finished,
    [property: JsonPropertyName("made_by")] string MadeBy,
    [property: JsonPropertyName("pg_dump_version")] string PgDumpVersion,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("uncovered")] int Uncovered,
    [property: JsonPropertyName("tables")] IReadOnlyList<TableAnswer> Tables,
    [property: JsonPropertyName("files")] IReadOnlyList<FileAnswer> Files,
    [property: JsonPropertyName("findings")] IReadOnlyList<FindingAnswer> Findings,
    [property: JsonPropertyName("pinned")] bool Pinned)
{
    public static BackupAnswer Of(BackupInfo info, bool pinned, Redaction redaction) => new(
        info.Name, info.Verdict.ToString(), info.Database.Name, info.Snapshot, info.Started, info.Finished, info.MadeBy, info.PgDumpVersion,
        info.Proof.TotalRows, info.Coverage.UncoveredCount,
        [.. info.Coverage.Tables.Select(TableAnswer.Of)],
        [.. info.Files.Select(file => new FileAnswer(file.Path, file.Size, file.Sha256))],
        [.. info.Findings.Select(finding => FindingAnswer.Of(finding, redaction))], pinned);
}

/// <summary>A table in scope.</summary>
internal sealed record TableAnswer(
    [property: JsonPropertyName("table")] string Table,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("rows")] long? Rows,
    [property: JsonPropertyName("columns")] IReadOnlyList<ColumnAnswer> Columns)
{
    public static TableAnswer Of(CoveredTable table) =>
        new(table.Table, table.Reason, table.Rows, [.. table.Columns.Select(column => new ColumnAnswer(column.Name, column.Class, column.Detail))]);
}

/// <summary>A column in scope.</summary>
internal sealed record ColumnAnswer(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("class")] string Class,
    [property: JsonPropertyName("detail")] string? Detail);

/// <summary>A file of a backup, relative to its folder.</summary>
internal sealed record FileAnswer(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("size")] long Size,
    [property: JsonPropertyName("sha256")] string Sha256);

/// <summary>What a restore is asked for.</summary>
internal sealed record RestoreAsked(
    [property: JsonPropertyName("mode")] string? Mode,
    [property: JsonPropertyName("database")] string? Database,
    [property: JsonPropertyName("disconnect")] bool Disconnect,
    [property: JsonPropertyName("confirm")] string? Confirm);

// The application's own JSON options do not reach the contract.
[JsonSerializable(typeof(BackupStartAnswer))]
[JsonSerializable(typeof(JobStartAnswer))]
[JsonSerializable(typeof(BackupStatusAnswer))]
[JsonSerializable(typeof(JobAnswer))]
[JsonSerializable(typeof(BackupListAnswer))]
[JsonSerializable(typeof(BackupAnswer))]
[JsonSerializable(typeof(CoverageAnswer))]
[JsonSerializable(typeof(BackupScheduleAnswer))]
[JsonSerializable(typeof(PinAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
