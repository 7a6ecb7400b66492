using System.Net;

namespace FurnitureOrders.Tests;

/// <summary>The backup page in the hands of an administrator.</summary>
public sealed class BackupPageTests(SiteFixture fixture)
{
    [Fact]
    public async Task Administrator_makes_a_backup_of_200_000_orders_sees_it_verified_and_then_what_somebody_broke()
    {
        await using var site = await fixture.CreateSiteAsync(200_000);
        var instance = await site.StartAsync();
        using var anybody = instance.Client();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await anybody.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        await using var visitor = await site.VisitAsAdminAsync(instance);
        await Task.WhenAll(visitor.Page.WaitForNavigationAsync(), visitor.Page.ClickAsync("nav a[href='/api/backup']"));
        await StateAsync(visitor, "idle");
        await visitor.Page.ClickAsync("#start-backup");
        var first = await visitor.UntilAsync(() => RowsAsync(visitor), rows => rows > 0);
        await visitor.UntilAsync(() => RowsAsync(visitor), rows => rows > first);
        await StateAsync(visitor, "verified");
        var backup = Assert.Single(site.Backups);
        Assert.Equal(backup, await visitor.AttributeAsync("#backups tr[data-backup]", "data-backup"));
        Assert.NotNull(await visitor.AttributeAsync("#coverage [data-table='orders'][data-column='status']", "data-class"));
        await visitor.UntilAsync(async () => (await anybody.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode, status => status == HttpStatusCode.OK);

        await VerifyAgainstAsync(visitor, backup);
        Assert.Equal(0, await ErrorsOfVerificationAsync(visitor));

        await site.SqlAsync("UPDATE orders SET status = 'COMPLETED' WHERE id % 50 = 0 AND status <> 'COMPLETED'");
        await VerifyAgainstAsync(visitor, backup);
        await visitor.UntilAsync(() => visitor.AttributeAsync("#findings li[data-table='orders'][data-column='status']", "data-id"), id => id == "OBK3311");
        Assert.Equal(1, await ErrorsOfVerificationAsync(visitor));
        Assert.Contains("orders.status", await visitor.TextAsync("#findings li[data-column='status']"), StringComparison.Ordinal);
        visitor.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Backup_can_be_started_with_the_keyboard_alone()
    {
        await using var site = await fixture.CreateSiteAsync();
        var instance = await site.StartAsync();
        await using var visitor = await site.VisitAsAdminAsync(instance, "ko");
        await visitor.GoAsync("/api/backup");
        await StateAsync(visitor, "idle");
        var presses = 0;
        while (await visitor.Page.EvaluateExpressionAsync<string>("document.activeElement.id") != "start-backup")
        {
            Assert.True(++presses < 20, "Twenty times Tab did not lead to the button.");
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        await visitor.Page.Keyboard.PressAsync("Enter");
        await StateAsync(visitor, "verified");
        Assert.Single(site.Backups);
        visitor.AssertNothingWentWrong();
    }

    private static Task<string?> StateAsync(Visitor visitor, string state) => visitor.UntilAsync(() => visitor.AttributeAsync("#state", "data-state"), seen => seen == state);

    private static Task<long> RowsAsync(Visitor visitor) => visitor.Page.EvaluateExpressionAsync<long>("Number(document.querySelector('#progress').dataset.rows ?? 0)");

    private static Task<int> ErrorsOfVerificationAsync(Visitor visitor) =>
        visitor.Page.EvaluateExpressionAsync<int>("document.querySelectorAll('#findings [data-job=verify] li.error').length");

    private static async Task VerifyAgainstAsync(Visitor visitor, string backup)
    {
        await visitor.Page.ClickAsync($"#backups tr[data-backup='{backup}'] [data-action='verify-against']");
        await StateAsync(visitor, "running");
        await visitor.UntilAsync(() => visitor.AttributeAsync("#state", "data-state"), seen => seen != "running");
        await visitor.UntilAsync(() => visitor.TextAsync("#findings [data-job=verify]"), text => text.Length > 0);
    }
}
