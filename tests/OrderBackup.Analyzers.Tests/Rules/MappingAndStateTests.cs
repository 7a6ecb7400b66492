namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>OBK1003, OBK1004 and OBK1005.</summary>
public sealed class MappingAndStateTests
{
    [Fact]
    public async Task Line_with_another_column_than_the_mapping_is_reported_at_the_property()
    {
        var found = Assert.Single(await Shop.With("[Column(\"memo\")] public string? Note { get; set; }").WithManifest(Shop.Lines("orders.note <- Order.Note")).RunAsync());
        Assert.Equal("OBK1003 Note", AnalyzerRun.Show(found));
        Assert.Equal("Order.Note is mapped to orders.memo, but BackupCoverage.txt says that it is stored in orders.note; correct the line or the mapping.", found.GetMessage());
        Assert.Equal("orders.memo", found.Properties[FixProperties.Column]);
        Assert.Equal("Order.Note", found.Properties[FixProperties.Property]);
        Assert.Equal(AnalyzerRun.Folder + "BackupCoverage.txt", Assert.Single(found.AdditionalLocations).GetLineSpan().Path);
    }

    [Fact]
    public async Task Column_that_is_not_certain_contradicts_nothing() =>
        Assert.Empty(await Shop.With("public string? Note { get; set; }").WithManifest(Shop.Lines("orders.note <- Order.Note")).ShowAsync());

    [Theory]
    [InlineData("[NotMapped] public string? Note { get; set; }", "")]
    [InlineData("public string? Note { get; set; }", "modelBuilder.Entity<Order>().Ignore(order => order.Note);")]
    [InlineData("public string Note => \"\";", "")]
    public async Task Line_that_covers_what_is_not_stored_is_reported(string member, string model)
    {
        var run = Shop.With(member, model: model);
        var found = Assert.Single(await run.WithManifest(Shop.Lines("orders.note <- Order.Note")).RunAsync());
        Assert.Equal("OBK1004 Note", AnalyzerRun.Show(found));
        Assert.Equal("Order.Note", found.Properties[FixProperties.Property]);
        Assert.Empty(await run.WithManifest(Shop.Lines("<- Order.Note {exempt: computed}")).ShowAsync());
    }

    [Theory]
    [InlineData("New, Paid, Sent", null)]
    [InlineData("New, Paid", "the line lacks Sent")]
    [InlineData("New, Paid, Sent, Lost", "the code does not have Lost")]
    [InlineData("Paid, New, Sent", "they are in another order")]
    [InlineData("Old", "the line lacks New, Paid, Sent and the code does not have Old")]
    public async Task Members_of_an_enum_stored_by_name_are_the_values(string values, string? difference) =>
        await AssertStates("modelBuilder.Entity<Order>().Property(order => order.State).HasConversion<string>();", values, difference);

    [Theory]
    [InlineData("0, 1, 2", null)]
    [InlineData("0, 1", "the line lacks 2")]
    [InlineData("New, Paid, Sent", null)]
    [InlineData("New, Sent", "the line lacks Paid")]
    [InlineData("neu, bezahlt", null)]
    public async Task Enum_stored_otherwise_is_compared_in_the_spelling_of_the_line(string values, string? difference) =>
        await AssertStates("", values, difference);

    [Theory]
    [InlineData("OrderPhase", "Phase", "A, B, C", null)]
    [InlineData("OrderPhase", "Phase", "A, B", "the line lacks C")]
    [InlineData("OrderPhases", "Phase", "A, B", "the line lacks C")]
    [InlineData("Phase", "Phase", "A, B", "the line lacks C")]
    [InlineData("OrderPhase", "OriginalPhase", "A, B", "the line lacks C")]
    [InlineData("Letters", "Phase", "A, B", null)]
    [InlineData("OrderPhase", "Phase", "X, Y", null)]
    public async Task Class_of_constants_named_after_the_property_has_the_values(string holder, string property, string values, string? difference)
    {
        var run = Shop.With(
            $"public string? {property} {{ get; set; }}",
            $"public static class {holder} {{ public const string First = \"A\", Second = \"B\"; public const int Other = 1; public const string Third = \"C\"; }}");
        await AssertStates(run, $"orders.phase <- Order.{property} {{state {values}}}", property, difference);
    }

    [Fact]
    public async Task Two_classes_of_constants_that_fit_alike_say_nothing() => await AssertStates(
        Shop.With("public string? Phase { get; set; }", "public static class OrderPhase { public const string A = \"A\"; } public static class OrderPhases { public const string A = \"A\", B = \"B\"; }"),
        "orders.phase <- Order.Phase {state A, C}", "Phase", difference: null);

    private static async Task AssertStates(string model, string values, string? difference) => await AssertStates(
        Shop.With("public OrderState State { get; set; }", "public enum OrderState { New, Paid, Sent }", model: model), $"orders.state <- Order.State {{state {values}}}", "State", difference);

    private static async Task AssertStates(AnalyzerRun run, string line, string property, string? difference)
    {
        var found = await run.WithManifest(Shop.Lines(line)).RunAsync();
        if (difference is null)
        {
            Assert.Empty(found);
            return;
        }

        var only = Assert.Single(found);
        Assert.Equal($"OBK1005 {property}", AnalyzerRun.Show(only));
        Assert.Contains($": {difference}; the line should say", only.GetMessage(), StringComparison.Ordinal);
        Assert.Equal($"Order.{property}", only.Properties[FixProperties.Property]);
    }
}
