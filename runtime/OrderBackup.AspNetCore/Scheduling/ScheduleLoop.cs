using Microsoft.Extensions.Logging;
using OrderBackup.AspNetCore.Diagnostics;
using OrderBackup.AspNetCore.Jobs;

namespace OrderBackup.AspNetCore.Scheduling;

/// <summary>What a schedule starts.</summary>
/// <param name="claim">Has the last word, while the job's lock is held.</param>
/// <param name="cancellationToken">Ends the wait, not the run.</param>
internal delegate Task<JobStart> ScheduledStart(JobClaim claim, CancellationToken cancellationToken);

/// <summary>
/// Starts a job's runs when they are due. Every instance of the application has one; what is due is decided from the job's file while
/// the job's lock is held, so that one of them starts each run.
/// </summary>
internal sealed class ScheduleLoop(string kind, CronSchedule cron, Job job, ScheduledStart start, TimeProvider time, ILogger logger, SiteTelemetry telemetry)
{
    // The clock may be set, and another instance may have failed: nothing is slept through for longer.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    // Attempts that left nothing in the file, because the database or the folder could not be used.
    private volatile Unstarted? _unstarted;

    // What was last read: when the folder is gone, its due times are not.
    private volatile ScheduleState? _remembered;

    public CronSchedule Cron => cron;

    /// <summary>Told of a due time whose run could not even be started.</summary>
    public event Action<JobOutcome>? NotStarted;

    /// <summary>The schedule as it is now, and what is known of its last due time.</summary>
    public (SchedulePlan Plan, ScheduleState? State) Look(JobState state)
    {
        var known = Known(state.Schedule);
        return (SchedulePlan.Of(cron, known, time.GetUtcNow()), known);
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await StepAsync(stopping), time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The application ends; another instance, or this one when it is back, finds in the file what is due.
        }
    }

    /// <summary>Does what is to be done now.</summary>
    /// <returns>How long there is nothing to do then.</returns>
    private async Task<TimeSpan> StepAsync(CancellationToken stopping)
    {
        try
        {
            var state = await job.ReadAsync(stopping);
            _remembered = state.Schedule ?? _remembered;
            var (plan, _) = Look(state);
            if (plan.NeedsBeginning)
            {
                return await BeginAsync(stopping);
            }

            if (plan.Due is not { } due)
            {
                return UntilNext(plan);
            }

            // A run in progress began before this one was due, or is another attempt at it: it is waited for, and then looked anew.
            return state.Run is null ? await StartAsync(due, plan.Attempt, stopping) : Busy;
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.ScheduleStumbled(logger, kind, problem);
            return Longest;
        }
    }

    private async Task<TimeSpan> BeginAsync(CancellationToken stopping)
    {
        try
        {
            ScheduleState? beginning = null;
            var begun = await start(
                (before, _) =>
                {
                    var now = time.GetUtcNow();
                    beginning = SchedulePlan.Of(cron, Known(before.Schedule), now).NeedsBeginning
                        ? (before.Schedule ?? _remembered ?? new ScheduleState()).BeginAt(now)
                        : null;
                    return beginning is null ? null : before with { Schedule = beginning };
                },
                stopping);
            _remembered = beginning ?? _remembered;
            if (beginning is not null)
            {
                // An attempt at a due time before the beginning, or at one of a wrong clock, is none any more.
                _unstarted = null;
            }

            return begun.Answered ? Shortest : Busy;
        }
        catch (OrderBackupException problem)
        {
            Log.ScheduleNotBegun(logger, kind, problem.Id, problem.Message);
            return Longest;
        }
    }

    private async Task<TimeSpan> StartAsync(DateTimeOffset due, int attempt, CancellationToken stopping)
    {
        var missed = 0;
        try
        {
            var begun = await start(
                (before, run) =>
                {
                    var plan = SchedulePlan.Of(cron, Known(before.Schedule), time.GetUtcNow());
                    missed = plan.Missed;
                    return plan.Due == due && plan.Attempt == attempt ? Claim(before, run, due, attempt) : null;
                },
                stopping);
            if (!begun.Answered)
            {
                return Busy;
            }

            _unstarted = null;
            if (begun.Started)
            {
                Log.DueStarted(logger, kind, due, attempt);
                Miss(missed, due);
            }

            return Shortest;
        }
        catch (OrderBackupException problem)
        {
            _unstarted = new Unstarted(due, attempt, time.GetUtcNow());
            Log.DueNotStarted(logger, kind, due, attempt, problem.Id, problem.Message);
            var outcome = JobOutcome.Failed($"{problem.Id}: {problem.Message}", problem.Findings) with
            {
                Kind = kind,
                Started = time.GetUtcNow(),
                Finished = time.GetUtcNow(),
                Due = due,
                Attempt = attempt,
            };
            telemetry.Count(outcome);
            NotStarted?.Invoke(outcome);
            return Shortest;
        }
    }

    private JobState Claim(JobState before, JobRun run, DateTimeOffset due, int attempt)
    {
        var schedule = before.Schedule ?? _remembered ?? new ScheduleState();
        if (before.Last is { } last && last.MakesUpFor(due) && last.Started <= run.Started)
        {
            return before with { Schedule = schedule.Take(cron, due, attempt, last.RunId).End(last.Finished ?? last.Started, true, mayRetry: false) };
        }

        return before with { Run = run with { Due = due, Attempt = attempt }, Schedule = schedule.Take(cron, due, attempt, run.Id) };
    }

    private ScheduleState? Known(ScheduleState? written)
    {
        written ??= _remembered;
        if (_unstarted is not { } unstarted || written is null)
        {
            return written;
        }

        // What another instance wrote down of the same due time, or a later one, counts for more.
        return written.Due > unstarted.Due || (written.Due == unstarted.Due && (written.Succeeded != false || written.Attempt >= unstarted.Attempt))
            ? written
            : written.Take(cron, unstarted.Due, unstarted.Attempt, null).End(unstarted.At, false, mayRetry: true);
    }

    private void Miss(int missed, DateTimeOffset due)
    {
        if (missed > 0)
        {
            Log.DueMissed(logger, kind, missed, due);
            telemetry.Miss(kind, missed);
        }
    }

    private TimeSpan UntilNext(SchedulePlan plan)
    {
        var now = time.GetUtcNow();
        var wait = new[] { plan.Next, plan.RetryAt }.OfType<DateTimeOffset>().Select(at => at - now).Append(Longest).Min();
        return wait < Shortest ? Shortest : wait;
    }

    private sealed record Unstarted(DateTimeOffset Due, int Attempt, DateTimeOffset At);
}
