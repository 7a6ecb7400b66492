using System.Globalization;
using CsCheck;
using OrderBackup.AspNetCore.Scheduling;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What a schedule wants at an instant.</summary>
public sealed class SchedulePlanTests
{
    private static readonly CronSchedule Daily = Cron("30 2 * * *");
    private static readonly CronSchedule Hourly = Cron("0 * * * *");

    [Fact]
    public void Nothing_is_due_before_it_has_begun_to_count()
    {
        Assert.True(SchedulePlan.Of(Daily, null, At("2026-02-17 14:00")).NeedsBeginning);
        var begun = new ScheduleState().BeginAt(At("2026-02-17 14:00"));
        var plan = SchedulePlan.Of(Daily, begun, At("2026-02-17 14:00"));
        Assert.Equal((false, (DateTimeOffset?)null, At("2026-02-18 02:30")), (plan.NeedsBeginning, plan.Due, plan.Next!.Value));
        Assert.Equal(At("2026-02-18 02:30"), SchedulePlan.Of(Daily, begun, At("2026-02-18 02:30")).Due);
    }

    [Fact]
    public void Missed_due_times_are_caught_up_once_with_the_latest()
    {
        var state = new ScheduleState().BeginAt(At("2026-02-17 14:00"));
        var plan = SchedulePlan.Of(Daily, state, At("2026-02-20 09:00"));
        Assert.Equal((At("2026-02-20 02:30"), 2), (plan.Due!.Value, plan.Missed));
        Assert.Null(SchedulePlan.Of(Daily, state.Take(Daily, plan.Due.Value, 1, "a"), At("2026-02-20 09:00")).Due);
    }

    [Fact]
    public void Clock_moved_back_repeats_no_due_time_and_the_next_new_one_is_run()
    {
        var state = new ScheduleState().BeginAt(At("2026-02-17 01:30")).Take(Hourly, At("2026-02-17 02:00"), 1, "a").Take(Hourly, At("2026-02-17 03:00"), 1, "b");
        Assert.Equal((null, At("2026-02-17 04:00")), Of(Hourly, state, "2026-02-17 02:10"));
        Assert.Equal((null, At("2026-02-17 04:00")), Of(Hourly, state, "2026-02-17 03:00"));
        Assert.Equal(At("2026-02-17 04:00"), Of(Hourly, state, "2026-02-17 04:00").Due);
    }

    [Fact]
    public void Clock_that_jumped_ahead_and_back_leaves_the_due_times_between_to_be_run()
    {
        var state = new ScheduleState().BeginAt(At("2026-02-17 01:30")).Take(Daily, At("2026-02-17 02:30"), 1, "a").Take(Daily, At("2027-02-17 02:30"), 1, "b");
        Assert.True(SchedulePlan.Of(Daily, state, At("2026-02-17 14:00")).NeedsBeginning);
        state = state.BeginAt(At("2026-02-17 14:00"));
        Assert.Equal((null, At("2026-02-18 02:30")), Of(Daily, state, "2026-02-17 14:00"));
        Assert.Equal(At("2026-02-18 02:30"), Of(Daily, state, "2026-02-18 02:30").Due);
    }

    [Fact]
    public void Clock_that_was_ahead_for_days_and_set_right_swallows_no_due_time_when_they_come()
    {
        var state = new ScheduleState().BeginAt(At("2026-02-17 01:30")).Take(Daily, At("2026-02-17 02:30"), 1, "a");
        for (var day = 20; day < 24; day++)
        {
            state = state.Take(Daily, At("2026-02-17 02:30").AddDays(day), 1, "b");
        }

        Assert.True(SchedulePlan.Of(Daily, state, At("2026-02-17 14:00")).NeedsBeginning);
        state = state.BeginAt(At("2026-02-17 14:00"));
        for (var due = At("2026-02-18 02:30"); due < At("2026-03-20 00:00"); due = due.AddDays(1))
        {
            Assert.Equal(due, SchedulePlan.Of(Daily, state, due.AddMinutes(1)).Due);
            state = state.Take(Daily, due, 1, "c").End(due.AddMinutes(2), true, mayRetry: false);
        }
    }

    [Fact]
    public void Clock_that_had_been_wrong_by_more_than_a_week_does_not_stop_the_schedule()
    {
        var state = new ScheduleState().BeginAt(At("2026-02-17 01:30"));
        for (var day = 0; day < 30; day++)
        {
            state = state.Take(Daily, At("2026-02-17 02:30").AddDays(day), 1, "a");
        }

        Assert.True(SchedulePlan.Of(Daily, state, At("2026-02-18 12:00")).NeedsBeginning);
        Assert.Equal((null, At("2026-02-19 02:30")), Of(Daily, state.BeginAt(At("2026-02-18 12:00")), "2026-02-18 12:00"));
    }

    [Fact]
    public void Failed_attempt_is_repeated_after_pauses_that_double_and_never_beyond_the_next_due_time()
    {
        var due = At("2026-02-17 02:00");
        var state = new ScheduleState().BeginAt(At("2026-02-17 01:30")).Take(Hourly, due, 1, "a").End(At("2026-02-17 02:01"), false, mayRetry: true);
        Assert.Equal(At("2026-02-17 02:06"), SchedulePlan.Of(Hourly, state, At("2026-02-17 02:02")).RetryAt);
        var second = SchedulePlan.Of(Hourly, state, At("2026-02-17 02:06"));
        Assert.Equal((due, 2), (second.Due!.Value, second.Attempt));
        state = state.Take(Hourly, due, 2, "b").End(At("2026-02-17 02:07"), false, mayRetry: true);
        Assert.Equal(At("2026-02-17 02:17"), SchedulePlan.Of(Hourly, state, At("2026-02-17 02:08")).RetryAt);
        Assert.Null(SchedulePlan.Of(Hourly, state.End(At("2026-02-17 02:55"), false, mayRetry: true), At("2026-02-17 02:56")).RetryAt);
        Assert.Null(SchedulePlan.Of(Hourly, state.End(At("2026-02-17 02:07"), false, mayRetry: false), At("2026-02-17 02:56")).RetryAt);
        Assert.Null(SchedulePlan.Of(Hourly, state with { Attempt = 5 }, At("2026-02-17 02:56")).RetryAt);
    }

    [Theory]
    [InlineData("30 2 * * *", "2026-03-08 06:00", "2026-03-08 07:00")] // 02:30 does not exist in New York: the first instant after the gap
    [InlineData("30 1 * * *", "2026-11-01 04:00", "2026-11-01 05:30")] // 01:30 comes twice: the first
    [InlineData("30 2 * * *", "2026-07-01 00:00", "2026-07-01 06:30")]
    public void Changes_of_clocks_neither_skip_nor_repeat_a_daily_due_time(string cron, string from, string due)
    {
        var schedule = Cron(cron, "America/New_York");
        Assert.Equal(At(due), schedule.NextAfter(At(from)));
        Assert.Equal(At(due).UtcDateTime.Date.AddDays(1), schedule.NextAfter(At(due))!.Value.UtcDateTime.Date);
    }

    [Fact]
    public void Whatever_the_clock_does_no_due_time_is_run_twice_and_time_that_goes_on_finds_the_next() =>
        Gen.Select(Gen.Int[-4000, 9000].Array[1, 60], Gen.Int[0, 3], Gen.Bool.Array[60]).Sample((moves, cronIndex, outcomes) =>
        {
            var cron = new[] { Daily, Hourly, Cron("*/20 * * * *"), Cron("15 3 * * 1") }[cronIndex];
            var now = At("2026-03-28 00:10");
            var earliest = now;
            var taken = new HashSet<DateTimeOffset>();
            var state = new ScheduleState().BeginAt(now);
            for (var i = 0; i < moves.Length; i++)
            {
                // Back by up to 66 hours at a time, ahead by up to six days; what lies more than a week ahead was a wrong clock's.
                now = now.AddMinutes(moves[i]);
                now = now < earliest ? earliest : now;
                if (SchedulePlan.Of(cron, state, now).NeedsBeginning)
                {
                    state = state.BeginAt(now);
                    taken.RemoveWhere(due => due > now);
                }

                var plan = SchedulePlan.Of(cron, state, now);
                Assert.False(plan.NeedsBeginning);

                if (plan.Due is { } due)
                {
                    Assert.True(due <= now || plan.Attempt > 1);
                    Assert.Equal(plan.Attempt > 1, !taken.Add(due));
                    state = state.Take(cron, due, plan.Attempt, "a").End(now, outcomes[i], mayRetry: true);
                }

                // Within the time between two due times and what lies ahead of the clock, something new is due.
                var ahead = SchedulePlan.Of(cron, state.End(now, true, false), now).Next!.Value;
                Assert.Equal(ahead, SchedulePlan.Of(cron, state.End(now, true, false), ahead).Due);
                Assert.DoesNotContain(ahead, taken);
            }
        });

    private static (DateTimeOffset? Due, DateTimeOffset Next) Of(CronSchedule cron, ScheduleState state, string now)
    {
        var plan = SchedulePlan.Of(cron, state, At(now));
        Assert.False(plan.NeedsBeginning);
        return (plan.Due, plan.Next!.Value);
    }

    private static CronSchedule Cron(string cron, string zone = "UTC") => CronSchedule.Of(new OrderBackupScheduleOptions { Cron = cron, TimeZone = zone }, "Schedule");

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", CultureInfo.InvariantCulture);
}
