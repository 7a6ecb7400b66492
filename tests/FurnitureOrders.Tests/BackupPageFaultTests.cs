using System.Net;
using PuppeteerSharp;

namespace FurnitureOrders.Tests;

/// <summary>The backup page when answers fail: it says what it does not know, and takes up again by itself.</summary>
public sealed class BackupPageFaultTests(SiteFixture fixture)
{
    // Each answer ends in the middle, or its connection does.
    private const string BreakableAnswers = """
        const whole = window.fetch;
        window.fetch = async (...asked) => {
          const answer = await whole(...asked);
          if (!window.breaks || !answer.ok) return answer;
          const bytes = new Uint8Array(await answer.arrayBuffer());
          const half = bytes.slice(0, bytes.length / 2);
          const aborted = () => new ReadableStream({ start: (body) => body.enqueue(half), pull: (body) => body.error(new TypeError("network error")) }, { highWaterMark: 0 });
          return new Response(window.breaks === "short" ? half : aborted(), answer);
        };
        """;

    [Theory]
    [InlineData("short")]
    [InlineData("aborted")]
    public async Task Answer_that_breaks_off_in_the_middle_leads_to_the_lost_state_and_heals(string fault)
    {
        var site = await fixture.SharedAsync();
        await using var visitor = await site.VisitAsAdminAsync(site.Instance);
        await visitor.Page.EvaluateExpressionOnNewDocumentAsync(BreakableAnswers);
        await InterceptAsync(visitor, request => PathOf(request) == "/api/backup_progress" ? request.AbortAsync() : request.ContinueAsync());
        await visitor.GoAsync("/api/backup");
        await ConnectionAsync(visitor, "polling");
        await visitor.UntilAsync(() => StateAsync(visitor), state => state != "unknown");

        await visitor.Page.EvaluateExpressionAsync($"window.breaks = '{fault}'");
        await ConnectionAsync(visitor, "lost");
        Assert.Equal("unknown", await StateAsync(visitor));
        Assert.Equal("State unknown: the server does not answer", await visitor.TextAsync("#state-sentence"));

        await visitor.Page.EvaluateExpressionAsync("window.breaks = null");
        await ConnectionAsync(visitor, "polling");
        await visitor.UntilAsync(() => StateAsync(visitor), state => state != "unknown");
    }

    [Fact]
    public async Task Session_that_ends_while_the_page_is_open_is_told_as_such()
    {
        var site = await fixture.SharedAsync();
        await using var visitor = await site.VisitAsAdminAsync(site.Instance);
        var isSignedIn = true;
        await InterceptAsync(visitor, request => isSignedIn ? request.ContinueAsync() : request.RespondAsync(new ResponseData { Status = HttpStatusCode.Unauthorized }));
        await visitor.GoAsync("/api/backup");
        await ConnectionAsync(visitor, "live");

        // The stream that was opened before goes on.
        isSignedIn = false;
        await visitor.Page.ClickAsync("#start-backup");
        await ConnectionAsync(visitor, "lost");
        Assert.Equal("State unknown: you are not signed in any more", await visitor.TextAsync("#state-sentence"));
        Assert.StartsWith("Unknown", await visitor.Page.GetTitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_that_cannot_be_asked_for_is_marked_as_old_while_the_stream_lives_and_told_on_a_fresh_page()
    {
        await using var site = await fixture.CreateSiteAsync();
        var instance = await site.StartAsync();
        await using var visitor = await site.VisitAsAdminAsync(instance);
        var fails = false;
        var broken = new ResponseData { Status = HttpStatusCode.InternalServerError, ContentType = "application/problem+json", Body = """{"detail": "The list is broken."}""" };
        await InterceptAsync(visitor, request => fails && PathOf(request) == "/api/backups" ? request.RespondAsync(broken) : request.ContinueAsync());
        await visitor.GoAsync("/api/backup");
        await BackUpAsync(visitor);
        await visitor.UntilAsync(() => StateAsync(visitor), state => state == "verified");
        Assert.Equal("", await visitor.TextAsync("#backups-old"));

        fails = true;
        await visitor.Page.ClickAsync("#backups [data-action=pin]");
        await visitor.UntilAsync(() => visitor.TextAsync("section.old #backups-old"), text => text.Contains("The list is broken.", StringComparison.Ordinal));
        Assert.Equal("live", await visitor.AttributeAsync("#connection", "data-connection"));
        Assert.Equal("unknown", await StateAsync(visitor));
        Assert.StartsWith("Unknown", await visitor.Page.GetTitleAsync(), StringComparison.Ordinal);

        fails = false;
        await visitor.UntilAsync(() => StateAsync(visitor), state => state == "verified");
        Assert.Equal("", await visitor.TextAsync("#backups-old"));

        fails = true;
        await visitor.GoAsync("/api/backup");
        await visitor.UntilAsync(() => visitor.TextAsync("#state-details"), text => text.Contains("The list is broken.", StringComparison.Ordinal));
        Assert.Equal("State unknown: the server cannot tell all of it", await visitor.TextAsync("#state-sentence"));
        Assert.NotNull(await visitor.AttributeAsync("#backups-empty", "hidden"));
    }

    [Fact]
    public async Task Tier_that_was_unplugged_while_the_page_is_open_makes_it_one_of_two_and_nothing_verified()
    {
        await using var site = await fixture.CreateSiteAsync();
        var instance = await site.StartAsync();
        await using var visitor = await site.VisitAsAdminAsync(instance);
        await visitor.GoAsync("/api/backup");
        await BackUpAsync(visitor);
        await visitor.UntilAsync(() => visitor.TextAsync("#state-sentence"), text => text.Contains("in 2 of 2 tiers", StringComparison.Ordinal));
        Assert.StartsWith("Verified", await visitor.Page.GetTitleAsync(), StringComparison.Ordinal);

        var tier = Path.Combine(site.Folder, "tier2");
        Directory.Delete(tier, recursive: true);
        await File.WriteAllTextAsync(tier, "", TestContext.Current.CancellationToken);
        await BackUpAsync(visitor);
        await visitor.UntilAsync(() => visitor.TextAsync("#state-sentence"), text => text.Contains("in 1 of 2 tiers", StringComparison.Ordinal));
        Assert.Equal("unverified", await StateAsync(visitor));
        Assert.StartsWith("Not in every tier", await visitor.Page.GetTitleAsync(), StringComparison.Ordinal);
        Assert.Contains("Verified, but not in every tier", await visitor.TextAsync("#findings [data-job=backup] h3"), StringComparison.Ordinal);
        await visitor.UntilAsync(() => visitor.TextAsync("#announcements"), text => text.Contains("Verified, but not in every tier", StringComparison.Ordinal));
        await visitor.PictureAsync("backup-one-of-two");
        visitor.AssertNothingWentWrong();
    }

    private static async Task InterceptAsync(Visitor visitor, Func<IRequest, Task> answer)
    {
        await visitor.Page.SetRequestInterceptionAsync(true);
        visitor.Page.Request += async (_, e) => await answer(e.Request);
    }

    private static string PathOf(IRequest request) => new Uri(request.Url).AbsolutePath;

    private static Task<string?> StateAsync(Visitor visitor) => visitor.AttributeAsync("#state", "data-state");

    private static Task<string?> ConnectionAsync(Visitor visitor, string connection) =>
        visitor.UntilAsync(() => visitor.AttributeAsync("#connection", "data-connection"), seen => seen == connection);

    private static async Task BackUpAsync(Visitor visitor)
    {
        await visitor.UntilAsync(() => StateAsync(visitor), state => state is not ("unknown" or "running"));
        await visitor.Page.ClickAsync("#start-backup");
        await visitor.UntilAsync(() => StateAsync(visitor), state => state == "running");
        await visitor.UntilAsync(() => StateAsync(visitor), state => state != "running");
    }
}
