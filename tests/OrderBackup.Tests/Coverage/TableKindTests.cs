using OrderBackup.Backup;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Tests.Coverage;

/// <summary>Generated columns, partitions and inherited columns are judged by what a dump does with them.</summary>
public sealed class TableKindTests(ServerFixture fixture)
{
    private const string Generated = "CREATE TABLE orders (id int PRIMARY KEY, amount numeric, gross numeric GENERATED ALWAYS AS (amount * 1.1) STORED); INSERT INTO orders VALUES (1, 2.50);";

    private const string Partitioned =
        """
        CREATE TABLE orders (id int, status text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
        CREATE TABLE orders_low PARTITION OF orders FOR VALUES FROM (0) TO (10);
        CREATE TABLE orders_high PARTITION OF orders FOR VALUES FROM (10) TO (100) PARTITION BY RANGE (id);
        CREATE TABLE orders_high_one PARTITION OF orders_high FOR VALUES FROM (10) TO (20);
        INSERT INTO orders SELECT n, 'RECEIVED' FROM generate_series(1, 15) n;
        """;

    private const string Inheriting =
        """
        CREATE TABLE orders (id int PRIMARY KEY, status text);
        CREATE TABLE rush_orders (deadline date, PRIMARY KEY (id)) INHERITS (orders);
        INSERT INTO orders VALUES (1, 'RECEIVED');
        INSERT INTO rush_orders VALUES (2, 'CONFIRM', '2026-02-17');
        """;

    private const string Manifest = "@format 1\n@root orders\norders.id\norders.status\n";

    [Fact]
    public async Task Uncovered_generated_column_fails_the_backup()
    {
        using var made = await CoverageCase.CreateAsync(fixture, Generated, "@format 1\n@root orders\norders.amount\norders.id\n");
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal((DiagnosticIds.ColumnNotCovered, "orders", "gross", 3), (finding.Id, finding.Table, finding.TableColumn, finding.Line));
    }

    [Fact]
    public async Task Covered_generated_column_is_proven_although_the_dump_does_not_hold_it()
    {
        using var made = await CoverageCase.CreateAsync(fixture, Generated, "@format 1\n@root orders\norders.amount\norders.gross\norders.id\n");
        var info = await made.MakeAsync(BackupVerdict.Verified);
        Assert.Equal("Generated", Assert.Single(info.Coverage.Tables).Columns.Single(column => column.Name == "gross").Class);
        Assert.DoesNotContain("gross", Assert.Single(info.CopyBlocks).Columns);
        Assert.Contains(Assert.Single(info.Proof.Generated).Columns, column => column.Name == "gross");
    }

    [Fact]
    public async Task Partitions_of_every_level_are_covered_by_the_lines_of_their_table()
    {
        using var made = await CoverageCase.CreateAsync(fixture, Partitioned, Manifest);
        var info = await made.MakeAsync(BackupVerdict.Verified);
        var table = Assert.Single(info.Coverage.Tables);
        Assert.Equal(("orders", 15L), (table.Table, table.Rows));
        Assert.Equal(["orders_high_one", "orders_low"], info.Proof.Tables.Select(proof => proof.Name));
    }

    [Fact]
    public async Task Uncovered_column_of_a_partitioned_table_is_told_once()
    {
        using var made = await CoverageCase.CreateAsync(fixture, Partitioned + "ALTER TABLE orders ADD memo text;", Manifest);
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal((DiagnosticIds.ColumnNotCovered, "orders", "memo"), (finding.Id, finding.Table, finding.TableColumn));
    }

    [Fact]
    public async Task Inherited_columns_are_covered_by_the_lines_of_the_parent_and_own_ones_are_not()
    {
        using var made = await CoverageCase.CreateAsync(fixture, Inheriting, Manifest);
        var finding = Assert.Single(await made.FailAsync());
        Assert.Equal("rush_orders", finding.Table);
        Assert.Contains("deadline", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("status", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inheriting_table_is_covered_once_its_own_columns_have_lines()
    {
        using var made = await CoverageCase.CreateAsync(fixture, Inheriting, Manifest + "rush_orders.deadline\n");
        var info = await made.MakeAsync(BackupVerdict.Verified);
        Assert.Equal(["orders", "rush_orders"], info.Coverage.Tables.Select(table => table.Table));
        Assert.Equal([1L, 1L], info.Proof.Tables.Select(table => table.Rows));
    }
}
