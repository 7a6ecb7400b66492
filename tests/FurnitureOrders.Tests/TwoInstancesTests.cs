using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace FurnitureOrders.Tests;

/// <summary>Two instances of the sample on one database and one folder.</summary>
public sealed class TwoInstancesTests(SiteFixture fixture)
{
    private static readonly Uri Start = new("/api/simple_backup", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_requests_start_one_backup_and_when_its_instance_is_killed_the_other_tells_and_makes_the_next()
    {
        await using var site = await fixture.CreateSiteAsync(3_000);
        var dump = new HeldDump(site);
        SiteProcess[] instances = [await site.StartAsync(), await site.StartAsync()];

        // They share their keys: who has signed in at the one has done so at the other.
        using var first = await instances[0].SignedInAsync("admin", Site.AdminPassword);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async number => (Instance: number % 2, Answer: await StartAsync(first, instances[number % 2]))));
        var (runner, _) = Assert.Single(answers, answer => answer.Answer.GetProperty("backup_started").GetBoolean());
        Assert.All(answers, answer => Assert.True(answer.Answer.GetProperty("backup_in_progress").GetBoolean(), answer.Answer.ToString()));

        var progress = await HeldProgressAsync(first, instances[0]);
        Assert.Equal(progress, await HeldProgressAsync(first, instances[1]));

        await instances[runner].KillAsync();
        var other = instances[1 - runner];
        var status = await EndedAsync(first, other);
        Assert.Contains("ended without a result", status.GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);
        Assert.Empty(site.Backups);

        dump.LetGo();
        Assert.True((await StartAsync(first, other)).GetProperty("backup_started").GetBoolean());
        status = await EndedAsync(first, other);
        Assert.Equal(JsonValueKind.Null, status.GetProperty("last_backup_error").ValueKind);
        Assert.Equal(2, status.GetProperty("last_backup_result").GetProperty("success_count").GetInt32());
        Assert.Single(site.Backups);
    }

    private static async Task<JsonElement> StartAsync(HttpClient client, SiteProcess instance)
    {
        using var answer = await client.PostAsync(new Uri(instance.Address, Start), null, Cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static Task<JsonElement> EndedAsync(HttpClient client, SiteProcess instance) =>
        StatusAsync(client, instance, status => !status.GetProperty("backup_in_progress").GetBoolean());

    // The dump is held, so that what is told of it comes to rest.
    private static async Task<string> HeldProgressAsync(HttpClient client, SiteProcess instance)
    {
        var before = "";
        await StatusAsync(client, instance, status =>
        {
            var progress = status.GetProperty("progress");
            var rests = progress.ValueKind == JsonValueKind.Object && progress.GetProperty("rows").GetInt64() > 0 && progress.ToString() == before;
            before = progress.ToString();
            return rests;
        });
        return before;
    }

    private static async Task<JsonElement> StatusAsync(HttpClient client, SiteProcess instance, Func<JsonElement, bool> wanted)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var status = await client.GetFromJsonAsync<JsonElement>(new Uri(instance.Address, "/api/backup_status"), Cancellation);
            if (wanted(status))
            {
                return status;
            }

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"What the test waits for did not happen: {status}");
            await Task.Delay(20, Cancellation);
        }
    }
}
