using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using OrderBackup.AspNetCore.App;
using OrderBackup.AspNetCore.Page;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>The page as it comes over HTTP; tests/FurnitureOrders.Tests drives it in a browser.</summary>
public sealed partial class PageTests(ServerFixture fixture)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_comes_with_a_policy_that_lets_nothing_in_from_elsewhere()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        using var answer = await GetAsync(instance, "/api/backup");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(Policy, Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\son\w+=", html);
        Assert.All(ScriptTag().Matches(html), tag => Assert.Contains(" src=\"backup/", tag.Value, StringComparison.Ordinal));
        Assert.Contains($">{shop.Database}<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_served_with_its_type_and_its_tag()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        var html = await (await GetAsync(instance, "/api/backup")).Content.ReadAsStringAsync(Cancellation);
        var named = Address().Matches(html).Select(match => match.Groups[1].Value).Where(address => !address.StartsWith('#')).ToList();
        Assert.Equal(4, named.Count);
        Assert.All(named, address => Assert.StartsWith("backup/", address, StringComparison.Ordinal));
        Assert.All(named, address => Assert.Contains(address["backup/".Length..], PageAssets.Names));
        foreach (var name in PageAssets.Names)
        {
            using var asset = await GetAsync(instance, $"/api/backup/{name}");
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Equal(TypeOf(name), asset.Content.Headers.ContentType!.MediaType);
            Assert.Equal("nosniff", Header(asset, "X-Content-Type-Options"));
            Assert.Equal(Policy, Header(asset, "Content-Security-Policy"));
            var content = await asset.Content.ReadAsByteArrayAsync(Cancellation);
            Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"", asset.Headers.ETag!.Tag);
            AssertNothingFromElsewhere(name, Encoding.UTF8.GetString(content));
            using var again = await GetAsync(instance, $"/api/backup/{name}", ("If-None-Match", asset.Headers.ETag.Tag));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("PAGE.JS")]
    [InlineData("..")]
    [InlineData("%2e%2e")]
    [InlineData("..%2f..%2fappsettings.json")]
    [InlineData("..%5cpage.js")]
    [InlineData("page.js%00")]
    [InlineData("Page%2fpage.js")]
    public async Task File_that_is_none_of_the_page_is_not_served(string name)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        using var known = await GetAsync(instance, "/api/backup/page.js");
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        using var answer = await GetAsync(instance, $"/api/backup/{name}");
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task Page_and_its_files_are_for_administrators_only()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        foreach (var path in PageAssets.Names.Select(name => $"/api/backup/{name}").Append("/api/backup").Append("/api/backup_coverage"))
        {
            using var strangers = await GetAsync(instance, path, role: null);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, strangers.StatusCode));
            using var sales = await GetAsync(instance, path, role: "SALES");
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, sales.StatusCode));
        }
    }

    [Theory]
    [InlineData(null, "en")]
    [InlineData("ko-KR,ko;q=0.9,en-US;q=0.8", "ko")]
    [InlineData("en-US,en;q=0.9,ko;q=0.8", "en")]
    [InlineData("de-DE,fr;q=0.9,ko;q=0.3", "ko")]
    [InlineData("ko;q=0,en;q=0.1", "en")]
    [InlineData("ja", "en")]
    [InlineData("kok", "en")]
    [InlineData("not a language;;q=x", "en")]
    public async Task Page_speaks_the_first_of_the_browsers_languages_that_it_has(string? accepted, string language)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        using var answer = accepted is null ? await GetAsync(instance, "/api/backup") : await GetAsync(instance, "/api/backup", ("Accept-Language", accepted));
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Equal("Accept-Language", Header(answer, "Vary"));
        Assert.Contains(language == "ko" ? "백업 시작" : "Start backup", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_languages_say_the_same_things_with_the_same_values()
    {
        var english = PageStrings.All[PageLanguage.English];
        var korean = PageStrings.All[PageLanguage.Korean];
        Assert.Equal(PageLanguage.All.Order(), PageStrings.All.Keys.Order());
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), korean.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Values(text.Value), Values(korean[text.Key])));
        Assert.All(english.Values.Concat(korean.Values), text => Assert.NotEqual("", text.Trim()));

        // Only what is written the same in both may be the same.
        Assert.All(korean.Where(text => text.Value == english[text.Key]), text => Assert.Contains(text.Key, (string[])["backups.tier-holds", "coverage.cell", "coverage.cell-detail", "value.none"]));

        static string Values(string text) => string.Join(' ', Value().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_that_the_page_asks_for_is_there_and_none_is_left_over()
    {
        var known = PageStrings.All[PageLanguage.English].Keys.ToHashSet(StringComparer.Ordinal);
        var sources = string.Concat(PageAssets.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal)).Append("page.html").Select(name => Encoding.UTF8.GetString(PageAssets.Read(name))));
        var asked = Regex.Matches(sources, """(?:["`]|\{\{)([a-z]+(?:\.[a-z\-]+)+)(?:["`]|\}\})""").Select(match => match.Groups[1].Value)
            .Where(key => !key.EndsWith(".js", StringComparison.Ordinal) && !key.EndsWith(".json", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(known, asked.Where(key => known.Any(other => other.StartsWith(key.Split('.')[0] + ".", StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal));

        // The others are put together from what the server says: a kind of job, a verdict, an id.
        var composed = Regex.Matches(sources, @"`([a-z]+\.[a-z\-]*)\$\{").Select(match => match.Groups[1].Value)
            .Concat(Regex.Matches(sources, @"\bcount\(""([a-z]+)""").Select(match => match.Groups[1].Value + ".")).ToList();
        Assert.All(known.Except(asked), key => Assert.Contains(composed, key.StartsWith));
    }

    [Fact]
    public void Every_finding_of_a_run_has_a_title_in_both_languages()
    {
        var ids = typeof(RuntimeIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)
            .Concat(Enumerable.Range(1, 9).Select(number => $"OBK300{number}"));
        Assert.All(ids, id => Assert.True(PageStrings.All[PageLanguage.English].ContainsKey($"finding.{id}"), id));
    }

    [Fact]
    public async Task Addresses_hold_under_a_path_base_and_with_a_slash_at_the_end()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using var app = ShopApplication.Build(shop.Arguments(), map: app =>
        {
            app.UsePathBase("/shop");
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapOrderBackup("/admin/data", ShopApplication.AdminPolicy);
        });
        await app.StartAsync(Cancellation);
        var instance = new Instance(app.Urls.Single(), app);
        using var client = instance.Client("ADMIN");
        using var page = await client.GetAsync(new Uri("/shop/admin/data/backup/", UriKind.Relative), Cancellation);
        Assert.Equal("/shop/admin/data/backup", page.RequestMessage!.RequestUri!.AbsolutePath);
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        foreach (var address in Address().Matches(html).Select(match => match.Groups[1].Value).Where(address => address[0] != '#').Append("backup_status"))
        {
            using var answer = await client.GetAsync(new Uri(page.RequestMessage.RequestUri, address), Cancellation);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("/", "/")]
    [InlineData("/orders?status=\"open\"", "/orders?status=\"open\"")]
    [InlineData("~/", "/shop/")]
    [InlineData("~/orders", "/shop/orders")]
    public async Task Page_links_back_to_the_application_when_it_says_where_that_is(string? home, string? link)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await using var app = HomeApplication(shop, home);
        await app.StartAsync(Cancellation);
        using var client = new Instance(app.Urls.Single(), app).Client("ADMIN");
        var html = await client.GetStringAsync(new Uri("/shop/api/backup", UriKind.Relative), Cancellation);
        var found = Regex.Match(html, "<p id=\"home\"><a href=\"([^\"]*)\">Back to the application</a></p>");
        Assert.Equal(link, found.Success ? WebUtility.HtmlDecode(found.Groups[1].Value) : null);
        Assert.Equal(link is not null, html.Contains("Back to", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("orders")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("~//elsewhere.example/")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Home_address_that_is_none_of_the_application_keeps_it_from_starting(string home)
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var refusal = Assert.Throws<InvalidOperationException>(() => HomeApplication(shop, home));
        Assert.Contains("HomeAddress", refusal.Message, StringComparison.Ordinal);
    }

    private static WebApplication HomeApplication(Shop shop, string? home) => ShopApplication.Build(shop.Arguments(), map: app =>
    {
        app.UsePathBase("/shop");
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapOrderBackup("/api", ShopApplication.AdminPolicy, options => options.HomeAddress = home);
    });

    [Fact]
    public async Task Post_with_the_pages_token_is_taken_and_with_another_refused()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        using var page = await GetAsync(instance, "/api/backup");
        var token = Regex.Match(await page.Content.ReadAsStringAsync(Cancellation), "name=\"request-token\" content=\"([^\"]+)\" data-header=\"([^\"]+)\"");
        var cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var (value, header) = (WebUtility.HtmlDecode(token.Groups[1].Value), token.Groups[2].Value);
        Assert.NotEmpty(value);

        foreach (var (sentCookie, sentToken) in new (string?, string)[] { (null, value), (cookie, value[..^4] + "AAAA"), (cookie, ""), (cookie, "x") })
        {
            using var refused = await PostAsync(instance, "/api/simple_backup", header, sentToken, sentCookie);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.True((await refused.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("antiforgery").GetBoolean());
        }

        Assert.Empty(shop.Backups);
        using var taken = await PostAsync(instance, "/api/simple_backup", header, value, cookie);
        Assert.True((await taken.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("backup_started").GetBoolean());
        await instance.EndedAsync();
        Assert.Single(shop.Backups);
    }

    [Fact]
    public async Task Report_is_served_as_a_page_under_its_own_policy()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        var name = Assert.Single(shop.Backups);
        var file = Path.Combine(shop.Tiers[0], name, "double_check.html");
        using var answer = await GetAsync(instance, $"/api/backups/{name}/double_check?format=html");
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(await File.ReadAllTextAsync(file, Cancellation), html);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", Header(answer, "Content-Security-Policy"));

        using var other = await GetAsync(instance, $"/api/backups/{name}/double_check?format=pdf");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);

        // A backup made before reports were pages, and one whose report leads elsewhere: both are told from backup_info.json.
        File.Delete(file);
        Assert.Contains($"Double check of {shop.Database}", await TitleAsync(instance, name), StringComparison.Ordinal);
        File.CreateSymbolicLink(file, shop.ManifestPath);
        Assert.Contains($"Double check of {shop.Database}", await TitleAsync(instance, name), StringComparison.Ordinal);
    }

    private static async Task<string> TitleAsync(Instance instance, string name) =>
        Regex.Match(await (await GetAsync(instance, $"/api/backups/{name}/double_check?format=html")).Content.ReadAsStringAsync(Cancellation), "<title>(.*?)</title>").Groups[1].Value;

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css",
        ".js" => "text/javascript",
        ".svg" => "image/svg+xml",
        _ => "application/json",
    };

    // The documentation is linked to, and a namespace is a name.
    private static void AssertNothingFromElsewhere(string name, string content)
    {
        var addresses = Regex.Matches(content, @"(?:https?:)?//[\w.\-]+\.\w+[^\s""'`<]*").Select(match => match.Value)
            .Where(address => !address.StartsWith("https://github.com/orderbackup/orderbackup/", StringComparison.Ordinal) && !address.StartsWith("http://www.w3.org/2000/svg", StringComparison.Ordinal));
        Assert.Empty(addresses.Select(address => $"{name}: {address}"));
        Assert.DoesNotMatch(@"\.innerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function", content);
    }

    private static async Task<HttpResponseMessage> GetAsync(Instance instance, string path, (string Name, string Value)? header = null, string? role = "ADMIN")
    {
        using var client = instance.Client(role);
        if (header is { } given)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(given.Name, given.Value);
        }

        return await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
    }

    private static async Task<HttpResponseMessage> PostAsync(Instance instance, string path, string header, string token, string? cookie)
    {
        using var client = instance.Client("ADMIN");
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, token);
        if (cookie is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", cookie);
        }

        return await client.PostAsync(new Uri(path, UriKind.Relative), null, Cancellation);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptTag();

    [GeneratedRegex(" (?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Value();
}
