using OrderBackup.Backup;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Tests.Coverage;

/// <summary>Live columns and tables that the manifest does not cover fail a backup, at the place in the manifest where they belong.</summary>
public sealed class UncoveredTests(ServerFixture fixture)
{
    private const string Orders = "CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL);";

    private const string Manifest =
        """
        @format 1
        @root orders

        orders.id
          orders.status   {state}

        """;

    [Theory]
    [InlineData("memo", 4, 1)]
    [InlineData("zip", 5, 3)]
    [InlineData("a", 4, 1)]
    public async Task Uncovered_column_fails_the_backup_at_the_line_before_its_place(string column, int line, int position)
    {
        using var made = await CoverageCase.CreateAsync(fixture, $"{Orders} ALTER TABLE orders ADD {column} text;", Manifest);
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal((DiagnosticIds.ColumnNotCovered, "orders", column), (finding.Id, finding.Table, finding.TableColumn));
        Assert.Equal((made.ManifestPath, line, position), (finding.File, finding.Line, finding.Column));
    }

    [Fact]
    public async Task Uncovered_column_leaves_the_backup_unverified_when_only_a_warning_is_asked_for()
    {
        using var made = await CoverageCase.CreateAsync(fixture, $"{Orders} ALTER TABLE orders ADD memo text; INSERT INTO orders VALUES (1, 'RECEIVED', 'x');", Manifest);
        var info = await made.MakeAsync(BackupVerdict.Unverified, CoveragePolicy.Warn);
        Assert.Contains(info.Findings, finding => finding is { Id: DiagnosticIds.ColumnNotCovered, TableColumn: "memo" });
        Assert.Equal("Uncovered", Assert.Single(info.Coverage.Tables).Columns.Single(column => column.Name == "memo").Class);
        Assert.Equal(1, info.Coverage.UncoveredCount);
    }

    [Fact]
    public async Task Related_table_without_a_line_fails_the_backup_at_the_root()
    {
        using var made = await CoverageCase.CreateAsync(fixture, $"{Orders} CREATE TABLE order_events (id int PRIMARY KEY, order_id int REFERENCES orders);", Manifest);
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal((DiagnosticIds.TableNotCovered, "order_events", null), (finding.Id, finding.Table, finding.TableColumn));
        Assert.Equal((made.ManifestPath, 2), (finding.File, finding.Line));
        Assert.Contains("id, order_id", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_related_through_another_one_fails_the_backup()
    {
        using var made = await CoverageCase.CreateAsync(
            fixture, $"{Orders} CREATE TABLE tasks (id int PRIMARY KEY, order_id int REFERENCES orders); CREATE TABLE notes (task_id int REFERENCES tasks);", Manifest + "tasks.*  {exempt: test}\n");
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal((DiagnosticIds.TableNotCovered, "notes"), (finding.Id, finding.Table));
    }

    [Fact]
    public async Task Unrelated_table_is_left_alone()
    {
        using var made = await CoverageCase.CreateAsync(fixture, $"{Orders} CREATE TABLE access_logs (line text);", Manifest);
        await made.MakeAsync(BackupVerdict.Verified);
    }

    [Fact]
    public async Task Scope_all_asks_for_unrelated_tables_too()
    {
        using var made = await CoverageCase.CreateAsync(
            fixture, $"{Orders} CREATE TABLE access_logs (line text);", Manifest.Replace("@root orders", "@root orders\n@scope all", StringComparison.Ordinal));
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal((DiagnosticIds.TableNotCovered, "access_logs"), (finding.Id, finding.Table));
    }

    [Theory]
    [InlineData("orders.statsu", "statsu", 6)]
    [InlineData("order_event.id", "id", 6)]
    public async Task Stale_line_fails_the_backup_at_its_place(string stale, string column, int line)
    {
        using var made = await CoverageCase.CreateAsync(fixture, Orders, Manifest + $" {stale}\n");
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal((DiagnosticIds.StaleColumn, column), (finding.Id, finding.TableColumn));
        Assert.Equal((made.ManifestPath, line, 2), (finding.File, finding.Line, finding.Column));
    }

    [Fact]
    public async Task System_file_pattern_that_matches_nothing_fails_the_backup_at_its_line()
    {
        using var made = await CoverageCase.CreateAsync(fixture, Orders, Manifest.Replace("@root orders", "@root orders\n@file settings/*.json", StringComparison.Ordinal));
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal((RuntimeIds.SystemFileMissing, made.ManifestPath, 3), (finding.Id, finding.File, finding.Line));
        var info = await made.MakeAsync(BackupVerdict.Unverified, CoveragePolicy.Warn);
        Assert.Contains(info.Findings, found => found.Id == RuntimeIds.SystemFileMissing);
    }

    [Fact]
    public async Task Foreign_table_fails_the_backup_under_every_policy()
    {
        using var made = await CoverageCase.CreateAsync(
            fixture,
            $"{Orders} CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE archive (id int) SERVER s;",
            Manifest + "archive.id\n");
        foreach (var policy in Enum.GetValues<CoveragePolicy>())
        {
            var finding = Assert.Single(await made.FailAsync(policy));
            Assert.Equal((DiagnosticIds.NotDumped, "archive", 6), (finding.Id, finding.Table, finding.Line));
        }
    }

    [Fact]
    public async Task Manifest_of_another_database_fails_the_backup_under_every_policy()
    {
        using var made = await CoverageCase.CreateAsync(fixture, "CREATE TABLE customers (id int);", Manifest);
        foreach (var policy in Enum.GetValues<CoveragePolicy>())
        {
            Assert.Contains(await made.FailAsync(policy), finding => finding.Id == DiagnosticIds.NothingMatched);
        }
    }
}
