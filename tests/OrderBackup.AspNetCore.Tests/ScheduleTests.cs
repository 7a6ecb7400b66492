using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static OrderBackup.AspNetCore.Tests.ScheduleCase;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>Backups and drills that nobody has to ask for.</summary>
public sealed class ScheduleTests(ServerFixture fixture)
{
    private static readonly string[] Daily = ["Schedule:Cron=30 2 * * *"];
    private static readonly string[] Hourly = ["Schedule:Cron=0 * * * *"];

    [Fact]
    public async Task Without_a_schedule_the_answer_is_empty()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        Assert.Equal(
            """{"schedules":[],"newest_verified":{"tier1":null,"tier2":null},"overdue":false,"notifications":{"webhook":false,"heartbeat":false,"last_error":null}}""",
            (await instance.GetAsync("/api/backup_schedule")).GetRawText());
    }

    [Fact]
    public async Task Due_backup_is_made_by_one_of_two_instances_and_both_tell_the_same()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-16 17:29:00");
        string[] settings = ["Schedule:Cron=30 2 * * *", "Schedule:TimeZone=Asia/Seoul"];
        Instance[] instances = [await test.StartAsync(settings), await test.StartAsync(settings)];
        await test.BegunAsync(instances[0]);
        var before = (await instances[1].GetAsync("/api/backup_schedule")).GetProperty("schedules")[0].GetRawText();
        Assert.Equal(
            """{"job":"backup","cron":"30 2 * * *","time_zone":"Asia/Seoul","next":"2026-02-17T02:30:00+09:00","last_due":null,"last_succeeded":null,"attempt":0,"retry_at":null}""", before);
        Assert.Empty(test.Shop.Backups);

        await test.RunAsync(instances[0], "2026-02-16 17:30:00");
        await test.RunAsync(instances[1], "2026-02-16 17:30:00");
        var name = Assert.Single(test.Shop.Backups);
        test.Clock.Advance(TimeSpan.FromMinutes(30));
        var after = await test.UntilAsync(instances[1], answer => answer.GetProperty("newest_verified").GetProperty("tier2").ValueKind == JsonValueKind.Object);
        Assert.Equal(name, after.GetProperty("newest_verified").GetProperty("tier1").GetProperty("backup").GetString());
        Assert.Equal(
            """{"job":"backup","cron":"30 2 * * *","time_zone":"Asia/Seoul","next":"2026-02-18T02:30:00+09:00","last_due":"2026-02-17T02:30:00+09:00","last_succeeded":true,"attempt":1,"retry_at":null}""",
            after.GetProperty("schedules")[0].GetRawText());
        Assert.Single(test.Shop.Backups);
    }

    [Fact]
    public async Task Runs_missed_while_the_application_was_down_are_caught_up_once()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var first = await test.StartAsync(Daily);
        await test.BegunAsync(first);
        await test.RunAsync(first, "2026-02-17 02:30:00");
        await first.App.StopAsync(TestContext.Current.CancellationToken);

        test.Clock.SetUtcNow(At("2026-02-20 09:00:00"));
        var next = await test.StartAsync(Daily);
        var caughtUp = await test.RunAsync(next, "2026-02-20 02:30:00");
        Assert.Equal(At("2026-02-21 02:30:00"), Of(caughtUp).Next);
        Assert.Equal(2, test.Shop.Backups.Length);
        test.Clock.Advance(TimeSpan.FromHours(10));
        await test.RunAsync(next, "2026-02-21 02:30:00");
        Assert.Equal(3, test.Shop.Backups.Length);
    }

    [Fact]
    public async Task Clock_moved_back_repeats_no_run_and_does_not_stop_the_schedule()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:59:00");
        var instance = await test.StartAsync(Hourly);
        await test.BegunAsync(instance);
        await test.RunAsync(instance, "2026-02-17 03:00:00");
        await test.RunAsync(instance, "2026-02-17 04:00:00");

        test.Clock.AdjustTime(At("2026-02-17 02:59:30"));
        Assert.Equal(At("2026-02-17 05:00:00"), Of(await instance.GetAsync("/api/backup_schedule")).Next);
        for (var minutes = 0; minutes < 120; minutes += 5)
        {
            test.Clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(At("2026-02-17 04:00:00"), Of(await instance.GetAsync("/api/backup_schedule")).LastDue);
        }

        Assert.Equal(2, test.Shop.Backups.Length);
        await test.RunAsync(instance, "2026-02-17 05:00:00");
        Assert.Equal(3, test.Shop.Backups.Length);
    }

    [Fact]
    public async Task Backup_in_progress_at_the_due_time_is_waited_for_and_does_not_replace_the_scheduled_one()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        test.Shop.HoldDumps();
        var instance = await test.StartAsync(Daily);
        await test.BegunAsync(instance);
        await instance.StartBackupAsync();
        test.Clock.SetUtcNow(At("2026-02-17 02:30:00"));
        for (var seconds = 0; seconds < 20; seconds++)
        {
            test.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Null(Of(await instance.GetAsync("/api/backup_schedule")).LastDue);
        }

        test.Shop.LetDumpsGo();
        await test.RunAsync(instance, "2026-02-17 02:30:00");
        Assert.Equal(2, test.Shop.Backups.Length);
    }

    [Fact]
    public async Task Attempt_that_cannot_start_is_repeated_and_heals()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync(Daily);
        await test.BegunAsync(instance);
        var tier = test.Shop.Tiers[0];
        Directory.Move(tier, tier + "-unplugged");
        await File.WriteAllTextAsync(tier, "no folder", TestContext.Current.CancellationToken);
        test.Clock.SetUtcNow(At("2026-02-17 02:30:00"));

        var failed = Of(await test.UntilAsync(instance, answer => Of(answer).Succeeded == false));
        Assert.Equal((At("2026-02-17 02:30:00"), 1), (failed.LastDue, failed.Attempt));
        Assert.Contains("cannot be written", (await instance.GetAsync("/api/backup_status")).GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, Of(await test.UntilAsync(instance, answer => Of(answer).Attempt == 2, step: 20)).Attempt);

        File.Delete(tier);
        Directory.Move(tier + "-unplugged", tier);
        var healed = Of(await test.UntilAsync(instance, answer => Of(answer).Succeeded == true, step: 20));
        Assert.Equal((At("2026-02-17 02:30:00"), 3), (healed.LastDue, healed.Attempt));
        Assert.Single(test.Shop.Backups);
    }

    [Fact]
    public async Task Failed_attempt_is_repeated_unless_a_backup_by_hand_does_what_it_was_for()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync(Daily);
        await test.BegunAsync(instance);
        var manifest = await File.ReadAllTextAsync(test.Shop.ManifestPath, TestContext.Current.CancellationToken);
        File.Delete(test.Shop.ManifestPath);
        var failed = Of(await test.RunAsync(instance, "2026-02-17 02:30:00", succeeded: false));
        Assert.Equal((1, true), (failed.Attempt, failed.RetryAt > At("2026-02-17 02:35:00")));
        var again = Of(await test.UntilAsync(instance, answer => Of(answer) is { Attempt: 2, Succeeded: false }, step: 20));
        Assert.True(again.RetryAt > At("2026-02-17 02:45:00"), again.ToString());

        await File.WriteAllTextAsync(test.Shop.ManifestPath, manifest, TestContext.Current.CancellationToken);
        await instance.StartBackupAsync();
        var made = Of(await test.UntilAsync(instance, answer => Of(answer).Succeeded == true));
        Assert.Equal((null, At("2026-02-18 02:30:00")), (made.RetryAt, made.Next));
        test.Clock.Advance(TimeSpan.FromHours(2));
        await test.UntilAsync(instance, _ => test.Clock.GetUtcNow() > At("2026-02-17 05:00:00"), step: 30);
        Assert.Single(test.Shop.Backups);
    }

    [Fact]
    public async Task Health_is_degraded_as_long_as_the_last_due_backup_has_not_succeeded()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync(Daily, builder => builder.Services.AddHealthChecks().AddOrderBackup());
        var health = instance.App.Services.GetRequiredService<HealthCheckService>();
        async Task<HealthStatus> StatusAsync() => (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status;
        await test.BegunAsync(instance);
        await test.RunAsync(instance, "2026-02-17 02:30:00");
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
        File.Move(test.Shop.ManifestPath, test.Shop.ManifestPath + ".away");
        await test.RunAsync(instance, "2026-02-18 02:30:00", succeeded: false);
        Assert.Equal(HealthStatus.Degraded, await StatusAsync());
        File.Move(test.Shop.ManifestPath + ".away", test.Shop.ManifestPath);
        await test.UntilAsync(instance, answer => Of(answer).Succeeded == true, step: 20);
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
    }

    [Fact]
    public async Task Drill_schedule_drills_the_newest_verified_backup()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync([.. Daily, "DrillSchedule:Cron=0 4 * * *"]);
        await test.BegunAsync(instance);
        await test.BegunAsync(instance, "drill");
        await test.RunAsync(instance, "2026-02-17 02:30:00");
        await test.RunAsync(instance, "2026-02-17 04:00:00", schedule: 1);
        var drilled = (await instance.GetAsync("/api/backup_jobs/drill")).GetProperty("last");
        Assert.Equal((Assert.Single(test.Shop.Backups), "Identical"), (drilled.GetProperty("backup").GetString(), drilled.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Drill_without_a_verified_backup_fails_and_says_why()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 03:59:00");
        var instance = await test.StartAsync(["DrillSchedule:Cron=0 4 * * *", "DrillSchedule:Attempts=1"]);
        await test.BegunAsync(instance, "drill");
        var answer = await test.RunAsync(instance, "2026-02-17 04:00:00", succeeded: false);
        Assert.Null(Of(answer).RetryAt);
        Assert.Contains("no verified backup", (await instance.GetAsync("/api/backup_jobs/drill")).GetProperty("last").GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
