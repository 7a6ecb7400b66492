using System.Text.Json.Serialization;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Answers;

/// <summary>The answer to a request to start a backup.</summary>
internal sealed record BackupStartAnswer(
    [property: JsonPropertyName("success")] bool Success,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("backup_started")] bool BackupStarted,
    [property: JsonPropertyName("backup_in_progress")] bool BackupInProgress);

/// <summary>The answer to a request to start another job.</summary>
internal sealed record JobStartAnswer(
    [property: JsonPropertyName("success")] bool Success,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("started")] bool Started,
    [property: JsonPropertyName("in_progress")] bool InProgress);

/// <summary>How far a run has come.</summary>
internal sealed record ProgressAnswer(
    [property: JsonPropertyName("phase")] string Phase,
    [property: JsonPropertyName("item")] string? Item,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("total_bytes")] long? TotalBytes,
    [property: JsonPropertyName("rows")] long Rows)
{
    public static ProgressAnswer? Of(BackupProgress? progress, Redaction redaction) => progress is null
        ? null
        : new ProgressAnswer(progress.Phase, progress.Item is { } item ? redaction.Of(item) : null, progress.Bytes, progress.TotalBytes, progress.Rows);
}

/// <summary>The status of the backups.</summary>
internal sealed record BackupStatusAnswer(
    [property: JsonPropertyName("success")] bool Success,
    [property: JsonPropertyName("status")] IReadOnlyDictionary<string, TierAnswer> Status,
    [property: JsonPropertyName("backup_in_progress")] bool BackupInProgress,
    [property: JsonPropertyName("progress")] ProgressAnswer? Progress,
    [property: JsonPropertyName("last_backup_result")] BackupResultAnswer? LastBackupResult,
    [property: JsonPropertyName("last_backup_error")] string? LastBackupError)
{
    public static BackupStatusAnswer Of(IReadOnlyList<TierStatus> tiers, JobState state, Redaction redaction) => new(
        true,
        tiers.Index().ToDictionary(tier => TierFolders.NameOf(tier.Index), tier => new TierAnswer(tier.Item.Path, tier.Item.Exists, tier.Item.LatestBackup)),
        state.Run is not null,
        ProgressAnswer.Of(state.Run?.Progress, redaction),
        state.Last is { } last ? BackupResultAnswer.Of(last, tiers.Count, redaction) : null,
        state.Last?.Error is { } error ? redaction.Of(error) : null);
}

/// <summary>A tier in the status.</summary>
internal sealed record TierAnswer(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("exists")] bool Exists,
    [property: JsonPropertyName("latest_backup")] string? LatestBackup);

/// <summary>What became of the last backup.</summary>
internal sealed record BackupResultAnswer(
    [property: JsonPropertyName("success_count")] int SuccessCount,
    [property: JsonPropertyName("total_tiers")] int TotalTiers,
    [property: JsonPropertyName("results")] IReadOnlyDictionary<string, TierResultAnswer> Results)
{
    public static BackupResultAnswer Of(JobOutcome outcome, int tiers, Redaction redaction)
    {
        // A run that failed before there was anything to copy has a result in no tier.
        var results = outcome.Tiers.Count > 0
            ? outcome.Tiers.Select(tier => new TierResultAnswer(tier.Succeeded, tier.Backup, tier.Succeeded ? outcome.Verdict : null, tier.Error is { } error ? redaction.Of(error) : null))
            : Enumerable.Repeat(new TierResultAnswer(false, null, null, outcome.Error is { } all ? redaction.Of(all) : null), tiers);
        var named = results.Index().ToDictionary(result => TierFolders.NameOf(result.Index), result => result.Item);
        return new BackupResultAnswer(named.Values.Count(result => result.Success), named.Count, named);
    }
}

/// <summary>What became of a backup in one tier.</summary>
internal sealed record TierResultAnswer(
    [property: JsonPropertyName("success")] bool Success,
    [property: JsonPropertyName("backup")] string? Backup,
    [property: JsonPropertyName("verdict")] string? Verdict,
    [property: JsonPropertyName("error")] string? Error);

/// <summary>What is known of a job.</summary>
internal sealed record JobAnswer(
    [property: JsonPropertyName("job")] string Job,
    [property: JsonPropertyName("in_progress")] bool InProgress,
    [property: JsonPropertyName("backup")] string? Backup,
    [property: JsonPropertyName("started")] DateTimeOffset? Started,
    [property: JsonPropertyName("progress")] ProgressAnswer? Progress,
    [property: JsonPropertyName("last")] JobOutcomeAnswer? Last)
{
    public static JobAnswer Of(string kind, JobState state, Redaction redaction) => new(
        kind, state.Run is not null, state.Run?.Subject, state.Run?.Started, ProgressAnswer.Of(state.Run?.Progress, redaction),
        state.Last is { } last ? JobOutcomeAnswer.Of(last, redaction) : null);
}

/// <summary>What became of a job's last run.</summary>
internal sealed record JobOutcomeAnswer(
    [property: JsonPropertyName("backup")] string? Backup,
    [property: JsonPropertyName("succeeded")] bool Succeeded,
    [property: JsonPropertyName("verdict")] string? Verdict,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("started")] DateTimeOffset Started,
    [property: JsonPropertyName("finished")] DateTimeOffset? Finished,
    [property: JsonPropertyName("tables")] int Tables,
    [property: JsonPropertyName("columns")] int Columns,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("database")] string? Database,
    [property: JsonPropertyName("former_database")] string? FormerDatabase,
    [property: JsonPropertyName("findings")] IReadOnlyList<FindingAnswer> Findings)
{
    public static JobOutcomeAnswer Of(JobOutcome outcome, Redaction redaction) => new(
        outcome.Subject, outcome.Succeeded, outcome.Verdict, outcome.Error is { } error ? redaction.Of(error) : null, outcome.Started, outcome.Finished,
        outcome.Tables, outcome.Columns, outcome.Rows, outcome.Database, outcome.FormerDatabase, [.. outcome.Findings.Select(finding => FindingAnswer.Of(finding, redaction))]);
}

/// <summary>One thing that does not hold.</summary>
internal sealed record FindingAnswer(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("severity")] string Severity,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("table")] string? Table,
    [property: JsonPropertyName("column")] string? Column)
{
    public static FindingAnswer Of(Finding finding, Redaction redaction) =>
        new(finding.Id, finding.Severity.ToString(), redaction.Of(finding.Message), finding.Table, finding.TableColumn);
}
