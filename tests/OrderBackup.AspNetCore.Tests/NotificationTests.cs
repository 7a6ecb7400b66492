using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>Who is told of what, and that telling harms nothing.</summary>
public sealed class NotificationTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Snapshots have the server's time.
    private static string Now => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Verified_backup_is_told_signed_and_the_heart_beats()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), Now);
        var instance = await test.StartAsync(receiver.Settings);
        await instance.StartBackupAsync();
        await test.UntilAsync(instance, _ => receiver.Beats == 1);
        var told = Assert.Single(receiver.All, received => received.Method == "POST");
        Assert.Equal($"/hook/{Receiver.SecretPart}", told.Path);
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("shared"u8, Encoding.UTF8.GetBytes(told.Body))), told.Signature);
        Assert.Equal(
            [
                "event", "job", "database", "backup", "verdict", "error", "started", "finished", "due", "attempt",
                "success_count", "total_tiers", "tables", "columns", "rows", "newest_verified", "sent",
            ],
            told.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("success", "backup", test.Shop.Database, Assert.Single(test.Shop.Backups), "Verified", 2, 2),
            (Text(told, "event"), Text(told, "job"), Text(told, "database"), Text(told, "backup"), Text(told, "verdict"), told.Json.GetProperty("success_count").GetInt32(), told.Json.GetProperty("total_tiers").GetInt32()));
        AssertTellsNothing(told.Body, test.Shop);
    }

    [Fact]
    public async Task Backup_that_is_missing_in_a_tier_is_told_as_a_failure_and_the_heart_does_not_beat()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), Now);
        await File.WriteAllTextAsync(test.Shop.Tiers[1], "no folder", Cancellation);
        var instance = await test.StartAsync(receiver.Settings);
        await instance.StartBackupAsync();
        await test.UntilAsync(instance, _ => receiver.Events.Any());
        await instance.App.StopAsync(Cancellation);
        var told = Assert.Single(receiver.All);
        Assert.Equal(("failure", "Verified", 1), (Text(told, "event"), Text(told, "verdict"), told.Json.GetProperty("success_count").GetInt32()));
        Assert.Contains(RuntimeIds.TierFailed, Text(told, "error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, 3)]
    [InlineData(HttpStatusCode.NotFound, 1)]
    [InlineData(HttpStatusCode.Redirect, 1)]
    public async Task Notice_that_does_not_arrive_changes_no_outcome_and_is_logged_and_shown_without_its_address(HttpStatusCode answer, int tries)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), Now);
        using var log = new RecordedLog();
        var instance = await test.StartAsync([.. receiver.Settings.Where(setting => !setting.Contains("Heartbeat", StringComparison.Ordinal))], builder => builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        receiver.Answer = answer;
        await instance.StartBackupAsync();
        var shown = await test.UntilAsync(instance, schedule => schedule.GetProperty("notifications").GetProperty("last_error").ValueKind == JsonValueKind.String);
        Assert.Equal($$"""{"webhook":true,"heartbeat":false,"last_error":"The webhook answered {{(int)answer}}."}""", shown.GetProperty("notifications").GetRawText());
        Assert.Equal(tries, receiver.All.Count);
        Assert.Equal(JsonValueKind.Null, (await instance.GetAsync("/api/backup_status")).GetProperty("last_backup_error").ValueKind);
        Assert.Contains(log.Entries, entry => entry is { Level: LogLevel.Error, Id.Id: 2030 });
        Assert.DoesNotContain(log.Entries, entry => entry.Text.Contains(Receiver.SecretPart, StringComparison.Ordinal) && !entry.Text.Contains("Request starting", StringComparison.Ordinal));

        // The other instance tells the same, and what arrives ends it.
        var other = await test.StartAsync([]);
        Assert.NotNull((await other.GetAsync("/api/backup_schedule")).GetProperty("notifications").GetProperty("last_error").GetString());
        receiver.Answer = HttpStatusCode.OK;
        await instance.StartBackupAsync();
        await test.UntilAsync(instance, schedule => schedule.GetProperty("notifications").GetProperty("last_error").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Receiver_that_never_answers_is_given_up_after_the_last_timeout()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.IsSilent = true;
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), Now);
        var instance = await test.StartAsync([receiver.Settings[0], "Notifications:Timeout=00:00:05", "Notifications:Attempts=2"]);
        await instance.StartBackupAsync();
        await instance.UntilAsync("/api/backup_status", _ => !receiver.All.IsEmpty);
        var shown = await test.UntilAsync(instance, schedule => schedule.GetProperty("notifications").GetProperty("last_error").ValueKind == JsonValueKind.String);
        Assert.Equal("The webhook did not answer within 5 seconds.", shown.GetProperty("notifications").GetProperty("last_error").GetString());
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task Receiver_that_is_not_there_is_given_up()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), Now);
        var instance = await test.StartAsync([$"Notifications:Webhook=http://127.0.0.1:1/{Receiver.SecretPart}"]);
        await instance.StartBackupAsync();
        var shown = await test.UntilAsync(instance, schedule => schedule.GetProperty("notifications").GetProperty("last_error").ValueKind == JsonValueKind.String);
        Assert.Equal("The webhook could not be reached (ConnectionError).", shown.GetProperty("notifications").GetProperty("last_error").GetString());
    }

    [Fact]
    public async Task Absence_of_a_verified_backup_is_told_once_in_a_period_by_one_instance()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), Now);
        using var log = new RecordedLog();
        string[] settings = [.. receiver.Settings, "OverdueAfter=1.00:00:00"];
        Instance[] instances = [await test.StartAsync(settings, builder => builder.Logging.AddProvider(log)), await test.StartAsync(settings)];
        await test.UntilAsync(instances[0], schedule => receiver.Events.Any() && schedule.GetProperty("overdue").GetBoolean());
        for (var hours = 0; hours < 20; hours += 5)
        {
            test.Clock.Advance(TimeSpan.FromHours(5));
            await test.UntilAsync(instances[1], schedule => schedule.GetProperty("overdue").GetBoolean(), step: 60);
        }

        Assert.Equal(["overdue"], receiver.Events);
        test.Clock.Advance(TimeSpan.FromHours(5));
        await test.UntilAsync(instances[0], _ => receiver.Events.Count() == 2, step: 10);
        Assert.Contains(log.Entries, entry => entry.Id.Id is 2020 or 2000 || entry.Level < LogLevel.Error);
        AssertTellsNothing(receiver.All.First().Body, test.Shop);
    }

    [Fact]
    public async Task Verified_backup_ends_the_alarm_until_it_is_too_old_or_lacks_a_file()
    {
        await using var test = new ScheduleCase(await Shop.CreateAsync(fixture), Now);
        var instance = await test.StartAsync(["OverdueAfter=1.00:00:00"]);
        Assert.True((await instance.GetAsync("/api/backup_schedule")).GetProperty("overdue").GetBoolean());
        await instance.StartBackupAsync();
        await test.UntilAsync(instance, schedule => !schedule.GetProperty("overdue").GetBoolean());
        test.Clock.Advance(TimeSpan.FromHours(25));
        Assert.True((await instance.GetAsync("/api/backup_schedule")).GetProperty("overdue").GetBoolean());

        // A backup that a clock dated days ahead says nothing of its age.
        test.Clock.AdjustTime(DateTimeOffset.UtcNow.AddHours(-2));
        test.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await instance.GetAsync("/api/backup_schedule")).GetProperty("overdue").GetBoolean());
        test.Clock.AdjustTime(DateTimeOffset.UtcNow);
        test.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False((await instance.GetAsync("/api/backup_schedule")).GetProperty("overdue").GetBoolean());
        foreach (var tier in test.Shop.Tiers)
        {
            File.Delete(Directory.GetFiles(Path.Combine(tier, test.Shop.Backups[0]), "*.sql").Single());
        }

        var gone = await test.UntilAsync(instance, schedule => schedule.GetProperty("overdue").GetBoolean());
        Assert.Equal(JsonValueKind.Null, gone.GetProperty("newest_verified").GetProperty("tier1").ValueKind);
    }

    private static string? Text(Received received, string name) => received.Json.GetProperty(name).GetString();

    private static void AssertTellsNothing(string text, Shop shop) => Assert.All(
        (string[])[shop.Server.Password, "127.0.0.1", $":{shop.Server.Port}", shop.Folder, Receiver.SecretPart],
        secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
}
