using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes;
using static OrderBackup.Analyzers.Tests.CodeFixes.FixText;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

/// <summary>All diagnostics of a scope at once: one edit for each manifest file, whatever number of projects have it.</summary>
public sealed class FixAllTests
{
    private const string Shared = "/src/BackupCoverage.txt";
    private static readonly PropertyNotCoveredFixer Fixer = new();

    [Theory]
    [InlineData(FixAllScope.Document, "orders.a  <- Order.A\norders.b  <- Order.B\norders.c\n")]
    [InlineData(FixAllScope.Project, "orders.a  <- Order.A\norders.b  <- Order.B\norders.c  <- Order.C\n")]
    [InlineData(FixAllScope.Solution, "orders.a  <- Order.A\norders.b  <- Order.B\norders.c  <- Order.C\n")]
    public async Task Each_scope_fixes_what_lies_in_it(FixAllScope scope, string expected)
    {
        var solution = new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", FixSolution.Manifest, SourceText.From("orders.b\norders.c\n"), documents: 2);
        Report(solution, "A");
        Report(solution, "B");
        Report(solution, "C", document: 1);
        Assert.Equal(expected, FixSolution.TextOf((await solution.FixAllAsync(Fixer, scope, FixKeys.Cover))!));
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Project_with_two_target_frameworks_is_edited_once(FixAllScope scope)
    {
        var solution = TwoFrameworks("orders.id\n");
        foreach (var project in new[] { "Shop(net8.0)", "Shop(net10.0)" })
        {
            Report(solution, "A", project);
            Report(solution, "B", project);
        }

        var changed = await solution.FixAllAsync(Fixer, scope, FixKeys.Cover, "Shop(net10.0)");
        Assert.Equal("orders.a  <- Order.A\norders.b  <- Order.B\norders.id\n", FixSolution.TextOf(changed!));
    }

    [Fact]
    public async Task Single_fix_reaches_both_target_frameworks()
    {
        var solution = TwoFrameworks("orders.a\n");
        var changed = await solution.FixAsync(Fixer, Report(solution, "A", "Shop(net8.0)"), FixKeys.Cover);
        Assert.Equal(2, changed!.Projects.SelectMany(project => project.AdditionalDocuments).Count());
        Assert.Equal("orders.a  <- Order.A\n", FixSolution.TextOf(changed));
    }

    [Fact]
    public async Task Manifest_that_two_projects_share_gets_the_lines_of_both()
    {
        var solution = new FixSolution()
            .AddProject("Shop", "/src/Shop/Shop.csproj", Shared, SourceText.From("orders.a\r\n"))
            .AddProject("Billing", "/src/Billing/Billing.csproj", "/src/Billing/../BackupCoverage.txt", SourceText.From("orders.a\r\n"));
        solution.Report("OBK1001", [Property("Order.A"), Column("orders.a"), (FixProperties.Manifest, Shared)]);
        solution.Report("OBK1001", [Property("Bill.Id"), Column("bills.id"), (FixProperties.Manifest, "/src/Billing/../BackupCoverage.txt")], "Billing");
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Solution, FixKeys.Cover);
        const string expected = "bills.id  <- Bill.Id\r\norders.a  <- Order.A\r\n";
        Assert.Equal(expected, FixSolution.TextOf(changed!, Shared));
        Assert.Equal(expected, FixSolution.TextOf(changed!, "/src/Billing/../BackupCoverage.txt"));
    }

    [Fact]
    public async Task Manifests_of_two_projects_get_their_own_lines()
    {
        var solution = new FixSolution()
            .AddProject("Shop", "/src/Shop/Shop.csproj", FixSolution.Manifest, SourceText.From("orders.a"))
            .AddProject("Billing", "/src/Billing/Billing.csproj", "/src/Billing/BackupCoverage.txt", SourceText.From("bills.id"));
        Report(solution, "A");
        solution.Report("OBK1001", [Property("Bill.Id"), Column("bills.id"), (FixProperties.Manifest, "/src/Billing/BackupCoverage.txt")], "Billing");
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Solution, FixKeys.Cover);
        Assert.Equal("orders.a  <- Order.A", FixSolution.TextOf(changed!));
        Assert.Equal("bills.id  <- Bill.Id", FixSolution.TextOf(changed!, "/src/Billing/BackupCoverage.txt"));
    }

    [Fact]
    public async Task Manifest_made_from_the_database_is_linked_to_the_model_by_one_fix_all()
    {
        const int count = 2000;
        var names = Enumerable.Range(0, count).Select(number => $"{number:D4}").ToList();
        var solution = FixSolution.With("@root orders\n\n" + string.Concat(names.Select(name => $"orders.c{name}\n")));
        foreach (var name in names) Report(solution, "C" + name);
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Solution, FixKeys.Cover);
        Assert.Equal("@root orders\n\n" + string.Concat(names.Select(name => $"orders.c{name}  <- Order.C{name}\n")), FixSolution.TextOf(changed!));
    }

    [Fact]
    public async Task Exempting_all_gives_each_a_line_of_its_own()
    {
        var solution = FixSolution.With("orders.id\n");
        Report(solution, "A");
        solution.Report("OBK1001", [Property("Order.B")]);
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Project, FixKeys.Exempt);
        Assert.Equal("orders.a  <- Order.A  {exempt: }\norders.id\n<- Order.B            {exempt: }\n", FixSolution.TextOf(changed!));
    }

    [Fact]
    public async Task Renaming_all_leaves_out_what_a_person_must_choose()
    {
        var solution = FixSolution.With("bills.sum <- Bill.Sum\norders.old <- Order.Old\n");
        solution.Report("OBK1001", [Property("Bill.Total"), Former("Bill.Sum"), Entity("|Bill.Total")]);
        solution.Report("OBK1001", [Property("Order.A"), Former("Order.Old"), Entity("|Order.A", "|Order.B")]);
        solution.Report("OBK1001", [Property("Order.B"), Former("Order.Old"), Entity("|Order.A", "|Order.B")]);
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Project, FixKeys.Rename);
        Assert.Equal("bills.sum <- Bill.Total\norders.old <- Order.Old\n", FixSolution.TextOf(changed!));
    }

    [Fact]
    public async Task Tool_that_takes_the_first_offer_covers_and_never_exempts()
    {
        var solution = FixSolution.With("orders.id\n");
        var first = solution.Report("OBK1001", [Property("Order.Mystery")]);
        Report(solution, "A");
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Solution, await solution.FirstKeyAsync(Fixer, first));
        Assert.Equal("orders.a  <- Order.A\norders.id\n", FixSolution.TextOf(changed!));
    }

    [Fact]
    public async Task What_cannot_be_fixed_gives_no_action()
    {
        var solution = FixSolution.With("orders.id\n");
        solution.Report("OBK1001", [Property("Order.Mystery")]);
        Assert.Null(await solution.FixAllAsync(Fixer, FixAllScope.Solution, FixKeys.Cover));
        Assert.Null(await solution.FixAllAsync(Fixer, FixAllScope.Custom, FixKeys.Cover));
    }

    [Fact]
    public async Task What_is_fixed_already_is_no_failure_and_changes_nothing()
    {
        var solution = FixSolution.With("orders.a <- Order.A\n");
        Report(solution, "A");
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Solution, FixKeys.Cover);
        Assert.Equal("orders.a <- Order.A\n", FixSolution.TextOf(changed!));
        Assert.Equal("orders.id\n", FixSolution.TextOf((await FixSolution.With("orders.id\n").FixAllAsync(Fixer, FixAllScope.Solution, FixKeys.Cover))!));
    }

    private static FixSolution TwoFrameworks(string manifest) => new FixSolution()
        .AddProject("Shop(net8.0)", "/src/Shop/Shop.csproj", FixSolution.Manifest, SourceText.From(manifest))
        .AddProject("Shop(net10.0)", "/src/Shop/Shop.csproj", FixSolution.Manifest, SourceText.From(manifest));

    private static Diagnostic Report(FixSolution solution, string name, string project = "Shop", int document = 0) =>
        solution.Report("OBK1001", [Property("Order." + name), Column("orders." + name.ToLowerInvariant())], project, document);
}
