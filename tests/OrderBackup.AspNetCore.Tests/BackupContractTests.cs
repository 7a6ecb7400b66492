using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What the endpoints answer, from the start of a backup to its report.</summary>
public sealed class BackupContractTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_and_status_answer_exactly_what_the_contract_says()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        string[] fields = ["success", "status", "backup_in_progress", "progress", "last_backup_result", "last_backup_error"];
        var before = await instance.GetAsync("/api/backup_status");
        Assert.Equal(fields, Names(before));
        Assert.Equal(["tier1", "tier2"], Names(before.GetProperty("status")));
        Assert.Equal($$"""{"path":"{{shop.Tiers[0]}}","exists":false,"latest_backup":null}""", before.GetProperty("status").GetProperty("tier1").GetRawText());
        Assert.Equal(JsonValueKind.Null, before.GetProperty("last_backup_result").ValueKind);

        Assert.Equal(
            """{"success":true,"message":"The backup was started.","backup_started":true,"backup_in_progress":true}""",
            (await instance.PostJsonAsync("/api/simple_backup")).GetRawText());
        await instance.EndedAsync();
        var name = Assert.Single(shop.Backups);
        var after = await instance.StatusAsync(status => status.GetProperty("status").GetProperty("tier2").GetProperty("latest_backup").ValueKind == JsonValueKind.String);
        Assert.Equal(fields, Names(after));
        Assert.Equal($$"""{"path":"{{shop.Tiers[1]}}","exists":true,"latest_backup":"{{name}}"}""", after.GetProperty("status").GetProperty("tier2").GetRawText());
        var tier = $$"""{"success":true,"backup":"{{name}}","verdict":"Verified","error":null}""";
        Assert.Equal(
            $$$"""{"success_count":2,"total_tiers":2,"results":{"tier1":{{{tier}}},"tier2":{{{tier}}}}}""",
            after.GetProperty("last_backup_result").GetRawText());
    }

    [Fact]
    public async Task List_show_report_verify_and_drill_tell_of_the_backup()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        var name = Assert.Single(shop.Backups);
        Assert.Equal(name, (await instance.GetAsync("/api/backups")).GetProperty("tiers").GetProperty("tier2")[0].GetProperty("name").GetString());
        var shown = await instance.GetAsync($"/api/backups/{name}?tier=2");
        Assert.Equal("State", shown.GetProperty("tables")[0].GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("name").GetString() == "status").GetProperty("class").GetString());

        using var client = instance.Client("ADMIN");
        using var report = await client.GetAsync(new Uri($"/api/backups/{name}/double_check", UriKind.Relative), Cancellation);
        Assert.Equal("text/markdown", report.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(shop.Tiers[0], name, "double_check.md"), Cancellation), await report.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal("Identical", await VerdictAsync(instance, "verify", $"/api/backups/{name}/verify?against=true"));
        Assert.Equal("Identical", await VerdictAsync(instance, "drill", $"/api/backups/{name}/drill"));
        Assert.True((await instance.GetAsync("/api/backups")).GetProperty("tiers").GetProperty("tier1")[0].GetProperty("last_drill").GetProperty("identical").GetBoolean());

        await shop.Server.ExecuteAsync(shop.Database, "UPDATE orders SET status = 'LOST' WHERE id = 7");
        Assert.Equal("Different", await VerdictAsync(instance, "verify", $"/api/backups/{name}/verify?against=true"));
        var found = (await instance.GetAsync("/api/backup_jobs/verify")).GetProperty("last").GetProperty("findings");
        Assert.Contains(found.EnumerateArray(), finding => finding.GetProperty("id").GetString() == RuntimeIds.DataDiffers && finding.GetProperty("column").GetString() == "status");
    }

    [Fact]
    public async Task Restore_needs_the_name_of_its_target_and_then_brings_the_orders_back()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        await instance.StartBackupAsync();
        await instance.EndedAsync();
        var path = $"/api/backups/{Assert.Single(shop.Backups)}/restore";
        var before = await OrdersAsync(shop);
        await shop.Server.ExecuteAsync(shop.Database, "DELETE FROM orders WHERE id > 10");

        using var refused = await instance.PostAsync(path, JsonContent.Create(new { mode = "Replace", confirm = "another" }), "OWNER");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("10", await shop.Server.ExecuteAsync(shop.Database, "SELECT count(*) FROM orders"));

        // Neither with nor without the right to end others' sessions does the job's own one stand in the way.
        await RestoreAsync(shop, instance, path, disconnect: false);
        Assert.Equal(before, await OrdersAsync(shop));
        await shop.Server.ExecuteAsync(shop.Database, "DELETE FROM orders WHERE id > 10");
        await RestoreAsync(shop, instance, path, disconnect: true);
        Assert.Equal(before, await OrdersAsync(shop));
    }

    private static async Task RestoreAsync(Shop shop, Instance instance, string path, bool disconnect)
    {
        using var started = await instance.PostAsync(path, JsonContent.Create(new { mode = "Replace", confirm = shop.Database, disconnect }), "OWNER");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var ended = await instance.UntilAsync("/api/backup_jobs/restore", job => !job.GetProperty("in_progress").GetBoolean());
        Assert.True(ended.GetProperty("last").GetProperty("succeeded").GetBoolean(), ended.ToString());
    }

    [Fact]
    public async Task Progress_is_streamed_until_the_backup_has_ended()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        shop.HoldDumps();
        var instance = await shop.StartAsync();
        using var client = instance.Client("ADMIN");
        await using var stream = await client.GetStreamAsync(new Uri("/api/backup_progress", UriKind.Relative), Cancellation);
        await instance.StartBackupAsync();
        var phases = new List<string>();
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(Cancellation))
        {
            using var state = JsonDocument.Parse(item.Data);
            if (item.EventType != "backup")
            {
                continue;
            }

            if (state.RootElement.GetProperty("progress") is { ValueKind: JsonValueKind.Object } progress)
            {
                phases.Add(progress.GetProperty("phase").GetString()!);
                shop.LetDumpsGo();
            }

            if (state.RootElement.GetProperty("last") is { ValueKind: JsonValueKind.Object } last)
            {
                Assert.Equal("Verified", last.GetProperty("verdict").GetString());
                break;
            }
        }

        Assert.Contains("dump", phases);
    }

    private static async Task<string?> VerdictAsync(Instance instance, string job, string path)
    {
        using var answer = await instance.PostAsync(path);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var ended = await instance.UntilAsync($"/api/backup_jobs/{job}", state => !state.GetProperty("in_progress").GetBoolean());
        return ended.GetProperty("last").GetProperty("verdict").GetString();
    }

    private static Task<string?> OrdersAsync(Shop shop) =>
        shop.Server.ExecuteAsync(shop.Database, "SELECT md5(string_agg(concat_ws(' ', id, status, data), E'\\n' ORDER BY id)) FROM orders");

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
