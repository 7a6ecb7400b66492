using System.Net;
using System.Text.RegularExpressions;

namespace FurnitureOrders.Tests;

/// <summary>What those may see who are no administrators.</summary>
public sealed partial class AccessTests(SiteFixture fixture)
{
    private const string Name = "20260217_125940";

    private static readonly (string Method, string Path)[] Endpoints =
    [
        ("GET", "/api/backup"), ("GET", "/api/backup_status"), ("GET", "/api/backup_jobs/backup"), ("GET", "/api/backup_progress"), ("GET", "/api/backups"),
        ("GET", $"/api/backups/{Name}"), ("GET", $"/api/backups/{Name}/double_check"), ("GET", $"/api/backups/{Name}/double_check?format=html"), ("GET", "/api/backup_coverage"), ("GET", "/api/backup_schedule"),
        ("POST", "/api/simple_backup"), ("POST", $"/api/backups/{Name}/verify"), ("POST", $"/api/backups/{Name}/drill"), ("POST", $"/api/backups/{Name}/pin"),
        ("POST", $"/api/backups/{Name}/unpin"), ("POST", $"/api/backups/{Name}/restore"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_and_strangers_reach_neither_the_backup_page_nor_its_files_nor_any_endpoint()
    {
        var site = await fixture.SharedAsync();
        var instance = site.Instance;
        using var admin = await instance.SignedInAsync("admin", Site.AdminPassword);
        using var staff = await instance.SignedInAsync("staff", Site.StaffPassword);
        using var stranger = instance.Client();
        var files = PageFile().Matches(await admin.GetStringAsync(new Uri("/api/backup", UriKind.Relative), Cancellation)).Select(match => ("GET", "/api/" + match.Value)).ToArray();
        Assert.True(files.Length > 3, "The page names its files otherwise than this test looks for them.");
        foreach (var (method, path) in Endpoints.Concat(files))
        {
            var (allowed, refused, unknown) = (await AskAsync(admin, method, path), await AskAsync(staff, method, path), await AskAsync(stranger, method, path));

            // A route that is not mapped, as that of restores, is not there for anybody.
            Assert.False(allowed is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Redirect, $"{method} {path}: {allowed}");
            Assert.True(refused == HttpStatusCode.Forbidden || (refused == HttpStatusCode.NotFound && path.EndsWith("restore", StringComparison.Ordinal)), $"{method} {path}: {refused} for staff");
            Assert.True(unknown == HttpStatusCode.Unauthorized, $"{method} {path}: {unknown} for strangers");
        }
    }

    [Theory]
    [InlineData("en", "This page is for administrators.")]
    [InlineData("ko", "관리자만 볼 수 있는 페이지입니다.")]
    public async Task Staff_are_told_in_a_page_that_backups_are_not_for_them(string language, string message)
    {
        var instance = (await fixture.SharedAsync()).Instance;
        await using var visitor = await fixture.Browser.VisitAsync(instance.Address, language);
        await visitor.SignInAsync("staff", Site.StaffPassword);
        visitor.AssertNothingWentWrong();
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GoAsync("/api/backup")).Status);
        Assert.Equal(message, await visitor.TextAsync("h1"));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        // The stream of progress does not end by itself.
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"(?<=(href|src)="")backup/[^""]+")]
    private static partial Regex PageFile();
}
