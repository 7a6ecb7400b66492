namespace OrderBackup.AspNetCore.Scheduling;

/// <summary>What is known of a schedule: kept in its job's file, and written by who holds the job's lock.</summary>
internal sealed record ScheduleState
{
    // Each outage begins another span; older ones are of no interest.
    private const int MostSpans = 32;

    /// <summary>The spans of time whose due times have had their turn, the oldest first.</summary>
    public IReadOnlyList<DueSpan> Done { get; init; } = [];

    /// <summary>The due time that was taken last; null before the first.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often it has been tried.</summary>
    public int Attempt { get; init; }

    /// <summary>The run of the last attempt; null when there was none.</summary>
    public string? RunId { get; init; }

    /// <summary>When the last attempt ended; null while it is at work.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What came of it; null while it is at work.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>Whether a further attempt could make up for it.</summary>
    public bool MayRetry { get; init; }

    /// <summary>The span that an instant lies in or that precedes it; null when none does.</summary>
    public DueSpan? SpanAt(DateTimeOffset instant) => Done.LastOrDefault(span => span.From <= instant);

    /// <summary>Takes a due time: it has had its turn, whatever comes of it.</summary>
    public ScheduleState Take(CronSchedule cron, DateTimeOffset due, int attempt, string? runId) => this with
    {
        Done = Contains(due) ? Done : Add(cron, due),
        Due = due,
        Attempt = attempt,
        RunId = runId,
        Ended = null,
        Succeeded = null,
        MayRetry = false,
    };

    /// <summary>The end of an attempt.</summary>
    public ScheduleState End(DateTimeOffset at, bool succeeded, bool mayRetry) => this with { Ended = at, Succeeded = succeeded, MayRetry = mayRetry };

    /// <summary>
    /// Begins to count at an instant: nothing before it is due any more. What lies after it has not had its turn: it was a wrong clock's.
    /// </summary>
    public ScheduleState BeginAt(DateTimeOffset now) => this with
    {
        Done = [.. Done.Where(span => span.From <= now).Select(span => now < span.To ? span with { To = now } : span)
            .Append(new DueSpan(now, now)).OrderBy(span => span.From).TakeLast(MostSpans)],
        MayRetry = false,
    };

    public bool Contains(DateTimeOffset due) => Done.Any(span => span.From <= due && due <= span.To);

    private IReadOnlyList<DueSpan> Add(CronSchedule cron, DateTimeOffset due)
    {
        var follows = SpanAt(due) is { } before && cron.NextAfter(before.To) == due ? before : null;
        var added = new DueSpan(follows?.From ?? due, due);
        return [.. Done.Where(span => span != follows).Append(added).OrderBy(span => span.From).TakeLast(MostSpans)];
    }
}

/// <summary>A span of time, both ends included.</summary>
internal sealed record DueSpan(DateTimeOffset From, DateTimeOffset To);
