namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>OBK1001 inside JSON documents.</summary>
public sealed class DocumentPartTests
{
    private const string Types = """
        public class Data { public Flow? Flow { get; set; } public List<Item> Items { get; set; } = new(); [JsonPropertyName("remark")] public string? Note { get; set; } }
        public class Flow { public string? Stage { get; set; } public bool Urgent { get; set; } }
        public class Item { public string? Name { get; set; } public int Quantity { get; set; } }
        """;

    [Fact]
    public async Task Line_for_the_column_is_enough_while_no_path_is_listed() =>
        Assert.Empty(await Owned("orders.data <- Order.Data"));

    [Fact]
    public async Task Parts_need_lines_once_a_path_is_listed()
    {
        Assert.Equal(
            ["OBK1001 Note", "OBK1001 Urgent", "OBK1001 Quantity"],
            await Owned("orders.data <- Order.Data", "orders.data:$.Flow.Stage <- Order.Data.Flow.Stage", "orders.data:$.Items[*].Name <- Order.Data.Items[].Name"));
        Assert.Equal(["OBK1001 Items", "OBK1001 Note", "OBK1001 Urgent"], await Owned("orders.data <- Order.Data", "orders.data:$.Flow.Stage <- Order.Data.Flow.Stage"));
    }

    [Fact]
    public async Task Line_for_a_part_covers_what_is_inside() =>
        Assert.Empty(await Owned(
            "orders.data <- Order.Data", "orders.data:$.Flow <- Order.Data.Flow", "orders.data:$.Flow.Stage <- Order.Data.Flow.Stage {state}",
            "orders.data:$.Items <- Order.Data.Items", "orders.data:$.remark <- Order.Data.Note"));

    [Fact]
    public async Task Exempt_part_needs_no_line() =>
        Assert.Equal(["OBK1001 Flow"], await Owned("orders.data <- Order.Data", "orders.data:$.remark <- Order.Data.Note", "<- Order.Data.Items {exempt: copied from the catalog}"));

    [Fact]
    public async Task Path_does_not_stand_for_its_column() =>
        Assert.Equal(["OBK1001 Data"], await Owned("orders.data:$.Flow <- Order.Data.Flow", "orders.data:$.Items <- Order.Data.Items", "orders.data:$.remark <- Order.Data.Note"));

    [Fact]
    public async Task Names_in_a_converted_document_are_learnt_from_its_lines()
    {
        var found = Assert.Single(await Converted().WithManifest(Shop.Lines(
            "orders.data <- Order.Data", "orders.data:$.flow.stage <- Order.Data.Flow.Stage", "orders.data:$.items <- Order.Data.Items", "orders.data:$.remark <- Order.Data.Note")).RunAsync());
        Assert.Equal("OBK1001 Urgent", AnalyzerRun.Show(found));
        Assert.Equal("orders.data:$.flow.urgent", found.Properties[FixProperties.Column]);
    }

    private static AnalyzerRun Converted() => Shop.With(
        "public Data? Data { get; set; }", Types,
        model: "modelBuilder.Entity<Order>().Property(order => order.Data).HasColumnName(\"data\").HasColumnType(\"jsonb\").HasConversion(data => \"\", text => new Data());");

    private static async Task<IReadOnlyList<string>> Owned(params string[] lines) => await Shop.With(
        "public Data? Data { get; set; }", Types,
        model: "modelBuilder.Entity<Order>().OwnsOne(order => order.Data, data => { data.ToJson(\"data\"); data.OwnsOne(part => part.Flow); data.OwnsMany(part => part.Items); });")
        .WithManifest(Shop.Lines(lines)).ShowAsync();
}
