using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Schema;
using static OrderBackup.Coverage.Tests.Comparison.LiveSchema;

namespace OrderBackup.Coverage.Tests.Comparison;

public sealed class DumpTests
{
    private const string Manifest = "@root orders\n\n  order_tasks.id\n  orders.id\n";
    private static readonly TableSchema Orders = Table("orders", "id");
    private static readonly TableSchema Tasks = Table("order_tasks", "id");

    [Fact]
    public void Foreign_table_is_not_dumped() => AssertOne(Tasks with { Kind = TableKind.Foreign }, "OBK3005", "never its rows");

    [Fact]
    public void Table_of_an_extension_is_not_dumped() => AssertOne(Tasks with { OwningExtension = "erp" }, "OBK3005", "belongs to extension erp");

    [Fact]
    public void Configuration_table_of_an_extension_is_dumped()
    {
        Assert.Empty(Describe(Manifest, Of(Orders, Tasks with { OwningExtension = "erp", IsExtensionConfiguration = true })));
        AssertOne(Tasks with { OwningExtension = "erp", IsExtensionConfiguration = true, ExtensionCondition = "WHERE x\n > 1" }, "OBK3005", "only the rows that match WHERE x  > 1");
    }

    [Fact]
    public void Unlogged_table_is_empty_on_a_standby_only()
    {
        var schema = Of(Orders, Tasks with { IsUnlogged = true });
        Assert.Empty(Describe(Manifest, schema));
        Assert.Equal(["OBK3005(3,3) order_tasks"], Describe(Manifest, schema with { IsStandby = true }));
    }

    [Fact]
    public void Foreign_partition_is_reported_at_its_tables_line() => Assert.Equal(
        ["OBK3005(3,3) tasks_1"],
        Describe(Manifest, Of(Orders, Tasks with { Kind = TableKind.Partitioned }, Partition("tasks_1", "order_tasks", "id", TableKind.Foreign))));

    [Theory]
    [InlineData("orders.id\ntasks.* {exempt: kept elsewhere}\n")]
    [InlineData("orders.id\ntasks.id {exempt: kept elsewhere}\n")]
    [InlineData("orders.id\n")]
    public void What_is_exempt_or_out_of_scope_need_not_be_carried(string manifest)
    {
        Assert.Empty(Describe(manifest, Of(Orders, Table("tasks", "id") with { Kind = TableKind.Foreign, IsReadable = false })));
        Assert.Empty(Describe(manifest, Of(Orders, Table("tasks", "id") with { OwningExtension = "erp", IsReadable = false, IsRowSecurityActive = true })));
    }

    [Fact]
    public void Exempt_partition_need_not_be_carried() => Assert.Empty(
        Describe(
            "order_tasks.id\norders.id\ntasks_1.* {exempt: archived}\n",
            Of(Orders, Tasks with { Kind = TableKind.Partitioned }, Partition("tasks_1", "order_tasks", "id", TableKind.Foreign))));

    [Fact]
    public void Row_security_aborts_the_dump() => AssertOne(Tasks with { IsRowSecurityActive = true }, "OBK3006", "pg_dump will abort");

    [Fact]
    public void Unreadable_table_aborts_the_dump() => AssertOne(Tasks with { IsReadable = false }, "OBK3007", "pg_dump will abort");

    [Fact]
    public void Tables_out_of_scope_abort_the_dump_too() => Assert.Equal(
        ["OBK3007(3,3) aaa", "OBK3007(3,3) order_x", "OBK3006(4,3) users"],
        Describe(
            Manifest,
            Of(Orders, Tasks, Table("users", "id") with { IsRowSecurityActive = true }, Table("order_x", "id") with { IsReadable = false }, Table("aaa", "id") with { IsReadable = false })));

    [Fact]
    public void Exempt_table_aborts_the_dump_too() => Assert.Equal(
        ["OBK3007(2,1) users"],
        Describe("orders.id\nusers.* {exempt: private}\n", Of(Orders, Table("users", "id") with { IsReadable = false })));

    [Fact]
    public void Row_security_of_a_partitioned_table_matters_in_scope_only()
    {
        var partitioned = Table("order_tasks", "id") with { Kind = TableKind.Partitioned, IsRowSecurityActive = true };
        Assert.Equal(["OBK3006(3,3) order_tasks"], Describe(Manifest, Of(Orders, partitioned)));
        Assert.Empty(Describe("orders.id\n", Of(Orders, partitioned)));
    }

    [Fact]
    public void Hazard_is_a_warning_at_its_table_or_at_the_head()
    {
        var schema = Of(Orders, Tasks) with { Hazards = [new(Tasks.Name, "id", "Its default\nneeds a search path."), new(null, null, "Collation drifted.")] };
        Assert.Equal(["OBK3008(1,1)", "OBK3008(3,3) order_tasks.id"], Describe(Manifest, schema));
        var findings = Compare(Manifest, schema).Findings;
        Assert.All(findings, finding => Assert.Equal(Severity.Warning, finding.Severity));
        Assert.Equal("Its default needs a search path.", findings[1].Message);
    }

    private static void AssertOne(TableSchema damaged, string id, string message)
    {
        Assert.Empty(Describe(Manifest, Of(Orders, Tasks)));
        var finding = Assert.Single(Compare(Manifest, Of(Orders, damaged)).Findings);
        Assert.Equal((id, Severity.Error, 3, 3, damaged.Name), (finding.Id, finding.Severity, finding.Line, finding.LineColumn, finding.Table));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }
}
