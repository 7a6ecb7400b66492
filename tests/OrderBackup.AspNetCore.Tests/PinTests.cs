using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>Backups that stay whatever the retention rules say.</summary>
public sealed class PinTests(ServerFixture fixture)
{
    private static readonly string[] KeepOne = ["Daily=0", "Weekly=0", "Monthly=0", "KeepVerified=1", "TimeZone=Asia/Seoul"];

    [Fact]
    public async Task Pinned_backup_stays_in_every_tier_until_it_is_unpinned()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync([.. KeepOne.Select(rule => "Retention:" + rule)]);
        await BackupAsync(test, instance);
        var pinned = Assert.Single(test.Shop.Backups);
        Assert.False(Pinned(await instance.GetAsync("/api/backups"), "tier1", pinned));
        Assert.Equal($$"""{"backup":"{{pinned}}","pinned":true,"reason":"before the migration"}""", (await instance.PostJsonAsync($"/api/backups/{pinned}/pin?tier=2&reason=before%20the%20migration")).GetRawText());
        Assert.True((await instance.GetAsync($"/api/backups/{pinned}")).GetProperty("pinned").GetBoolean());
        Assert.Equal("Identical", await VerdictAsync(instance, $"/api/backups/{pinned}/verify?against=true"));

        await BackupAsync(test, instance);
        await BackupAsync(test, instance);
        Assert.Equal(2, test.Shop.Backups.Length);
        Assert.Contains(pinned, test.Shop.Backups);
        Assert.All(test.Shop.Tiers, tier => Assert.True(File.Exists(Path.Combine(tier, ".pins", pinned + ".json"))));

        Assert.False((await instance.PostJsonAsync($"/api/backups/{pinned}/unpin")).GetProperty("pinned").GetBoolean());
        await BackupAsync(test, instance);
        Assert.DoesNotContain(pinned, Assert.Single(test.Shop.Backups), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(test.Shop.Tiers[1], pinned)));
    }

    [Fact]
    public async Task Pin_set_while_a_tier_was_unplugged_counts_for_its_copy_too()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync([.. KeepOne.Select(rule => "Retention:" + rule)]);
        await BackupAsync(test, instance);
        var pinned = Assert.Single(test.Shop.Backups);
        var tier = test.Shop.Tiers[1];
        Directory.Move(tier, tier + "-unplugged");
        await instance.PostJsonAsync($"/api/backups/{pinned}/pin");
        Directory.Move(tier + "-unplugged", tier);
        await BackupAsync(test, instance);
        await BackupAsync(test, instance);
        Assert.True(Directory.Exists(Path.Combine(tier, pinned)));
        Assert.True(Pinned(await instance.GetAsync("/api/backups"), "tier2", pinned));
    }

    [Fact]
    public async Task Pin_that_outlived_its_backup_can_be_taken_away()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync([]);
        await BackupAsync(test, instance);
        var pinned = Assert.Single(test.Shop.Backups);
        await instance.PostJsonAsync($"/api/backups/{pinned}/pin");
        Directory.Delete(Path.Combine(test.Shop.Tiers[0], pinned), recursive: true);
        Assert.False((await instance.PostJsonAsync($"/api/backups/{pinned}/unpin")).GetProperty("pinned").GetBoolean());
        Assert.All(test.Shop.Tiers, tier => Assert.False(File.Exists(Path.Combine(tier, ".pins", pinned + ".json"))));
        Assert.False(Pinned(await instance.GetAsync("/api/backups"), "tier2", pinned));
    }

    [Fact]
    public async Task Reason_that_is_no_line_is_refused_and_pins_nothing()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), "2026-02-17 02:29:00");
        var instance = await test.StartAsync([]);
        await BackupAsync(test, instance);
        using var answer = await instance.PostAsync($"/api/backups/{test.Shop.Backups[0]}/pin?reason=a%0ab");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.False(Directory.Exists(Path.Combine(test.Shop.Tiers[0], ".pins")));
        using var unknown = await instance.PostAsync("/api/backups/20200101_000000/pin");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(RuntimeIds.NotABackup, (await unknown.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString());
    }

    private static async Task BackupAsync(ScheduleCase test, Instance instance)
    {
        await instance.StartBackupAsync();
        var ended = await test.UntilAsync(instance, status => !status.GetProperty("backup_in_progress").GetBoolean(), "/api/backup_status");
        Assert.Equal(JsonValueKind.Null, ended.GetProperty("last_backup_error").ValueKind);
    }

    private static async Task<string?> VerdictAsync(Instance instance, string path)
    {
        await instance.PostJsonAsync(path);
        var ended = await instance.UntilAsync("/api/backup_jobs/verify", state => !state.GetProperty("in_progress").GetBoolean());
        return ended.GetProperty("last").GetProperty("verdict").GetString();
    }

    private static bool Pinned(JsonElement list, string tier, string name) =>
        list.GetProperty("tiers").GetProperty(tier).EnumerateArray().Single(backup => backup.GetProperty("name").GetString() == name).GetProperty("pinned").GetBoolean();
}
