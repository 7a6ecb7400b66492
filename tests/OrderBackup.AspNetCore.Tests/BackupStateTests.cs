using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrderBackup.AspNetCore.App;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What is told of backups that are not what they were when they were made.</summary>
public sealed class BackupStateTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_whose_dump_is_gone_or_cut_off_is_listed_with_the_problem_and_is_no_health()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using var app = await StartWithHealthAsync(shop);
        var instance = new Instance(app.Urls.Single(), app);
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        var name = Assert.Single(shop.Backups);
        Assert.Null((await ListedAsync(instance, "tier1", name)).GetProperty("problem").GetString());
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(app));

        var dump = Path.Combine(shop.Tiers[0], name, $"database_backup_{name}.sql");
        var content = await File.ReadAllBytesAsync(dump, Cancellation);
        await File.WriteAllBytesAsync(dump, content[..^1], Cancellation);
        var listed = await ListedAsync(instance, "tier1", name);
        Assert.Equal("Verified", listed.GetProperty("verdict").GetString());
        Assert.Contains($"has {content.Length - 1} bytes", listed.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Null((await ListedAsync(instance, "tier2", name)).GetProperty("problem").GetString());
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(app));

        File.Delete(dump);
        Assert.Contains("is missing", (await ListedAsync(instance, "tier1", name)).GetProperty("problem").GetString(), StringComparison.Ordinal);
        File.Delete(Path.Combine(shop.Tiers[1], name, $"database_backup_{name}.sql"));
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(app));

        await File.WriteAllBytesAsync(dump, content, Cancellation);
        Assert.Null((await ListedAsync(instance, "tier1", name)).GetProperty("problem").GetString());
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(app));
    }

    [Fact]
    public async Task Backup_that_a_verification_found_damaged_stays_known_as_such_whatever_is_verified_after_it()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using var app = await StartWithHealthAsync(shop);
        var instance = new Instance(app.Urls.Single(), app);
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        var (older, newer) = (shop.Backups[0], shop.Backups[1]);
        Assert.Equal(JsonValueKind.Null, (await ListedAsync(instance, "tier1", newer)).GetProperty("last_verification").ValueKind);
        Assert.Equal("Identical", await VerdictAsync(instance, $"/api/backups/{newer}/verify?against=true"));
        var first = (await ListedAsync(instance, "tier1", newer)).GetProperty("last_verification");
        Assert.True(first.GetProperty("intact").GetBoolean());
        Assert.True(first.GetProperty("identical").GetBoolean());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("error").ValueKind);
        Assert.Equal(newer, await NewestVerifiedAsync(instance, "tier1"));

        // One digit: nothing but reading every byte finds that.
        var dump = Path.Combine(shop.Tiers[0], newer, $"database_backup_{newer}.sql");
        var content = await File.ReadAllBytesAsync(dump, Cancellation);
        content[content.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(dump, content, Cancellation);
        Assert.Equal("Damaged", await VerdictAsync(instance, $"/api/backups/{newer}/verify"));
        Assert.Equal("Intact", await VerdictAsync(instance, $"/api/backups/{older}/verify"));

        var damaged = (await ListedAsync(instance, "tier1", newer)).GetProperty("last_verification");
        Assert.False(damaged.GetProperty("intact").GetBoolean());
        Assert.Equal(JsonValueKind.Null, damaged.GetProperty("identical").ValueKind);
        Assert.StartsWith(RuntimeIds.FileDamaged, damaged.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await ListedAsync(instance, "tier2", newer)).GetProperty("last_verification").ValueKind);
        Assert.Equal(older, await NewestVerifiedAsync(instance, "tier1"));
        Assert.Equal(newer, await NewestVerifiedAsync(instance, "tier2"));

        var health = app.Services.GetRequiredService<HealthCheckService>();
        Directory.Delete(Path.Combine(shop.Tiers[0], older), recursive: true);
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task Tier_that_cannot_be_read_takes_no_other_tiers_backups_away()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        Assert.Equal("""{"tiers":{"tier1":[],"tier2":[]}}""", (await instance.GetAsync("/api/backups")).GetRawText());
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        var name = Assert.Single(shop.Backups);
        Assert.False((await instance.GetAsync("/api/backups")).TryGetProperty("problems", out _));

        await File.WriteAllTextAsync(Path.Combine(shop.Tiers[1], ".pins"), "no folder", Cancellation);
        var list = await instance.GetAsync("/api/backups");
        Assert.Contains("pinned", Assert.Single(list.GetProperty("problems").EnumerateObject()).Value.GetString(), StringComparison.Ordinal);
        Assert.Equal(name, Assert.Single(list.GetProperty("tiers").GetProperty("tier2").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(name, (await instance.GetAsync($"/api/backups/{name}")).GetProperty("name").GetString());

        Directory.Delete(shop.Tiers[1], recursive: true);
        await AssertProblemAsync(() => File.WriteAllText(shop.Tiers[1], "no folder"));
        File.Delete(shop.Tiers[1]);
        await AssertProblemAsync(() => File.CreateSymbolicLink(shop.Tiers[1], Path.Combine(shop.Folder, "nowhere")));
        File.Delete(shop.Tiers[1]);
        Assert.False((await instance.GetAsync("/api/backups")).TryGetProperty("problems", out _));

        async Task AssertProblemAsync(Action damage)
        {
            damage();
            var list = await instance.GetAsync("/api/backups");
            var problem = Assert.Single(list.GetProperty("problems").EnumerateObject());
            Assert.Equal("tier2", problem.Name);
            Assert.Empty(list.GetProperty("tiers").GetProperty("tier2").EnumerateArray());
            Assert.Equal(name, Assert.Single(list.GetProperty("tiers").GetProperty("tier1").EnumerateArray()).GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Account_is_read_once_and_forgotten_with_its_backup()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        var name = Assert.Single(shop.Backups);
        var folder = Path.Combine(shop.Tiers[0], name);
        var info = Path.Combine(folder, "backup_info.json");
        var accounts = new BackupAccounts();
        Assert.Null(Assert.Single(accounts.In(shop.Tiers[0])).Problem);

        // What nobody can tell from the outside is not read again…
        var (written, length) = (File.GetLastWriteTimeUtc(info), new FileInfo(info).Length);
        await File.WriteAllBytesAsync(info, new byte[length], Cancellation);
        File.SetLastWriteTimeUtc(info, written);
        Assert.Null(Assert.Single(accounts.In(shop.Tiers[0])).Problem);
        Assert.NotNull(Assert.Single(new BackupAccounts().In(shop.Tiers[0])).Problem);

        // … until its backup was gone.
        Directory.Move(folder, folder + ".deleting");
        Assert.Empty(accounts.In(shop.Tiers[0]));
        Directory.Move(folder + ".deleting", folder);
        Assert.NotNull(Assert.Single(accounts.In(shop.Tiers[0])).Problem);
    }

    private static async Task<Microsoft.AspNetCore.Builder.WebApplication> StartWithHealthAsync(Shop shop)
    {
        var app = ShopApplication.Build(shop.Arguments(), builder => builder.Services.AddHealthChecks().AddOrderBackup());
        await app.StartAsync(Cancellation);
        return app;
    }

    private static async Task<HealthStatus> HealthAsync(Microsoft.AspNetCore.Builder.WebApplication app) =>
        (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)).Status;

    private static async Task<JsonElement> ListedAsync(Instance instance, string tier, string name) =>
        (await instance.GetAsync("/api/backups")).GetProperty("tiers").GetProperty(tier).EnumerateArray().Single(backup => backup.GetProperty("name").GetString() == name);

    private static async Task<string?> NewestVerifiedAsync(Instance instance, string tier) =>
        (await instance.GetAsync("/api/backup_schedule")).GetProperty("newest_verified").GetProperty(tier).GetProperty("backup").GetString();

    private static async Task<string?> VerdictAsync(Instance instance, string path)
    {
        using var answer = await instance.PostAsync(path);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("started").GetBoolean());
        var job = await instance.UntilAsync("/api/backup_jobs/verify", state => !state.GetProperty("in_progress").GetBoolean());
        return job.GetProperty("last").GetProperty("verdict").GetString();
    }
}
