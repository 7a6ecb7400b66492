using OrderBackup.Analyzers.CodeFixes;
using static OrderBackup.Analyzers.Tests.CodeFixes.FixText;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

public sealed class PropertyNotCoveredFixerTests
{
    private static readonly PropertyNotCoveredFixer Fixer = new();

    [Theory]
    [InlineData("@root orders\norders.id     <- Order.Id\norders.zip    <- Order.Zip\n", "@root orders\norders.id     <- Order.Id\norders.total  <- Order.Total\norders.zip    <- Order.Zip\n")]
    [InlineData("@root orders\r\norders.id  <- Order.Id\r\n", "@root orders\r\norders.id  <- Order.Id\r\norders.total  <- Order.Total\r\n")]
    [InlineData("@root orders\norders.id  <- Order.Id", "@root orders\norders.id  <- Order.Id\norders.total  <- Order.Total")]
    [InlineData("\uFEFF@root orders\r\norders.id  <- Order.Id", "\uFEFF@root orders\r\norders.id  <- Order.Id\r\norders.total  <- Order.Total")]
    [InlineData("a.b <- T.A\r\nz.z <- T.Z\n", "a.b <- T.A\r\norders.total  <- Order.Total\r\nz.z <- T.Z\n")]
    [InlineData("# head\n\n# orders\norders.zip  <- Order.Zip # code\n", "# head\n\n# orders\norders.total  <- Order.Total\norders.zip  <- Order.Zip # code\n")]
    [InlineData("@root orders", "@root orders\n\norders.total  <- Order.Total")]
    [InlineData("", "orders.total  <- Order.Total\n")]
    public async Task Line_is_added_at_its_place_and_all_else_stays(string manifest, string expected) => Assert.Equal(expected, await Cover(manifest));

    [Theory]
    [InlineData("orders.id\norders.total\n", "orders.id\norders.total  <- Order.Total\n")]
    [InlineData("orders.id              <- Order.Id\r\norders.total # sum\r\n", "orders.id              <- Order.Id\r\norders.total           <- Order.Total # sum\r\n")]
    [InlineData("orders.total               {state A, B}", "orders.total  <- Order.Total  {state A, B}")]
    [InlineData("ORDERS.Total\n", "ORDERS.Total  <- Order.Total\n")]
    [InlineData("orders.total <- Bill.Sum, Zebra.Sum {state}\n", "orders.total <- Bill.Sum, Order.Total, Zebra.Sum {state}\n")]
    public async Task Arrow_is_put_on_a_line_of_the_column(string manifest, string expected) => Assert.Equal(expected, await Cover(manifest));

    [Fact]
    public async Task Arrow_takes_the_place_of_the_property_that_was_renamed() =>
        Assert.Equal("orders.total <- Order.Total  # in cents\n", await Cover("orders.total <- Order.Sum    # in cents\n", "Order.Sum"));

    [Theory]
    [InlineData("<<<<<<< HEAD\norders.id\n", "<<<<<<< HEAD\norders.id\norders.total  <- Order.Total\n")]
    [InlineData("orders.id <- \n???\n", "orders.id <- \norders.total  <- Order.Total\n???\n")]
    [InlineData("@unknown x\norders. <- Order.Id\n", "@unknown x\norders. <- Order.Id\n\norders.total  <- Order.Total\n")]
    public async Task Errors_elsewhere_do_not_hinder(string manifest, string expected) => Assert.Equal(expected, await Cover(manifest));

    [Theory]
    [InlineData("orders.total <- Order.Total")]
    [InlineData("@namespace Shop\norders.sum <- Shop.Order.Total")]
    [InlineData("orders.total {exempt: printed only}")]
    [InlineData("orders.* {exempt: not ours}")]
    [InlineData("orders.total <- 1")]
    public async Task Nothing_is_offered_where_the_line_is_there_or_exempt_or_not_understood(string manifest) => Assert.Null(await Cover(manifest));

    [Fact]
    public async Task Json_path_of_an_exempt_column_is_not_covered() => Assert.Null(await ApplyAsync(
        Fixer, FixKeys.Cover, "orders.data {exempt: a copy}", Property("Order.Data.Stage"), Column("orders.data:$.stage")));

    [Fact]
    public async Task Column_that_is_not_known_is_not_guessed()
    {
        Assert.Null(await ApplyAsync(Fixer, FixKeys.Cover, "orders.id", Property("Order.Total")));
        Assert.Equal("orders.id\n<- Order.Total  {exempt: }", await ApplyAsync(Fixer, FixKeys.Exempt, "orders.id", Property("Order.Total")));
    }

    [Theory]
    [InlineData("not a column", "Order.Total")]
    [InlineData("orders.total\norders.x", "Order.Total")]
    [InlineData("orders.*", "Order.Total")]
    [InlineData("orders.total", "Order")]
    [InlineData("orders.total", "Order.Total # x")]
    [InlineData("orders.total", "Order.Total\nx.y")]
    [InlineData("orders.total", null)]
    public async Task Properties_that_are_no_manifest_syntax_write_nothing(string column, string? property) =>
        Assert.Null(await ApplyAsync(Fixer, FixKeys.Cover, "orders.id", (FixProperties.Property, property), Column(column)));

    [Theory]
    [InlineData("orders.id  <- Order.Id\n", "orders.total", "orders.id  <- Order.Id\norders.total  <- Order.Total  {exempt: }\n")]
    [InlineData("orders.total {exempt: printed only}\n", "orders.total", "orders.total  <- Order.Total {exempt: printed only}\n")]
    [InlineData("orders.total\n", "orders.total", "orders.total\n<- Order.Total  {exempt: }\n")]
    [InlineData("orders.* {exempt: not ours}\n", "orders.total", "orders.* {exempt: not ours}\n<- Order.Total  {exempt: }\n")]
    public async Task Exemption_names_the_column_where_none_says_otherwise(string manifest, string column, string expected) =>
        Assert.Equal(expected, await ApplyAsync(Fixer, FixKeys.Exempt, manifest, Property("Order.Total"), Column(column)));

    [Fact]
    public async Task Exemption_has_no_reason_and_is_reported_until_a_person_writes_it()
    {
        var text = await ApplyAsync(Fixer, FixKeys.Exempt, "@root orders\n", Property("Order.Total"), Column("orders.total"));
        Assert.Equal("OBK2004", Assert.Single(OrderBackup.Coverage.Manifest.CoverageManifest.Parse(text).Problems).Id);
    }

    [Theory]
    [InlineData("orders.sum <- Order.Sum  {state A}  # in cents\norders.zip\n", null, "orders.sum <- Order.Total {state A}  # in cents\norders.zip\n")]
    [InlineData("orders.sum <- Order.Sum  # in cents\norders.zip\n", "orders.total", "orders.total <- Order.Total # in cents\norders.zip\n")]
    [InlineData("# a\norders.a <- Order.Sum # in cents\norders.b\norders.zip\n", "orders.total", "# a\norders.b\norders.total <- Order.Total # in cents\norders.zip\n")]
    [InlineData("orders.sum <- Order.Sum {state A}\norders.total\n", "orders.total", "orders.sum {state A}\norders.total  <- Order.Total  {state A}\n")]
    [InlineData("<- Order.Sum {exempt: computed}\n", null, "<- Order.Total {exempt: computed}\n")]
    public async Task Renaming_moves_the_line_with_its_annotations_and_comment(string manifest, string? column, string expected) => Assert.Equal(
        Squeeze(expected),
        Squeeze(await ApplyAsync(Fixer, FixKeys.Rename, manifest, Property("Order.Total"), Column(column), Former("Order.Sum"), Entity("|Order.Total"))));

    [Fact]
    public async Task Whole_entity_is_covered_as_far_as_columns_are_known() => Assert.Equal(
        "orders.id     <- Order.Id\norders.total  <- Order.Total\norders.zip    <- Order.Zip\n",
        await ApplyAsync(Fixer, FixKeys.CoverEntity, "orders.id\norders.zip\n", Property("Order.Total"), Column("orders.total"),
            Entity("orders.total|Order.Total", "|Order.Mystery", "orders.zip|Order.Zip", "orders.id|Order.Id")));

    [Fact]
    public async Task Nothing_is_offered_when_the_manifest_is_gone()
    {
        var solution = new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", "/src/Other/BackupCoverage.txt", Microsoft.CodeAnalysis.Text.SourceText.From("orders.id"));
        var diagnostic = solution.Report("OBK1001", [Property("Order.Total"), Column("orders.total")]);
        Assert.Empty(await solution.OfferAsync(Fixer, diagnostic));
    }

    [Fact]
    public async Task Same_edit_is_offered_once()
    {
        var solution = FixSolution.With("orders.total <- Order.Sum\n");
        var diagnostic = solution.Report("OBK1001", [Property("Order.Total"), Column("orders.total"), Former("Order.Sum"), Entity("orders.total|Order.Total")]);
        Assert.Equal([FixKeys.Cover, FixKeys.Exempt], (await solution.OfferAsync(Fixer, diagnostic)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Titles_say_what_is_done_and_in_which_file()
    {
        var solution = FixSolution.With("orders.id\n");
        var diagnostic = solution.Report(
            "OBK1001", [Property("Order.Total"), Column("orders.total"), Former("Order.Sum"), Entity("orders.total|Order.Total", "orders.zip|Order.Address.Zip")]);
        var offered = await solution.OfferAsync(Fixer, diagnostic);
        Assert.Equal("Cover Order.Total in BackupCoverage.txt", offered[FixKeys.Cover].Title);
        Assert.Equal("Cover all of Order in BackupCoverage.txt", offered[FixKeys.CoverEntity].Title);
        Assert.Equal("Add its line to BackupCoverage.txt; the reason is yours to write", offered[FixKeys.Exempt].Title);
        Assert.DoesNotContain(FixKeys.Rename, offered.Keys);
    }

    [Fact]
    public async Task Encoding_stays()
    {
        var text = Microsoft.CodeAnalysis.Text.SourceText.From("orders.id\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var solution = new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", FixSolution.Manifest, text);
        var changed = await solution.FixAsync(Fixer, solution.Report("OBK1001", [Property("Order.Total"), Column("orders.total")]), FixKeys.Cover);
        var document = Assert.Single(Assert.Single(changed!.Projects).AdditionalDocuments);
        var after = await document.GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal("orders.id\r\norders.total  <- Order.Total\r\n", after.ToString());
        Assert.Equal([0xEF, 0xBB, 0xBF], after.Encoding!.GetPreamble());
    }

    private static Task<string?> Cover(string manifest, string? former = null) =>
        ApplyAsync(Fixer, FixKeys.Cover, manifest, Property("Order.Total"), Column("orders.total"), Former(former));

    private static string Squeeze(string? text) => System.Text.RegularExpressions.Regex.Replace(text ?? "", " +", " ");
}
