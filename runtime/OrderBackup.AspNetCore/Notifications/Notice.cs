using System.Text.Json;
using System.Text.Json.Serialization;
using OrderBackup.AspNetCore.Answers;
using OrderBackup.AspNetCore.Jobs;

namespace OrderBackup.AspNetCore.Notifications;

/// <summary>What a webhook is told: neither a host nor a path outside the tiers.</summary>
/// <remarks>docs/aspnetcore.md describes it; names that are there keep their meaning.</remarks>
internal sealed record Notice
{
    public const string Success = "success";
    public const string Failure = "failure";
    public const string Overdue = "overdue";

    private const int LongestError = 2000;

    [JsonPropertyName("event")]
    public required string Event { get; init; }

    [JsonPropertyName("job")]
    public required string Job { get; init; }

    [JsonPropertyName("database")]
    public required string Database { get; init; }

    [JsonPropertyName("backup")]
    public string? Backup { get; init; }

    [JsonPropertyName("verdict")]
    public string? Verdict { get; init; }

    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("started")]
    public DateTimeOffset? Started { get; init; }

    [JsonPropertyName("finished")]
    public DateTimeOffset? Finished { get; init; }

    [JsonPropertyName("due")]
    public DateTimeOffset? Due { get; init; }

    [JsonPropertyName("attempt")]
    public int Attempt { get; init; }

    [JsonPropertyName("success_count")]
    public int? SuccessCount { get; init; }

    [JsonPropertyName("total_tiers")]
    public int? TotalTiers { get; init; }

    [JsonPropertyName("tables")]
    public int Tables { get; init; }

    [JsonPropertyName("columns")]
    public int Columns { get; init; }

    [JsonPropertyName("rows")]
    public long Rows { get; init; }

    [JsonPropertyName("newest_verified")]
    public NewestVerifiedAnswer? NewestVerified { get; init; }

    [JsonPropertyName("sent")]
    public required DateTimeOffset Sent { get; init; }

    public static Notice Of(JobOutcome outcome, string database, int tiers, Redaction redaction, DateTimeOffset now)
    {
        var isBackup = outcome.Kind == JobKind.Backup;
        return new Notice
        {
            Event = outcome.Succeeded ? Success : Failure,
            Job = outcome.Kind,
            Database = database,
            Backup = isBackup ? outcome.Tiers.FirstOrDefault(tier => tier.Succeeded)?.Backup : outcome.Subject,
            Verdict = outcome.Verdict,
            Error = Told(outcome.Error, redaction),
            Started = outcome.Started,
            Finished = outcome.Finished,
            Due = outcome.Due,
            Attempt = outcome.Attempt,
            SuccessCount = isBackup ? outcome.Tiers.Count(tier => tier.Succeeded) : null,
            TotalTiers = isBackup ? tiers : null,
            Tables = outcome.Tables,
            Columns = outcome.Columns,
            Rows = outcome.Rows,
            Sent = now,
        };
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, NoticeJson.Default.Notice);

    private static string? Told(string? error, Redaction redaction) =>
        error is null ? null : redaction.Of(error) is { Length: > LongestError } text ? text[..LongestError] + "…" : redaction.Of(error);
}

[JsonSerializable(typeof(Notice))]
internal sealed partial class NoticeJson : JsonSerializerContext;
