using System.Text.Json;
using OrderBackup.PostgresServer;
using OrderBackup.Tests.Faults;
using static OrderBackup.AspNetCore.Tests.ScheduleCase;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>Scheduled backups that something goes wrong with: each is told as what it is, and the schedule heals.</summary>
public sealed class ScheduleFaultTests(ServerFixture fixture)
{
    private static readonly string[] Daily = ["Schedule:Cron=30 2 * * *"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restart_during_a_scheduled_backup_is_told_by_the_next_instance_and_heals()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        test.Shop.HoldDumps();
        var stopped = await test.StartAsync(Daily);
        await test.BegunAsync(stopped);
        test.Clock.SetUtcNow(At("2026-02-17 02:30:00"));
        await test.UntilAsync(stopped, status => status.GetProperty("progress").ValueKind == JsonValueKind.Object, "/api/backup_status");
        await stopped.App.StopAsync(Cancellation);

        var next = await test.StartAsync(Daily);
        var failed = Of(await next.GetAsync("/api/backup_schedule"));
        Assert.Equal((At("2026-02-17 02:30:00"), false, 1), (failed.LastDue, failed.Succeeded, failed.Attempt));
        Assert.Contains("The application was stopped", await ErrorAsync(next), StringComparison.Ordinal);
        Assert.Empty(test.Shop.Backups);

        test.Shop.LetDumpsGo();
        await HealedAsync(test, next, attempt: 2);
    }

    [Fact]
    public async Task Killed_process_of_a_scheduled_backup_is_told_once_by_the_next_instance_and_heals()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:31:00");
        test.Shop.HoldDumps();
        var killed = await test.Shop.StartProcessAsync(["--ClockStart=2026-02-17T02:29:45Z", .. Daily.Select(setting => "--OrderBackup:" + setting)]);
        await killed.Http.InDumpAsync();
        await killed.KillAsync();

        string[] settings = [.. Daily, .. receiver.Settings];
        var next = await test.StartAsync(settings);
        var failed = Of(await test.UntilAsync(next, answer => Of(answer).Succeeded is not null));
        Assert.Equal((At("2026-02-17 02:30:00"), false, 1), (failed.LastDue, failed.Succeeded, failed.Attempt));
        Assert.Contains("ended without a result", await ErrorAsync(next), StringComparison.Ordinal);
        await test.StartAsync(settings);
        await test.UntilAsync(next, _ => receiver.Events.Any());

        test.Shop.LetDumpsGo();
        await HealedAsync(test, next, attempt: 2);
        await test.UntilAsync(next, _ => receiver.Events.Count() == 3);
        Assert.Equal(["failure", "success", "success"], receiver.Events);
    }

    [Fact]
    public async Task Full_folder_fails_the_attempts_and_room_heals()
    {
        await using var disk = await SmallDisk.MountAsync("16m");
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        test.Shop.Tiers[0] = disk.Path;
        var instance = await test.StartAsync(Daily);
        await test.BegunAsync(instance);
        disk.Fill();
        test.Clock.SetUtcNow(At("2026-02-17 02:30:00"));
        var failed = Of(await test.UntilAsync(instance, answer => Of(answer).Succeeded == false));
        Assert.Equal((At("2026-02-17 02:30:00"), 1), (failed.LastDue, failed.Attempt));
        Assert.Contains("No space left", await ErrorAsync(instance), StringComparison.Ordinal);
        Assert.Empty(test.Shop.Backups);

        File.Delete(Path.Combine(disk.Path, "filler"));
        await HealedAsync(test, instance, attempt: 2);
    }

    [Fact]
    public async Task Folder_that_fills_during_the_dump_leaves_no_backup_and_room_heals()
    {
        await using var disk = await SmallDisk.MountAsync("2m");
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        test.Shop.Tiers[0] = disk.Path;
        var instance = await test.StartAsync(Daily);
        await test.BegunAsync(instance);
        await test.RunAsync(instance, "2026-02-17 02:30:00", succeeded: false);
        Assert.Contains("No space left", await ErrorAsync(instance), StringComparison.Ordinal);
        Assert.Empty(test.Shop.Backups);

        await test.Shop.Server.ExecuteAsync(test.Shop.Database, "DELETE FROM orders WHERE id > 100");
        await HealedAsync(test, instance, attempt: 2);
    }

    [Fact]
    public async Task Unplugged_second_tier_leaves_one_of_two_is_not_repeated_and_the_next_run_heals()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync(Daily);
        await test.BegunAsync(instance);
        await File.WriteAllTextAsync(test.Shop.Tiers[1], "no folder", Cancellation);
        var failed = Of(await test.RunAsync(instance, "2026-02-17 02:30:00", succeeded: false));
        Assert.Null(failed.RetryAt);
        var result = (await instance.GetAsync("/api/backup_status")).GetProperty("last_backup_result");
        Assert.Equal((1, 2), (result.GetProperty("success_count").GetInt32(), result.GetProperty("total_tiers").GetInt32()));
        Assert.Equal("Verified", result.GetProperty("results").GetProperty("tier1").GetProperty("verdict").GetString());
        Assert.Single(test.Shop.Backups);

        File.Delete(test.Shop.Tiers[1]);
        await test.RunAsync(instance, "2026-02-18 02:30:00");
        Assert.Equal(2, (await instance.GetAsync("/api/backup_status")).GetProperty("last_backup_result").GetProperty("success_count").GetInt32());
    }

    [Fact]
    public async Task Database_restarted_in_the_middle_fails_the_attempt_and_the_next_heals()
    {
        await using var server = await ThrowawayServer.StartAsync();
        await using var test = new ScheduleCase(await Shop.CreateAsync(server, "shop"), "2026-02-17 02:29:00");
        test.Shop.HoldDumps();

        // More than the system's buffers between the server and pg_dump hold: a dump that is all underway already may rightly succeed.
        await server.ExecuteAsync("shop", "INSERT INTO orders SELECT i, 'MEASURE', repeat(md5(i::text), 40) FROM generate_series(2001, 30000) i");
        var instance = await test.StartAsync(Daily);
        await test.BegunAsync(instance);
        test.Clock.SetUtcNow(At("2026-02-17 02:30:00"));
        await test.UntilAsync(instance, status => status.GetProperty("progress").ValueKind == JsonValueKind.Object, "/api/backup_status");
        await server.StopAsync();
        test.Shop.LetDumpsGo();
        var failed = Of(await test.UntilAsync(instance, answer => Of(answer).Succeeded == false));
        Assert.Equal((At("2026-02-17 02:30:00"), 1), (failed.LastDue, failed.Attempt));

        // While it is down, the attempts cannot even start.
        await test.UntilAsync(instance, answer => Of(answer) is { Attempt: 2, Succeeded: false }, step: 20);
        Assert.Empty(test.Shop.Backups);
        await server.StartAgainAsync();
        await HealedAsync(test, instance, attempt: 3);
    }

    private static async Task HealedAsync(ScheduleCase test, Instance instance, int attempt)
    {
        var healed = Of(await test.UntilAsync(instance, answer => Of(answer).Succeeded == true, step: 20));
        Assert.Equal((At("2026-02-17 02:30:00"), attempt), (healed.LastDue, healed.Attempt));
        Assert.Single(test.Shop.Backups);
        var status = await test.UntilAsync(instance, answer => !answer.GetProperty("backup_in_progress").GetBoolean(), "/api/backup_status");
        Assert.Equal(JsonValueKind.Null, status.GetProperty("last_backup_error").ValueKind);
        Assert.Equal(2, status.GetProperty("last_backup_result").GetProperty("success_count").GetInt32());
        await test.RunAsync(instance, "2026-02-18 02:30:00");
        Assert.Equal(2, test.Shop.Backups.Length);
    }

    private static async Task<string?> ErrorAsync(Instance instance) => (await instance.GetAsync("/api/backup_status")).GetProperty("last_backup_error").GetString();
}
