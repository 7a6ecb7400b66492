using System.Text.Json;

namespace FurnitureOrders.Tests;

/// <summary>Two instances of the sample on one database and one folder.</summary>
public sealed class TwoInstancesTests(SiteFixture fixture)
{
    private const string Status = "/api/backup_status";
    private const string Start = "/api/simple_backup";

    [Fact]
    public async Task Fifty_requests_start_one_backup_and_when_its_instance_is_killed_the_other_tells_and_makes_the_next()
    {
        await using var site = await fixture.CreateSiteAsync(3_000);
        var dump = new HeldDump(site);
        SiteProcess[] instances = [await site.StartAsync(), await site.StartAsync()];

        // They share their keys: who has signed in at the one has done so at the other.
        using var admin = await AdminClient.SignInAsync(instances[0]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async number => (Instance: number % 2, Answer: await admin.PostAsync(instances[number % 2], Start))));
        var (runner, _) = Assert.Single(answers, answer => answer.Answer.GetProperty("backup_started").GetBoolean());
        Assert.All(answers, answer => Assert.True(answer.Answer.GetProperty("backup_in_progress").GetBoolean(), answer.Answer.ToString()));
        Assert.Equal(await HeldProgressAsync(admin, instances[0]), await HeldProgressAsync(admin, instances[1]));

        await instances[runner].KillAsync();
        var other = instances[1 - runner];
        var status = await EndedAsync(admin, other);
        Assert.Contains("ended without a result", status.GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);
        Assert.Empty(site.Backups);

        dump.LetGo();
        Assert.True((await admin.PostAsync(other, Start)).GetProperty("backup_started").GetBoolean());
        status = await EndedAsync(admin, other);
        Assert.Equal(JsonValueKind.Null, status.GetProperty("last_backup_error").ValueKind);
        Assert.Equal(2, status.GetProperty("last_backup_result").GetProperty("success_count").GetInt32());
        Assert.Single(site.Backups);
    }

    private static Task<JsonElement> EndedAsync(AdminClient admin, SiteProcess instance) =>
        admin.UntilAsync(instance, Status, status => !status.GetProperty("backup_in_progress").GetBoolean());

    // The dump is held, so that what is told of it comes to rest.
    private static async Task<string> HeldProgressAsync(AdminClient admin, SiteProcess instance)
    {
        var before = "";
        await admin.UntilAsync(instance, Status, status =>
        {
            var progress = status.GetProperty("progress");
            var rests = progress.ValueKind == JsonValueKind.Object && progress.GetProperty("rows").GetInt64() > 0 && progress.ToString() == before;
            before = progress.ToString();
            return rests;
        });
        return before;
    }
}
