using static OrderBackup.Coverage.Tests.Comparison.LiveSchema;

namespace OrderBackup.Coverage.Tests.Comparison;

public sealed class StaleTests
{
    [Theory]
    [InlineData("orders.staus", "OBK3003(3,1) orders.staus", "Table orders has no column staus. Did you mean orders.status? Correct or remove the line.")]
    [InlineData("orders.xyz {exempt: gone}", "OBK3003(3,1) orders.xyz", "Table orders has no column xyz. Correct or remove the line.")]
    [InlineData("order.id", "OBK3003(3,1) order.id", "Table order does not exist in database shop. Did you mean orders? Correct or remove the line.")]
    [InlineData("zzz.* {exempt: gone}", "OBK3003(3,1) zzz", "Table zzz does not exist in database shop. Correct or remove the line.")]
    [InlineData("lines.id", "OBK3003(3,1) lines.id", "Table lines does not exist in database shop. Did you mean sales.lines? Correct or remove the line.")]
    [InlineData("mixed.id", "OBK3003(3,1) mixed.id", "Table mixed does not exist in database shop. Did you mean \"Mixed\"? Correct or remove the line.")]
    [InlineData("orders.status:$.a", "OBK3003(3,1) orders.status", "orders.status:$.a names a path inside a JSON document, but column status of orders is text. Remove the line, or the path from it.")]
    public void Stale_line_is_reported_with_the_nearest_name(string line, string finding, string message)
    {
        var schema = Of(Table("orders", Column("status"), Json("data")), Table("sales.lines", "id"), Table("Mixed", "id"));
        const string intact = "orders.data\norders.status\n";
        Assert.Empty(Describe(intact, schema));
        var findings = Compare(intact + line, schema).Findings;
        Assert.Equal([message], findings.Select(found => found.Message));
        Assert.Equal([finding], Describe(intact + line, schema));
    }

    [Fact]
    public void Stale_root_is_reported_at_its_directive()
    {
        var finding = Compare("@root orders\n@root ordrs\norders.id\n", Of(Table("orders", "id"))).Findings.Single();
        Assert.Equal(("OBK3003", 2, 7), (finding.Id, finding.Line, finding.LineColumn));
        Assert.Equal("Root table ordrs does not exist in database shop. Did you mean orders? Correct or remove the directive.", finding.Message);
    }

    [Fact]
    public void Path_inside_a_json_column_is_not_stale() =>
        Assert.Empty(Describe("orders.data\norders.data:$.a[*].b\n", Of(Table("orders", Json("data")))));
}
