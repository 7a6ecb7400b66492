namespace OrderBackup.AspNetCore.Scheduling;

/// <summary>What a schedule wants at an instant. Looks at nothing but its arguments: no clock, no disk.</summary>
/// <param name="Due">The due time whose run is to be started now; null when there is none.</param>
/// <param name="Attempt">Which attempt at it that would be.</param>
/// <param name="Missed">How many due times before it had no run, and get none any more.</param>
/// <param name="Next">The next due time.</param>
/// <param name="RetryAt">When the last attempt is to be repeated; null when it is not.</param>
/// <param name="NeedsBeginning">Whether nothing is known that this instant could be counted from.</param>
internal sealed record SchedulePlan(DateTimeOffset? Due, int Attempt, int Missed, DateTimeOffset? Next, DateTimeOffset? RetryAt, bool NeedsBeginning)
{
    // A clock that was moved back further than this had been wrong: waiting until it is there again would stop the schedule.
    private static readonly TimeSpan FurthestBack = TimeSpan.FromDays(7);

    public static SchedulePlan Of(CronSchedule cron, ScheduleState? state, DateTimeOffset now)
    {
        if (state?.SpanAt(now) is not { } at || state.Done.Any(span => span.To > now + FurthestBack))
        {
            return new SchedulePlan(null, 0, 0, cron.NextAfter(now), null, true);
        }

        var next = NextAfter(cron, state, at.To > now ? at.To : now);
        if (cron.LatestIn(at.To, now) is { } due)
        {
            return new SchedulePlan(due, 1, cron.CountBetween(at.To, due), next, null, false);
        }

        if (RetryTime(cron, state, now) is { } retry && !(next <= retry))
        {
            return retry <= now
                ? new SchedulePlan(state.Due, state.Attempt + 1, 0, next, retry, false)
                : new SchedulePlan(null, state.Attempt, 0, next, retry, false);
        }

        return new SchedulePlan(null, state.Attempt, 0, next, null, false);
    }

    private static DateTimeOffset? RetryTime(CronSchedule cron, ScheduleState state, DateTimeOffset now)
    {
        if (state is not { Succeeded: false, MayRetry: true, Ended: { } ended } || state.Attempt >= cron.Attempts)
        {
            return null;
        }

        // An end in the future was written by a clock that has been moved back since.
        return ended > now ? now : ended + cron.PauseAfter(state.Attempt);
    }

    private static DateTimeOffset? NextAfter(CronSchedule cron, ScheduleState state, DateTimeOffset instant)
    {
        var next = cron.NextAfter(instant);
        while (next is { } due && state.Done.LastOrDefault(span => span.From <= due && due <= span.To) is { } done)
        {
            next = cron.NextAfter(done.To);
        }

        return next;
    }
}
