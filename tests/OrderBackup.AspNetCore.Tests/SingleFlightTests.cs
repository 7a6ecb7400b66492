using System.Text.Json;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>Several instances of an application on one database and one folder.</summary>
public sealed class SingleFlightTests(ServerFixture fixture)
{
    [Fact]
    public async Task Fifty_requests_to_two_instances_start_one_backup_and_both_tell_the_same_progress()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        shop.HoldDumps();
        Instance[] instances = [await shop.StartAsync(), (await shop.StartProcessAsync()).Http];
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => instances[n % 2].PostJsonAsync("/api/simple_backup")));
        Assert.Single(answers, answer => answer.GetProperty("backup_started").GetBoolean());
        Assert.All(answers, answer => Assert.True(answer.GetProperty("backup_in_progress").GetBoolean(), answer.ToString()));

        var first = (await instances[0].InDumpAsync()).ToString();
        var second = (await instances[1].InDumpAsync()).ToString();
        Assert.Equal(first, second);
        Assert.Contains("(dump orders, ", (await instances[1].PostJsonAsync("/api/simple_backup")).GetProperty("message").GetString(), StringComparison.Ordinal);

        shop.LetDumpsGo();
        var ended = await instances[0].EndedAsync();
        Assert.Equal(2, ended.GetProperty("last_backup_result").GetProperty("success_count").GetInt32());
        Assert.Equal(ended.GetProperty("last_backup_result").ToString(), (await instances[1].EndedAsync()).GetProperty("last_backup_result").ToString());
        Assert.Single(shop.Backups);
    }

    [Fact]
    public async Task Killed_instance_is_told_of_as_failed_by_the_other_and_a_new_run_succeeds()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        shop.HoldDumps();
        var killed = await shop.StartProcessAsync();
        var other = await shop.StartAsync();
        await killed.Http.StartBackupAsync();
        await other.InDumpAsync();

        await killed.KillAsync();
        var status = await other.EndedAsync();
        Assert.Contains("ended without a result", status.GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, status.GetProperty("last_backup_result").GetProperty("success_count").GetInt32());
        Assert.Equal(JsonValueKind.Null, status.GetProperty("status").GetProperty("tier1").GetProperty("latest_backup").ValueKind);

        shop.LetDumpsGo();
        await other.StartBackupAsync();
        status = await other.EndedAsync();
        Assert.Equal(JsonValueKind.Null, status.GetProperty("last_backup_error").ValueKind);
        Assert.Equal(2, status.GetProperty("last_backup_result").GetProperty("success_count").GetInt32());
        Assert.Single(shop.Backups);
        Assert.DoesNotContain(Directory.GetDirectories(shop.Tiers[0]), path => path.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restart_during_a_backup_leaves_nothing_half_made_and_the_next_instance_tells_of_it()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        shop.HoldDumps();
        var stopped = await shop.StartAsync();
        await stopped.StartBackupAsync();
        await stopped.InDumpAsync();
        await stopped.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([".jobs"], Directory.GetDirectories(shop.Tiers[0]).Select(path => Path.GetFileName(path)));

        var next = await shop.StartAsync();
        var status = await next.GetAsync("/api/backup_status");
        Assert.False(status.GetProperty("backup_in_progress").GetBoolean());
        Assert.Contains("The application was stopped", status.GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);

        shop.LetDumpsGo();
        await next.StartBackupAsync();
        Assert.Equal(JsonValueKind.Null, (await next.EndedAsync()).GetProperty("last_backup_error").ValueKind);
        Assert.Single(shop.Backups);
    }
}
