using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

public sealed class ManifestMissingFixerTests
{
    private const string Text = "@format 1\n@namespace Shop\n@root orders\n\norders.id      <- Order.Id\norders.status  <- Order.Status  {state A}\n";
    private static readonly ManifestMissingFixer Fixer = new();

    [Fact]
    public async Task Manifest_is_created_beside_the_project_file()
    {
        var solution = new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", null, null);
        var changed = await solution.FixAsync(Fixer, Report(solution, Text), FixKeys.Create);
        Assert.Equal(Text, FixSolution.TextOf(changed!));
        Assert.Equal(CoverageManifest.FileName, Assert.Single(Assert.Single(changed!.Projects).AdditionalDocuments).Name);
    }

    [Fact]
    public async Task Manifest_is_created_where_the_diagnostic_says()
    {
        var solution = new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", null, null);
        var diagnostic = solution.Report("OBK1100", [(FixProperties.ManifestText, Text), (FixProperties.Manifest, "/src/Orders.txt")]);
        Assert.Equal(Text, FixSolution.TextOf((await solution.FixAsync(Fixer, diagnostic, FixKeys.Create))!, "/src/Orders.txt"));
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Project_with_two_target_frameworks_gets_one(FixAllScope scope)
    {
        var solution = new FixSolution()
            .AddProject("Shop(net8.0)", "/src/Shop/Shop.csproj", null, null)
            .AddProject("Shop(net10.0)", "/src/Shop/Shop.csproj", null, null);
        Report(solution, Text, "Shop(net8.0)");
        Report(solution, Text, "Shop(net10.0)");
        var changed = await solution.FixAllAsync(Fixer, scope, FixKeys.Create, "Shop(net8.0)");
        Assert.Single(changed!.Projects.SelectMany(project => project.AdditionalDocuments));
    }

    [Fact]
    public async Task Each_project_gets_its_own()
    {
        var solution = new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", null, null).AddProject("Billing", "/src/Billing/Billing.csproj", null, null);
        Report(solution, Text);
        Report(solution, "@scope all\nbills.id  <- Bill.Id\n", "Billing");
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Solution, FixKeys.Create);
        Assert.Equal(Text, FixSolution.TextOf(changed!));
        Assert.Equal("@scope all\nbills.id  <- Bill.Id\n", FixSolution.TextOf(changed!, "/src/Billing/BackupCoverage.txt"));
    }

    [Fact]
    public async Task Contexts_of_one_project_get_one_manifest_that_holds_the_lines_of_all()
    {
        var solution = new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", null, null);
        Report(solution, Text);
        Report(solution, "@format 1\n@namespace Shop\n@namespace Bills\n@root bills\n\nbills.id   <- Bill.Id\norders.id  <- Order.Id\n");
        var changed = await solution.FixAllAsync(Fixer, FixAllScope.Project, FixKeys.Create);
        Assert.Equal(
            "@format 1\n@namespace Shop\n@root orders\n@namespace Bills\n@root bills\n\nbills.id       <- Bill.Id\norders.id      <- Order.Id\norders.status  <- Order.Status  {state A}\n",
            FixSolution.TextOf(changed!));
    }

    [Fact]
    public async Task Nothing_is_offered_when_a_target_framework_has_the_file()
    {
        var solution = new FixSolution()
            .AddProject("Shop", "/src/Shop/Shop.csproj", null, null)
            .AddProject("Shop(net10.0)", "/src/Shop/Shop.csproj", FixSolution.Manifest, SourceText.From(""));
        Assert.Empty(await solution.OfferAsync(Fixer, Report(solution, Text)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Nothing_is_offered_without_a_text(string? text)
    {
        var solution = new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", null, null);
        Assert.Empty(await solution.OfferAsync(Fixer, Report(solution, text)));
    }

    private static Microsoft.CodeAnalysis.Diagnostic Report(FixSolution solution, string? text, string project = "Shop") =>
        solution.Report("OBK1100", [(FixProperties.ManifestText, text), (FixProperties.Manifest, null)], project);
}
