namespace FurnitureOrders.Tests;

/// <summary>What the other tests rely on: a visitor notices what goes wrong.</summary>
public sealed class VisitorTests(SiteFixture fixture)
{
    [Theory]
    [InlineData("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')", "Content Security Policy")]
    [InlineData("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://elsewhere.example/x.png\">')", "elsewhere.example")]
    [InlineData("window.open('http://elsewhere.example/', '_self')", "request to another host: http://elsewhere.example/")]
    [InlineData("setTimeout(() => { throw new Error('broken'); })", "script: ")]
    [InlineData("console.error('said')", "console: said")]
    [InlineData("document.querySelector('link').href = '/missing.svg'", "404")]
    public async Task What_goes_wrong_in_the_browser_is_noticed(string script, string complaint)
    {
        var site = await fixture.SharedAsync();
        await using var visitor = await site.VisitAsAdminAsync(site.Instance);
        visitor.AssertNothingWentWrong();
        await visitor.Page.EvaluateExpressionAsync(script);
        await visitor.UntilAsync(() => Task.FromResult(string.Join('\n', visitor.Complaints)), seen => seen.Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Barriers_are_noticed()
    {
        var site = await fixture.SharedAsync();
        await using var visitor = await site.VisitAsAdminAsync(site.Instance);
        Assert.Empty(await visitor.BarriersAsync());
        await visitor.Page.EvaluateExpressionAsync("document.querySelector('main form label').replaceWith(...document.querySelector('main form label').children)");
        Assert.Contains(await visitor.BarriersAsync(), barrier => barrier.StartsWith("select-name", StringComparison.Ordinal));
    }
}
