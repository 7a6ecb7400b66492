using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderBackup.AspNetCore.App;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>Who may ask, from where, and for what.</summary>
public sealed class AccessTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_answers_401_to_strangers_403_to_other_roles_and_something_else_to_administrators()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        var routes = Routes(instance);
        Assert.Equal(16, routes.Count);
        foreach (var (method, path) in routes)
        {
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, await StatusAsync(instance, null, method, path)));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, await StatusAsync(instance, "SALES", method, path)));
            var allowed = await StatusAsync(instance, path.EndsWith("/restore", StringComparison.Ordinal) ? "OWNER" : "ADMIN", method, path);
            Assert.False(allowed is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{path}: {allowed}");
        }

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(instance, "ADMIN", "POST", "/api/backups/20260217_125940/restore"));
    }

    [Fact]
    public async Task Restore_is_not_mapped_unless_it_is_opted_into()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using var app = ShopApplication.Build(shop.Arguments(), map: app => app.MapOrderBackup("/api", ShopApplication.AdminPolicy));
        await app.StartAsync(Cancellation);
        Assert.DoesNotContain(Routes(new Instance(app.Urls.Single(), app)), route => route.Path.Contains("restore", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("%2e%2e")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("..%5c..%5cetc")]
    [InlineData("20260217_125940%2f..%2f..")]
    [InlineData("20260217_125940%00")]
    [InlineData("20260217_125940%0a")]
    [InlineData(".jobs")]
    [InlineData("linked")]
    [InlineData("20260217_125941")]
    public async Task Name_that_leads_elsewhere_is_refused(string name)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        var made = Assert.Single(shop.Backups);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(instance, "ADMIN", "GET", $"/api/backups/{made}/double_check"));

        // A whole backup outside of the tiers, and a link to it that is named like one.
        var outside = Path.Combine(shop.Folder, "outside");
        Directory.Move(Path.Combine(shop.Tiers[1], made), outside);
        Directory.CreateSymbolicLink(Path.Combine(shop.Tiers[0], "20260217_125941"), outside);
        foreach (var (method, path) in Routes(instance).Where(route => route.Path.Contains("/backups/", StringComparison.Ordinal)))
        {
            var status = await StatusAsync(instance, "OWNER", method, path.Replace("20260217_125940", name, StringComparison.Ordinal));
            Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"{path}: {status}");
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://other.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    public async Task Post_from_a_page_of_another_site_is_refused(string header, string value, HttpStatusCode expected)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        using var client = instance.Client("ADMIN");
        client.DefaultRequestHeaders.Add(header, value);
        using var answer = await client.PostAsync(new Uri("/api/simple_backup", UriKind.Relative), null, Cancellation);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Form_without_an_antiforgery_token_is_refused()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        using var answer = await instance.PostAsync("/api/simple_backup", new FormUrlEncodedContent([new("a", "b")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(shop.Backups);
    }

    [Fact]
    public async Task Letting_anonymous_users_in_is_refused_when_the_application_starts()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using var app = ShopApplication.Build(shop.Arguments(), map: app => app.MapGroup("/open").AllowAnonymous().MapOrderBackup("/api", ShopApplication.AdminPolicy));
        var refusal = await Assert.ThrowsAnyAsync<InvalidOperationException>(async () =>
        {
            await app.StartAsync(Cancellation);
            _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        });
        Assert.Contains("would be open to everybody", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_that_does_not_exist_is_refused_when_mapping()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var refusal = Assert.Throws<InvalidOperationException>(() => ShopApplication.Build(shop.Arguments(), map: app => app.MapOrderBackup("/api", "backup-admni")));
        Assert.Contains("backup-admni", refusal.Message, StringComparison.Ordinal);
    }

    private static List<(string Method, string Path)> Routes(Instance instance) =>
        [.. instance.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .Select(endpoint => (endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single(),
                endpoint.RoutePattern.RawText!.Replace("{name}", "20260217_125940", StringComparison.Ordinal).Replace("{asset}", "page.js", StringComparison.Ordinal).Replace("{job}", "backup", StringComparison.Ordinal)))];

    private static async Task<HttpStatusCode> StatusAsync(Instance instance, string? role, string method, string path)
    {
        using var client = instance.Client(role);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (path.EndsWith("/restore", StringComparison.Ordinal))
        {
            request.Content = JsonContent.Create(new { mode = "New", database = "nowhere", confirm = "" });
        }

        // The stream of progress does not end by itself.
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        return answer.StatusCode;
    }
}
