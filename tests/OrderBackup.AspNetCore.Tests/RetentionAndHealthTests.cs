using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrderBackup.AspNetCore.App;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What is kept after a run, and when the health check is content with it.</summary>
public sealed class RetentionAndHealthTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Run_that_succeeded_keeps_what_the_rules_say_in_every_tier(int keep)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        string[] rules = ["Daily=0", "Weekly=0", "Monthly=0", $"KeepVerified={keep}"];
        await using var app = ShopApplication.Build([.. shop.Arguments(), .. rules.Select(rule => $"--OrderBackup:Retention:{rule}")]);
        await app.StartAsync(Cancellation);
        var instance = new Instance(app.Urls.Single(), app);
        var made = new List<string>();
        for (var run = 0; run < 3; run++)
        {
            await instance.StartBackupAsync();
            var status = await instance.EndedAsync();
            made.Add(status.GetProperty("last_backup_result").GetProperty("results").GetProperty("tier1").GetProperty("backup").GetString()!);
        }

        Assert.Equal(made.TakeLast(keep), shop.Backups);
        Assert.Equal(made.TakeLast(keep), Directory.GetDirectories(shop.Tiers[1]).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public async Task Run_that_failed_in_one_tier_deletes_nothing()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using var app = ShopApplication.Build([.. shop.Arguments(), "--OrderBackup:Retention:Daily=0", "--OrderBackup:Retention:Weekly=0", "--OrderBackup:Retention:Monthly=0", "--OrderBackup:Retention:KeepVerified=1"]);
        await app.StartAsync(Cancellation);
        var instance = new Instance(app.Urls.Single(), app);
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        Directory.Delete(shop.Tiers[1], recursive: true);
        await File.WriteAllTextAsync(shop.Tiers[1], "no folder", Cancellation);
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        Assert.Equal(2, shop.Backups.Length);
    }

    [Fact]
    public async Task Health_follows_age_size_and_number_of_verified_backups_in_every_tier()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var clock = new ShiftedClock();
        var options = new OrderBackupHealthOptions();
        await using var app = ShopApplication.Build(shop.Arguments(), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddHealthChecks().AddOrderBackup(configure: given => options = given);
        });
        await app.StartAsync(Cancellation);
        var instance = new Instance(app.Urls.Single(), app);
        var health = app.Services.GetRequiredService<HealthCheckService>();
        async Task<HealthStatus> StatusAsync() => (await health.CheckHealthAsync(Cancellation)).Status;

        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());

        options.FewestVerified = 2;
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
        options.FewestVerified = 1;
        options.SmallestSize = 1_000_000_000;
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
        options.SmallestSize = 1;
        clock.Shift = TimeSpan.FromHours(27);
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
        clock.Shift = TimeSpan.FromHours(-27);
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
        Directory.Delete(shop.Tiers[1], recursive: true);
        Assert.Equal(HealthStatus.Degraded, await StatusAsync());
    }

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
