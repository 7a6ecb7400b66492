using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>Folders, databases and options that are not as they must be.</summary>
public sealed class FailureTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Second_tier_that_is_missing_leaves_one_of_two()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await File.WriteAllTextAsync(shop.Tiers[1], "no folder", Cancellation);
        var instance = await shop.StartAsync();
        await instance.StartBackupAsync();
        var status = await instance.EndedAsync();
        var result = status.GetProperty("last_backup_result");
        Assert.Equal((1, 2), (result.GetProperty("success_count").GetInt32(), result.GetProperty("total_tiers").GetInt32()));
        Assert.Equal("Verified", result.GetProperty("results").GetProperty("tier1").GetProperty("verdict").GetString());
        Assert.False(result.GetProperty("results").GetProperty("tier2").GetProperty("success").GetBoolean());
        Assert.Contains(RuntimeIds.TierFailed, status.GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);
        Assert.False(status.GetProperty("status").GetProperty("tier2").GetProperty("exists").GetBoolean());
        Assert.Single(shop.Backups);
    }

    [Fact]
    public async Task First_tier_that_cannot_be_written_to_starts_nothing_and_says_so()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        await File.WriteAllTextAsync(shop.Tiers[0], "no folder", Cancellation);
        var instance = await shop.StartAsync();
        using var answer = await instance.PostAsync("/api/simple_backup");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(RuntimeIds.FolderUnusable, problem.GetProperty("id").GetString());
        Assert.False(problem.GetProperty("backup_started").GetBoolean());
        var status = await instance.GetAsync("/api/backup_status");
        Assert.False(status.GetProperty("backup_in_progress").GetBoolean());
        Assert.Contains("cannot be written", status.GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);

        File.Delete(shop.Tiers[0]);
        await instance.StartBackupAsync();
        Assert.Equal(JsonValueKind.Null, (await instance.EndedAsync()).GetProperty("last_backup_error").ValueKind);
    }

    [Fact]
    public async Task Failure_names_neither_the_server_nor_a_path_outside_the_tiers()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var wrong = shop.Server.ConnectionString(shop.Database, password: "secret-of-nobody");
        var unreachable = await shop.StartAsync(wrong);
        using var answer = await unreachable.PostAsync("/api/simple_backup");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(RuntimeIds.CannotConnect, text, StringComparison.Ordinal);
        AssertTellsNothing(text, shop);

        var instance = await shop.StartAsync();
        File.Delete(shop.ManifestPath);
        await instance.StartBackupAsync();
        var status = await instance.EndedAsync();
        Assert.Contains("BackupCoverage.txt", status.GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);
        AssertTellsNothing(status.GetRawText().Replace(shop.Tiers[0], "", StringComparison.Ordinal).Replace(shop.Tiers[1], "", StringComparison.Ordinal), shop);
    }

    [Fact]
    public async Task Record_that_cannot_be_read_is_said_and_written_anew_by_the_next_run()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        await instance.StartBackupAsync();
        Assert.Equal(JsonValueKind.Null, (await instance.EndedAsync()).GetProperty("last_backup_error").ValueKind);
        await File.WriteAllTextAsync(Assert.Single(shop.JobFiles("backup")), "{ \"format\": 1, \"run\"", Cancellation);
        Assert.Contains("cannot be read", (await instance.GetAsync("/api/backup_status")).GetProperty("last_backup_error").GetString(), StringComparison.Ordinal);
        await instance.StartBackupAsync();
        Assert.Equal(JsonValueKind.Null, (await instance.EndedAsync()).GetProperty("last_backup_error").ValueKind);
    }

    private static void AssertTellsNothing(string text, Shop shop)
    {
        Assert.All(
            (string[])["secret-of-nobody", shop.Server.Password, "127.0.0.1", shop.Server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), shop.Folder],
            secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }
}
