using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes;
using OrderBackup.Coverage.Manifest;
using static OrderBackup.Analyzers.Tests.CodeFixes.FixText;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

/// <summary>The fixes of what is reported in the manifest itself: OBK2002, 2003 and 2005.</summary>
public sealed class ManifestPlaceFixerTests
{
    private static readonly RepeatedOrContradictoryFixer Repetitions = new();

    [Theory]
    [InlineData("orders.a <- Order.A\norders.a <- Order.A # again\n", "orders.a <- Order.A\n")]
    [InlineData("orders.a\norders.a <- Order.A {state X, Y}\n", "orders.a <- Order.A  {state X, Y}\n")]
    [InlineData("orders.a <- Order.A {state X}\norders.a <- Bill.A {state}\n", "orders.a <- Bill.A, Order.A {state X}\n")]
    [InlineData("@root orders\n@root orders # again\norders.a\n", "@root orders\norders.a\n")]
    [InlineData("orders.a <- Order.A, Order.B, Order.A\n", "orders.a <- Order.A, Order.B\n")]
    [InlineData("orders.a {state X, Y, X} # c\n", "orders.a {state X, Y}    # c\n")]
    [InlineData("orders.a <- Order.A\norders.b <- Order.A {state}\n", "orders.a <- Order.A\norders.b            {state}\n")]
    [InlineData("orders.a\n<- Order.A {exempt: x}\n<- Order.A {exempt: x}\n", "orders.a\n<- Order.A {exempt: x}\n")]
    [InlineData("@root orders\nlogs.* {exempt: x}\nlogs.a {exempt: x}\n", "@root orders\nlogs.* {exempt: x}\n")]
    public async Task Repetition_goes_and_what_only_it_says_stays(string manifest, string expected)
    {
        Assert.Equal(expected, await FixFirst(Repetitions, "OBK2002", manifest, FixKeys.Remove));
        Assert.Equal(expected, await FixAll(Repetitions, "OBK2002", manifest, FixKeys.Remove));
    }

    [Theory]
    [InlineData("orders.a <- Order.A\norders.a {exempt: x}\n", "orders.a <- Order.A\n")]
    [InlineData("orders.a {state X}\norders.a {state Y}\n", "orders.a {state X}\n")]
    [InlineData("@scope all\n@scope related\norders.a\n", "@scope all\norders.a\n")]
    [InlineData("@root orders\norders.* {exempt: x}\n", "@root orders\n")]
    [InlineData("@root orders\nlogs.* {exempt: x}\nlogs.a\n", "@root orders\nlogs.* {exempt: x}\n")]
    [InlineData("orders.a <- Order.A\n<- Order.A {exempt: x}\n", "orders.a <- Order.A\n")]
    public async Task Contradiction_is_removed_one_by_one_only(string manifest, string expected)
    {
        Assert.Equal(expected, await FixFirst(Repetitions, "OBK2002", manifest, FixKeys.RemoveContradiction));
        Assert.Null(await FixAll(Repetitions, "OBK2002", manifest, FixKeys.RemoveContradiction));
        Assert.Null(await FixAll(Repetitions, "OBK2002", manifest, FixKeys.Remove));
    }

    [Theory]
    [InlineData("orders.a {state} {exempt: x}\n")]
    [InlineData("orders.a <- 1\norders.a <- Order.A\norders.b\n")]
    public async Task What_a_person_must_decide_in_the_line_is_not_offered(string manifest) =>
        Assert.Null(await FixFirst(Repetitions, "OBK2002", manifest, FixKeys.Remove));

    [Fact]
    public async Task Third_of_three_equal_lines_stays_when_one_is_removed() =>
        Assert.Equal("a.a\na.a\n", await FixFirst(Repetitions, "OBK2002", "a.a\na.a\na.a\n", FixKeys.Remove));

    [Theory]
    [InlineData(FixKeys.Remove, "orders.a\n")]
    [InlineData(FixKeys.KeepColumn, "orders.a\norders.gone  # c\n")]
    [InlineData(FixKeys.Suggest, "orders.a\norders.gone <- Order.Going # c\n")]
    public async Task Stale_line_is_removed_or_corrected(string key, string expected)
    {
        const string manifest = "orders.a\norders.gone <- Order.Gone # c\n";
        var solution = FixSolution.With(manifest);
        var diagnostic = solution.ReportInManifest("OBK2003", manifest.IndexOf("Order.Gone", StringComparison.Ordinal), 10, Property("Order.Gone"), (FixProperties.Suggestion, "Order.Going"));
        var changed = await solution.FixAsync(new StalePropertyFixer(), diagnostic, key);
        Assert.Equal(Squeeze(expected), Squeeze(FixSolution.TextOf(changed!)));
    }

    [Fact]
    public async Task All_stale_lines_are_removed_at_once()
    {
        var solution = FixSolution.With("orders.a <- Order.A\norders.b <- Order.B\norders.c <- Order.C, Order.D\n");
        foreach (var name in new[] { "A", "B", "C" }) solution.ReportInManifest("OBK2003", 0, 1, Property("Order." + name));
        Assert.Equal("orders.c <- Order.D\n", FixSolution.TextOf((await solution.FixAllAsync(new StalePropertyFixer(), FixAllScope.Project, FixKeys.Remove))!));
    }

    [Fact]
    public async Task Lines_are_sorted_with_their_comments()
    {
        const string manifest = "@root b\n\n# b\nb.b\n\n# a\na.a # c\n";
        const string expected = "@root b\n\n# a\na.a # c\n\n# b\nb.b\n";
        Assert.Equal(expected, await FixFirst(new OutOfOrderFixer(), "OBK2005", manifest, FixKeys.Sort));
        Assert.Equal(expected, await FixAll(new OutOfOrderFixer(), "OBK2005", manifest, FixKeys.Sort));
    }

    [Fact]
    public async Task Text_that_has_changed_since_the_report_is_left_alone()
    {
        var solution = FixSolution.With("orders.a\norders.b\n");
        Assert.Empty(await solution.OfferAsync(Repetitions, solution.ReportInManifest("OBK2002", 9, 8)));
        Assert.Empty(await solution.OfferAsync(new OutOfOrderFixer(), solution.ReportInManifest("OBK2005", 9, 8)));
    }

    private static async Task<string?> FixFirst(CodeFixProvider fixer, string id, string manifest, string key)
    {
        var problem = CoverageManifest.Parse(manifest).Problems.First(problem => problem.Id == id);
        var solution = FixSolution.With(manifest);
        var changed = await solution.FixAsync(fixer, solution.ReportInManifest(id, problem.Span.Start, problem.Span.Length), key);
        return changed is null ? null : FixSolution.TextOf(changed);
    }

    private static async Task<string?> FixAll(CodeFixProvider fixer, string id, string manifest, string key)
    {
        var solution = FixSolution.With(manifest);
        foreach (var problem in CoverageManifest.Parse(manifest).Problems.Where(problem => problem.Id == id)) solution.ReportInManifest(id, problem.Span.Start, problem.Span.Length);
        var changed = await solution.FixAllAsync(fixer, FixAllScope.Project, key);
        return changed is null ? null : FixSolution.TextOf(changed);
    }

    private static string Squeeze(string text) => System.Text.RegularExpressions.Regex.Replace(text, " +", " ");
}
