using System.Text.Json.Serialization;

namespace OrderBackup.AspNetCore.Answers;

/// <summary>What is due when, what became of it, and whether a verified backup is young enough.</summary>
internal sealed record BackupScheduleAnswer(
    [property: JsonPropertyName("schedules")] IReadOnlyList<ScheduleAnswer> Schedules,
    [property: JsonPropertyName("newest_verified")] IReadOnlyDictionary<string, NewestVerifiedAnswer?> NewestVerified,
    [property: JsonPropertyName("overdue")] bool Overdue,
    [property: JsonPropertyName("notifications")] NotificationsAnswer Notifications);

/// <summary>One job's schedule.</summary>
internal sealed record ScheduleAnswer(
    [property: JsonPropertyName("job")] string Job,
    [property: JsonPropertyName("cron")] string Cron,
    [property: JsonPropertyName("time_zone")] string TimeZone,
    [property: JsonPropertyName("next")] DateTimeOffset? Next,
    [property: JsonPropertyName("last_due")] DateTimeOffset? LastDue,
    [property: JsonPropertyName("last_succeeded")] bool? LastSucceeded,
    [property: JsonPropertyName("attempt")] int Attempt,
    [property: JsonPropertyName("retry_at")] DateTimeOffset? RetryAt);

/// <summary>The newest verified backup of a tier.</summary>
internal sealed record NewestVerifiedAnswer(
    [property: JsonPropertyName("backup")] string Backup,
    [property: JsonPropertyName("snapshot")] DateTimeOffset Snapshot);

/// <summary>Who is told, and whether the last notice arrived. The addresses are not answered.</summary>
internal sealed record NotificationsAnswer(
    [property: JsonPropertyName("webhook")] bool Webhook,
    [property: JsonPropertyName("heartbeat")] bool Heartbeat,
    [property: JsonPropertyName("last_error")] string? LastError);

/// <summary>Whether a backup is pinned.</summary>
internal sealed record PinAnswer(
    [property: JsonPropertyName("backup")] string Backup,
    [property: JsonPropertyName("pinned")] bool Pinned,
    [property: JsonPropertyName("reason")] string? Reason);
