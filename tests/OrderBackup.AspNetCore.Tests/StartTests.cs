using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderBackup.AspNetCore.App;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What an application starts with.</summary>
public sealed class StartTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--OrderBackup:ManifestPath=missing.txt", "no manifest")]
    [InlineData("--OrderBackup:Folders:1=", "Folders")]
    [InlineData("--OrderBackup:ConnectTimeout=00:00:00", "ConnectTimeout")]
    [InlineData("--OrderBackup:ConnectionName=Shop", "Only one of")]
    [InlineData("--OrderBackup:Connection=Host", "cannot be used")]
    [InlineData("--OrderBackup:Retention:TimeZone=Asia/Nowhere", "TimeZone 'Asia/Nowhere'")]
    [InlineData("--OrderBackup:Schedule:TimeZone=UTC", "Schedule:Cron ''")]
    [InlineData("--OrderBackup:Schedule:Cron=30 2 * *", "Schedule:Cron '30 2 * *'")]
    [InlineData("--OrderBackup:Schedule:Cron=61 2 * * *", "Schedule:Cron '61 2 * * *'")]
    [InlineData("--OrderBackup:Schedule:Cron=0 0 30 2 *", "names a day that does not exist")]
    [InlineData("--OrderBackup:Schedule:Cron=30 2 * * *;--OrderBackup:Schedule:TimeZone=Asia/Nowhere", "Schedule:TimeZone 'Asia/Nowhere'")]
    [InlineData("--OrderBackup:Schedule:Cron=30 2 * * *;--OrderBackup:Schedule:Attempts=0", "Schedule:Attempts")]
    [InlineData("--OrderBackup:DrillSchedule:Cron=30 2 * * *;--OrderBackup:DrillSchedule:RetryAfter=00:00:00", "DrillSchedule:RetryAfter")]
    [InlineData("--OrderBackup:OverdueAfter=00:00:00", "OverdueAfter")]
    [InlineData("--OrderBackup:Notifications:Webhook=ftp://hooks.example/secret-path", "Notifications:Webhook must be")]
    [InlineData("--OrderBackup:Notifications:Heartbeat=/secret-path", "Notifications:Heartbeat must be")]
    [InlineData("--OrderBackup:Notifications:WebhookSecret=secret-path", "Notifications:WebhookSecret")]
    [InlineData("--OrderBackup:Notifications:Timeout=00:00:00", "Notifications:Timeout")]
    [InlineData("--OrderBackup:Notifications:Attempts=0", "Notifications:Attempts")]
    public async Task Options_that_cannot_work_keep_the_application_from_starting(string argument, string reason)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using (var intact = ShopApplication.Build(shop.Arguments()))
        {
            await intact.StartAsync(Cancellation);
        }

        await using var app = ShopApplication.Build([.. shop.Arguments(), .. argument.Split(';')]);
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Cancellation));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_databases_of_one_application_have_backups_of_their_own()
    {
        await using var first = await Shop.CreateAsync(fixture);
        await using var second = await Shop.CreateAsync(fixture);
        await using var app = ShopApplication.Build([], builder =>
        {
            foreach (var shop in (Shop[])[first, second])
            {
                builder.Services.AddKeyedOrderBackup(shop.Database, options =>
                {
                    options.Connection = shop.Server.ConnectionString(shop.Database);
                    options.ManifestPath = shop.ManifestPath;
                    options.Folders.Add(shop.Tiers[0]);
                });
            }
        }, app =>
        {
            app.MapOrderBackup("/first", ShopApplication.AdminPolicy, options => options.Key = first.Database);
            app.MapOrderBackup("/second", ShopApplication.AdminPolicy, options => options.Key = second.Database);
        });
        await app.StartAsync(Cancellation);
        var instance = new Instance(app.Urls.Single(), app);
        await instance.PostJsonAsync("/second/simple_backup");
        await instance.UntilAsync("/second/backup_status", status => status.GetProperty("last_backup_result").ValueKind == JsonValueKind.Object);
        Assert.Single(second.Backups);
        Assert.Equal(JsonValueKind.Null, (await instance.GetAsync("/first/backup_status")).GetProperty("last_backup_result").ValueKind);
        Assert.NotSame(app.Services.GetRequiredKeyedService<IOrderBackup>(first.Database), app.Services.GetRequiredKeyedService<IOrderBackup>(second.Database));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_described_answers()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        var document = await instance.GetAsync("/openapi/v1.json");
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value).ToList();
        Assert.Equal(14, operations.Count);
        Assert.All(operations, operation =>
        {
            Assert.StartsWith("OrderBackup_", operation.GetProperty("operationId").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.True(operation.GetProperty("responses").EnumerateObject().First(answer => answer.Name[0] == '2').Value.TryGetProperty("content", out _), operation.ToString());
            Assert.True(operation.GetProperty("responses").TryGetProperty("403", out _));
        });
        Assert.Equal(
            ["success", "message", "backup_started", "backup_in_progress"],
            document.GetProperty("components").GetProperty("schemas").GetProperty("BackupStartAnswer").GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }
}
