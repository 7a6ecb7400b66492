namespace FurnitureOrders.Tests;

/// <summary>The list of orders and the page of one.</summary>
public sealed class OrderPageTests(SiteFixture fixture)
{
    [Theory]
    [InlineData("en-GB,en;q=0.9,ko;q=0.8", "en", "Orders", "Where it stands", "Received")]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.8", "ko", "주문", "진행 상태", "접수")]
    [InlineData("fr", "en", "Orders", "Where it stands", "Received")]
    public async Task Orders_are_shown_in_the_language_of_the_browser(string accepted, string language, string list, string state, string received)
    {
        await using var visitor = await fixture.Browser.VisitAsync((await fixture.SharedAsync()).Instance.Address, accepted);
        await visitor.SignInAsync("staff", Site.StaffPassword);
        Assert.Equal(language, await visitor.AttributeAsync("html", "lang"));
        Assert.Equal(list, await visitor.TextAsync("h1"));
        await Task.WhenAll(visitor.Page.WaitForNavigationAsync(), visitor.Page.ClickAsync("tbody a"));
        Assert.Equal(language, await visitor.AttributeAsync("html", "lang"));
        Assert.Equal(state, await visitor.TextAsync("h2"));
        Assert.StartsWith(received, (await visitor.TextAsync(".course li")).TrimStart('✓', ' '), StringComparison.Ordinal);
        visitor.AssertNothingWentWrong();
    }

    [Fact]
    public async Task List_turns_pages_and_finds_by_status_and_customer()
    {
        var site = await fixture.SharedAsync();
        await using var visitor = await site.VisitAsAdminAsync(site.Instance);
        Assert.Equal("300 orders", await visitor.TextAsync(".count"));
        Assert.Equal("300", await visitor.TextAsync("tbody td"));
        await Task.WhenAll(visitor.Page.WaitForNavigationAsync(), visitor.Page.ClickAsync("a[rel=next]"));
        Assert.Equal("250", await visitor.TextAsync("tbody td"));

        var expected = await site.SqlAsync("SELECT count(*) FROM orders WHERE status = 'COMPLETED' AND customer_name LIKE '김%'");
        await site.SqlAsync("UPDATE orders SET customer_name = replace(customer_name, '김', 'k_%m') WHERE status = 'COMPLETED' AND customer_name LIKE '김%'");
        await visitor.Page.SelectAsync("select", "COMPLETED");
        await visitor.Page.TypeAsync("input[type=search]", "_%");
        await Task.WhenAll(visitor.Page.WaitForNavigationAsync(), visitor.Page.ClickAsync("main button"));
        Assert.NotEqual("0", expected);
        Assert.Equal($"{expected} orders", await visitor.TextAsync(".count"));
        Assert.StartsWith("k_%m", await visitor.TextAsync("tbody a"), StringComparison.Ordinal);
        visitor.AssertNothingWentWrong();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Workflow_document_of_every_shape_tells_its_stage_and_keeps_all_else(int shape)
    {
        var site = await fixture.SharedAsync();
        var id = await site.SqlAsync($"SELECT max(id) FROM orders WHERE structured_schema_version = {shape} AND structured_data ? 'workflow' AND structured_data ? 'items'");
        await site.SqlAsync($$"""
            UPDATE orders SET structured_data = jsonb_set(structured_data, '{items}', '[{"product": "<script>alert(1)</script> \"서랍\" 🪑", "quantity": 4711}]') WHERE id = {{id}}
            """);
        var stage = await site.SqlAsync($"SELECT coalesce(structured_data #>> '{{workflow,stage}}', structured_data ->> 'workflow') FROM orders WHERE id = {id}");
        await using var visitor = await site.VisitAsAdminAsync(site.Instance);
        await visitor.GoAsync($"/orders/{id}");
        Assert.Equal(stage, (await visitor.AttributeAsync("section[aria-labelledby=document] .state", "class"))![6..]);
        Assert.Equal(shape > 1, (await visitor.TextAsync("ol.history")).Length > 0);
        var document = await visitor.TextAsync("section[aria-labelledby=document]");
        Assert.Contains("<script>alert(1)</script> \"서랍\" 🪑", document, StringComparison.Ordinal);
        Assert.Contains("4711", document, StringComparison.Ordinal);
        Assert.Contains(await site.SqlAsync($"SELECT coalesce(structured_data ->> 'customer', structured_data #>> '{{parties,customer,name}}') FROM orders WHERE id = {id}") ?? "?", document, StringComparison.Ordinal);
        visitor.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Order_that_does_not_exist_and_data_of_unknown_shape_are_told_of_in_a_page()
    {
        var site = await fixture.SharedAsync();
        await site.SqlAsync("UPDATE orders SET structured_data = '[1, null, \"&lt;\"]' WHERE id = 1; UPDATE orders SET structured_data = NULL, status = NULL WHERE id = 2");
        await using var visitor = await site.VisitAsAdminAsync(site.Instance);
        await visitor.GoAsync("/orders/1");
        Assert.Contains("&lt;", await visitor.TextAsync("section[aria-labelledby=document]"), StringComparison.Ordinal);
        await visitor.GoAsync("/orders/2");
        Assert.Contains("The document is empty.", await visitor.TextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("no status", await visitor.TextAsync("main"), StringComparison.Ordinal);
        visitor.AssertNothingWentWrong();

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GoAsync("/orders/999999")).Status);
        Assert.Equal("There is no such page.", await visitor.TextAsync("h1"));
    }
}
