using System.Net;

namespace FurnitureOrders.Tests;

/// <summary>Who is let in, and where to.</summary>
public sealed class SignInTests(SiteFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Right_password_opens_the_page_that_was_asked_for_and_signing_out_closes_it()
    {
        var instance = (await fixture.SharedAsync()).Instance;
        await using var visitor = await fixture.Browser.VisitAsync(instance.Address);
        await visitor.GoAsync("/orders/7");
        Assert.StartsWith("/sign-in", new Uri(visitor.Page.Url).AbsolutePath, StringComparison.Ordinal);

        await visitor.Page.TypeAsync("input[name=name]", "staff");
        await visitor.Page.TypeAsync("input[name=password]", Site.StaffPassword);
        await Task.WhenAll(visitor.Page.WaitForNavigationAsync(), visitor.Page.ClickAsync("main button"));
        Assert.Equal("/orders/7", new Uri(visitor.Page.Url).AbsolutePath);
        Assert.DoesNotContain("/api/backup", await visitor.Page.GetContentAsync(), StringComparison.Ordinal);

        await Task.WhenAll(visitor.Page.WaitForNavigationAsync(), visitor.Page.ClickAsync("header button"));
        await visitor.GoAsync("/orders/7");
        Assert.Equal("/sign-in", new Uri(visitor.Page.Url).AbsolutePath);
        visitor.AssertNothingWentWrong();
    }

    [Theory]
    [InlineData("admin", "another password")]
    [InlineData("admin", "")]
    [InlineData("nobody", Site.AdminPassword)]
    [InlineData("staff", Site.AdminPassword)]
    public async Task Wrong_name_or_password_is_refused(string name, string password)
    {
        var instance = (await fixture.SharedAsync()).Instance;
        await using var visitor = await fixture.Browser.VisitAsync(instance.Address);
        await visitor.GoAsync("/sign-in");

        // The browser itself asks for both; what is tested is the server.
        await visitor.Page.EvaluateExpressionAsync("document.querySelector('main form').noValidate = true");
        await visitor.Page.TypeAsync("input[name=name]", name);
        await visitor.Page.TypeAsync("input[name=password]", password);
        await Task.WhenAll(visitor.Page.WaitForNavigationAsync(), visitor.Page.ClickAsync("main button"));
        Assert.Equal("The name or the password is wrong.", await visitor.TextAsync("[role=alert]"));
        Assert.DoesNotContain(await visitor.Page.GetCookiesAsync(), cookie => cookie.Name == "furniture-orders");
        if (password.Length > 0)
        {
            Assert.DoesNotContain(password, await visitor.Page.GetContentAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_leads_to_no_other_site(string from)
    {
        var instance = (await fixture.SharedAsync()).Instance;
        await using var visitor = await fixture.Browser.VisitAsync(instance.Address);
        await visitor.GoAsync("/sign-in?from=" + Uri.EscapeDataString(from));
        await visitor.Page.TypeAsync("input[name=name]", "staff");
        await visitor.Page.TypeAsync("input[name=password]", Site.StaffPassword);
        await Task.WhenAll(visitor.Page.WaitForNavigationAsync(), visitor.Page.ClickAsync("main button"));
        Assert.Equal(instance.Address, new Uri(visitor.Page.Url));
        visitor.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Cookie_of_somebody_who_has_lost_the_role_is_refused()
    {
        await using var site = await fixture.CreateSiteAsync();
        var first = await site.StartAsync();

        // The same keys and the same address for the cookie, so that only name and role can be the reason.
        await AssertAsync(HttpStatusCode.OK, ("SignIn__Users__0__Role", Web.Staff.Admin));
        await AssertAsync(HttpStatusCode.Unauthorized, ("SignIn__Users__0__Role", Web.Staff.Member));
        await AssertAsync(HttpStatusCode.Unauthorized, ("SignIn__Users__0__Name", "somebody"));

        async Task AssertAsync(HttpStatusCode expected, (string Name, string Value) changed)
        {
            using var admin = await first.SignedInAsync("admin", Site.AdminPassword);
            Assert.Equal(HttpStatusCode.OK, await AskAsync(first, admin, "/api/backup_status"));
            var other = await site.StartAsync(changed);
            Assert.Equal(expected, await AskAsync(other, admin, "/api/backup_status"));
        }
    }

    [Fact]
    public async Task Passwords_cannot_be_tried_in_a_loop()
    {
        await using var site = await fixture.CreateSiteAsync();
        using var client = (await site.StartAsync(("SignIn__AttemptsPerMinute", "3"))).Client();
        var answers = new List<HttpStatusCode>();
        foreach (var path in (string[])["/sign-in", "/sign-in/", "/Sign-In?from=/", "/sign-in"])
        {
            using var form = new FormUrlEncodedContent([new("name", "admin"), new("password", "a guess")]);
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, Cancellation);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Form_without_its_token_signs_nobody_in()
    {
        using var client = (await fixture.SharedAsync()).Instance.Client();
        using var form = new FormUrlEncodedContent([new("name", "admin"), new("password", Site.AdminPassword)]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    // The client's cookies belong to the host, whatever the port.
    private static async Task<HttpStatusCode> AskAsync(SiteProcess instance, HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(instance.Address, path), Cancellation);
        return answer.StatusCode;
    }
}
