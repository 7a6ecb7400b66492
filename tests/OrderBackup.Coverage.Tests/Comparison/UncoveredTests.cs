using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Schema;
using static OrderBackup.Coverage.Tests.Comparison.LiveSchema;

namespace OrderBackup.Coverage.Tests.Comparison;

public sealed class UncoveredTests
{
    private const string Manifest = "@root orders\n\norders.id\norders.memo\norders.status {state A}\n";

    [Fact]
    public void Intact_database_has_no_finding() => Assert.Empty(Describe(Manifest, Of(Table("orders", "id memo status"))));

    [Fact]
    public void Each_uncovered_column_is_reported_after_the_line_it_would_follow() => Assert.Equal(
        ["OBK3001(3,1) orders.\"X y\"", "OBK3001(3,1) orders.a", "OBK3001(3,1) orders.link", "OBK3001(4,1) orders.note", "OBK3001(5,1) orders.zip"],
        Describe(Manifest, Of(Table("orders", Column("zip"), Column("X y"), Column("a"), Column("id"), Column("link"), Column("memo"), Column("note"), Column("status")))));

    [Fact]
    public void Message_says_what_why_and_what_to_do()
    {
        var finding = Assert.Single(Compare(Manifest, Of(Table("orders", "id memo status gift_note"))).Findings);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal("Live column orders.gift_note (text) is not in the manifest, so nothing proves that a backup holds it. Add the line: orders.gift_note, or exempt it: orders.gift_note {exempt: reason}.", finding.Message);
    }

    [Fact]
    public void Related_table_without_a_line_is_one_finding_at_its_root()
    {
        var finding = Assert.Single(Compare("# head\n  @root orders\norders.id\n", Of(Table("orders", "id"), Table("order_tasks", "id order_id")).WithKeys("order_tasks>orders")).Findings);
        Assert.Equal((DiagnosticIds.TableNotCovered, 2, 3), (finding.Id, finding.Line, finding.LineColumn));
        Assert.Equal(
            "Table order_tasks must be covered because it references orders (foreign key order_tasks_fk), but no line names it, so nothing proves that a backup holds its columns: id, order_id. List its columns, or exempt it: order_tasks.* {exempt: reason}.",
            finding.Message);
    }

    [Fact]
    public void Root_without_a_line_is_one_finding() => Assert.Equal(["OBK3002(1,1) orders"], Describe("@root orders\n", Of(Table("orders", "id"))));

    [Fact]
    public void Scope_all_asks_for_every_table() => Assert.Equal(
        ["OBK3002(2,1) users"],
        Describe("orders.id\n@scope all\n", Of(Table("orders", "id"), Table("users", "id"))));

    [Fact]
    public void Unrelated_table_is_no_finding_until_a_line_names_it()
    {
        var schema = Of(Table("orders", "id"), Table("users", "id name"));
        Assert.Empty(Describe("@root orders\norders.id\n", schema));
        Assert.Equal(["OBK3001(3,1) users.id"], Describe("@root orders\norders.id\nusers.name\n", schema));
        Assert.Equal(["OBK3001(3,1) users.id"], Describe("@root orders\norders.id\nusers.name {exempt: private}\n", schema));
    }

    [Fact]
    public void Exempt_column_and_exempt_table_are_no_finding()
    {
        var schema = Of(Table("orders", "id memo"), Table("order_logs", "id order_id")).WithKeys("order_logs>orders");
        var report = Compare("@root orders\norder_logs.* {exempt: derived}\norders.id\norders.memo {exempt: unused}\n", schema);
        Assert.Empty(report.Findings);
        Assert.Equal([true, false], report.Tables.Select(table => table.IsExempt));
        Assert.Equal(["derived", "derived", null, "unused"], report.Tables.SelectMany(table => table.Columns).Select(column => column.ExemptReason));
    }

    [Fact]
    public void Path_inside_a_column_does_not_cover_the_column() =>
        Assert.Equal(["OBK3001(1,1) orders.data"], Describe("orders.data:$.stage {state}\n", Of(Table("orders", Json("data")))));

    [Fact]
    public void Columns_are_classed_and_counted()
    {
        var generated = Column("total") with { IsGenerated = true };
        var report = Compare(
            "orders.data\norders.data:$.stage {state}\norders.id\norders.memo {exempt: unused}\norders.status {state A, B}\norders.total\n",
            Of(Table("orders", Column("id"), Json("data"), Column("memo"), Column("status"), generated, generated with { Name = "tax" })));
        var columns = Assert.Single(report.Tables).Columns;
        Assert.Equal(
            [CoverageClass.Covered, CoverageClass.Covered, CoverageClass.Exempt, CoverageClass.State, CoverageClass.Generated, CoverageClass.Uncovered],
            columns.Select(column => column.Class));
        Assert.Equal(["A", "B"], columns[3].StateValues);
        Assert.Equal("$.stage", Assert.Single(columns[1].JsonPaths).Key!.JsonPath!.ToString());
        Assert.Equal((1, 6, 1, true), (report.TableCount, report.ColumnCount, report.UncoveredCount, report.HasErrors));
        Assert.Equal("OBK3001", Assert.Single(report.Findings).Id);
    }

    [Fact]
    public void Quoted_names_are_matched_and_written_as_PostgreSQL_does()
    {
        var schema = Of(Table("", Column("Unit \"Price\""), Column("수량"), Column("a\nb")) with { Name = new("public", "Order.Lines") });
        Assert.Empty(Describe("\"Order.Lines\".\"Unit \"\"Price\"\"\"\n\"Order.Lines\".U&\"a\\000Ab\"\n\"Order.Lines\".수량\n", schema));
        Assert.Equal(
            ["OBK3001(1,1) \"Order.Lines\".\"Unit \"\"Price\"\"\"", "OBK3001(1,1) \"Order.Lines\".U&\"a\\000Ab\""],
            Describe("\"Order.Lines\".수량\n", schema));
    }

    [Theory]
    [InlineData("@root orders\n")]
    [InlineData("@scope all\n")]
    [InlineData("")]
    [InlineData("logs.* {exempt: no order data}\n")]
    public void Nothing_matched_is_an_error(string manifest)
    {
        var findings = Compare(manifest, manifest.StartsWith("logs", StringComparison.Ordinal) ? Of(Table("logs", "id")) : Of()).Findings;
        Assert.Contains(findings, finding => finding is { Id: DiagnosticIds.NothingMatched, Severity: Severity.Error, Line: 1 });
    }
}
