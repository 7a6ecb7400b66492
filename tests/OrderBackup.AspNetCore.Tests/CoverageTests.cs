using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>The live database against the manifest, as the page shows it.</summary>
public sealed class CoverageTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Covered_state_and_uncovered_columns_and_lines_without_a_column_are_told_apart()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var intact = await (await shop.StartAsync()).GetAsync("/api/backup_coverage");
        Assert.Equal(["database", "checked_at", "holds", "tables", "findings"], intact.EnumerateObject().Select(property => property.Name));
        Assert.True(intact.GetProperty("holds").GetBoolean(), intact.ToString());
        Assert.Equal(shop.Database, intact.GetProperty("database").GetString());
        Assert.Equal("orders root id:Covered status:State data:Covered", Table(Assert.Single(intact.GetProperty("tables").EnumerateArray())));

        await shop.Server.ExecuteAsync(shop.Database, "ALTER TABLE orders RENAME COLUMN data TO document; CREATE TABLE order_notes (order_id int REFERENCES orders, note text)");
        await File.AppendAllTextAsync(shop.ManifestPath, "\npayments.id\n", Cancellation);
        var changed = await (await shop.StartAsync()).GetAsync("/api/backup_coverage");
        Assert.False(changed.GetProperty("holds").GetBoolean());
        Assert.Equal(
            ["order_notes related: order_notes → orders order_id:Uncovered note:Uncovered", "orders root id:Covered status:State document:Uncovered data:Missing", "payments listed id:Missing"],
            changed.GetProperty("tables").EnumerateArray().Select(Table));
        Assert.Equal(
            ["OBK3001 document", "OBK3002 ", "OBK3003 data", "OBK3003 id"],
            changed.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("id").GetString()} {finding.GetProperty("column").GetString()}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(shop.Folder, changed.GetProperty("findings").ToString().Replace(shop.Tiers[0], "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_that_cannot_be_reached_is_said_without_telling_where_it_is()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync($"Host=127.0.0.1;Port=1;Username=nobody;Password=secret;Database={shop.Database}");
        using var client = instance.Client("ADMIN");
        using var answer = await client.GetAsync(new Uri("/api/backup_coverage", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(RuntimeIds.CannotConnect, text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_who_ask_at_once_and_again_cause_one_comparison_each_half_minute()
    {
        await using var shop = await Shop.CreateAsync(fixture);
        var instance = await shop.StartAsync();
        var backups = instance.App.Services.GetRequiredService<IOrderBackup>();
        var time = new FakeTimeProvider();
        var (checks, fails) = (0, false);
        using var coverage = new LiveCoverage(
            cancellation =>
            {
                checks++;
                return fails ? throw new OrderBackupException(RuntimeIds.CannotConnect, "The server is away.") : backups.CheckAsync(new CheckRequest { LooksForTools = false }, cancellation);
            },
            shop.Database, instance.App.Services.GetRequiredKeyedService<BackupSite>("").Redaction, time);

        using var impatient = new CancellationTokenSource();
        var first = coverage.GetAsync(impatient.Token);
        await impatient.CancelAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => coverage.GetAsync(Cancellation)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Single(answers.Distinct());
        Assert.Equal(1, checks);

        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Same(answers[0], await coverage.GetAsync(Cancellation));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotSame(answers[0], await coverage.GetAsync(Cancellation));
        Assert.Equal(2, checks);

        // A failure is remembered too, and for less long.
        fails = true;
        time.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<OrderBackupException>(() => coverage.GetAsync(Cancellation));
        fails = false;
        await Assert.ThrowsAsync<OrderBackupException>(() => coverage.GetAsync(Cancellation));
        time.Advance(TimeSpan.FromSeconds(3));
        await coverage.GetAsync(Cancellation);
        Assert.Equal(4, checks);
    }

    private static string Table(JsonElement table) => string.Join(
        ' ',
        table.GetProperty("columns").EnumerateArray().Select(column => $"{column.GetProperty("name").GetString()}:{column.GetProperty("class").GetString()}")
            .Prepend(table.GetProperty("reason").GetString()).Prepend(table.GetProperty("table").GetString()));
}
