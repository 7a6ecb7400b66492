namespace FurnitureOrders.Tests;

/// <summary>Every page, in both languages and both colour schemes, can be used by everybody. What it looks like is kept in artifacts/screenshots.</summary>
public sealed class AccessibilityTests(SiteFixture fixture, BrokenSite broken) : IClassFixture<BrokenSite>
{
    [Theory]
    [InlineData("en", false)]
    [InlineData("en", true)]
    [InlineData("ko", false)]
    [InlineData("ko", true)]
    public async Task No_page_has_a_barrier(string language, bool dark)
    {
        await using var visitor = await fixture.Browser.VisitAsync(broken.Instance.Address, language, dark);
        var look = $"{language}-{(dark ? "dark" : "light")}";
        await visitor.GoAsync("/sign-in");
        await LookAsync(visitor, "sign-in", look);
        await visitor.SignInAsync("admin", Site.AdminPassword);
        await LookAsync(visitor, "orders", look);
        var order = await broken.Site.SqlAsync("SELECT max(id) FROM orders WHERE structured_data #> '{workflow,history}' IS NOT NULL AND structured_data ? 'measurement' AND cabinet_status IS NOT NULL");
        await visitor.GoAsync($"/orders/{order}");
        await LookAsync(visitor, "order", look);
        await visitor.GoAsync("/api/backup");
        await visitor.UntilAsync(() => visitor.AttributeAsync("#findings li[data-column='status']", "data-id"), id => id is not null);
        await visitor.UntilAsync(() => visitor.AttributeAsync("#coverage [data-table='orders'][data-column='status']", "data-class"), id => id is not null);
        await LookAsync(visitor, "backup", look);
        visitor.AssertNothingWentWrong();
    }

    private static async Task LookAsync(Visitor visitor, string page, string look)
    {
        await visitor.PictureAsync($"{page}-{look}");
        var barriers = await visitor.BarriersAsync();
        Assert.True(barriers.Length == 0, $"{page}, {look}:\n{string.Join("\n", barriers)}");
    }
}
