using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes;
using OrderBackup.Analyzers.Tests.Rules;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

/// <summary>What the rules report is what the fixes repair: after them the rules have nothing more to say.</summary>
public sealed class RulesAndFixesTests
{
    private const string Path = AnalyzerRun.Folder + "BackupCoverage.txt";

    private static readonly CodeFixProvider[] Fixers =
    [
        new EntityNotCoveredFixer(), new PropertyNotCoveredFixer(), new MappingContradictsLineFixer(), new PropertyNotStoredFixer(),
        new EnumDiffersFromStateValuesFixer(), new StalePropertyFixer(), new RepeatedOrContradictoryFixer(), new OutOfOrderFixer(),
    ];

    [Fact]
    public async Task Lines_of_the_sample_that_are_taken_away_come_back_as_they_were()
    {
        var manifest = CoverageManifest.Parse(Sample.Manifest);
        var plain = manifest.Entries.Where(entry => entry is { State: null, Exemption: null, Properties.Count: > 0, Key.JsonPath: null });
        var text = ManifestEdit.Apply(manifest.Text, ManifestEditor.RemoveEntries(manifest, plain));
        Assert.Equal(Sample.Manifest, await FixAsync(Sample.Project, text, expectedRounds: 2));
    }

    [Fact]
    public async Task Sample_whose_lines_have_no_arrow_is_linked_to_the_model()
    {
        var manifest = CoverageManifest.Parse(Sample.Manifest);
        var text = manifest.Text;
        foreach (var entry in manifest.Entries.Reverse().Where(entry => entry is { Properties.Count: > 0, Key.JsonPath: null }))
        {
            text = text.Remove(entry.ArrowSpan!.Value.Start, entry.Properties[^1].Span.End - entry.ArrowSpan.Value.Start);
        }

        text = string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
        Assert.DoesNotContain(CoverageManifest.Parse(text).Entries, entry => entry is { Properties.Count: > 0, Key.JsonPath: null });
        Assert.Equal(Squeeze(Sample.Manifest), Squeeze(await FixAsync(Sample.Project, text, expectedRounds: 2)));
    }

    [Theory]
    [InlineData("", "", "public string? Code { get; set; }", "orders.code")]
    [InlineData("", "[NotMapped]", "orders.code           <- Order.Code\n", "")]
    [InlineData("", "[Column(\"promotion_code\")]", "orders.code           <- Order.Code\n", "orders.promotion_code <- Order.Code")]
    [InlineData("public enum Code { A, B }", "", "orders.code           <- Order.Code  {state A}\n", "{state A, B}")]
    public async Task Each_rule_is_silent_after_its_fix(string types, string attribute, string line, string expected)
    {
        var declaration = line.StartsWith("public", StringComparison.Ordinal) ? "[Column(\"code\")] " + line
            : types.Length > 0 ? "[Column(\"code\")] public Code Code { get; set; }"
            : attribute + " public string? Code { get; set; }";
        var run = types.Length > 0
            ? Shop.With(order: declaration, types: types, model: "modelBuilder.Entity<Order>().Property(x => x.Code).HasConversion<string>();")
            : Shop.With(order: declaration);
        var text = line.StartsWith("orders.", StringComparison.Ordinal) ? Shop.Lines(line.TrimEnd()) : Shop.Manifest;
        Assert.NotEmpty(await run.WithManifest(text).ShowAsync());
        var changed = await FixAsync(run, text, expectedRounds: 1);
        Assert.Contains(expected, Squeeze(changed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders.gone  <- Order.Gone")]
    [InlineData("orders.id  <- Order.Id")]
    public async Task Line_that_is_stale_or_repeated_goes(string line) =>
        Assert.Equal(Shop.Manifest, await FixAsync(Shop.With().Prepare(), Shop.Lines(line), expectedRounds: 1));

    [Fact]
    public async Task Lines_that_are_not_sorted_are_sorted()
    {
        var manifest = CoverageManifest.Parse(Shop.Manifest);
        var moved = Shop.Manifest.Replace("orders.id             <- Order.Id\n", "", StringComparison.Ordinal) + "orders.id             <- Order.Id\n";
        Assert.NotEqual(manifest.Text, moved);
        Assert.Equal(Shop.Manifest, await FixAsync(Shop.With().Prepare(), moved, expectedRounds: 1));
    }

    [Fact]
    public async Task Manifest_that_is_created_has_nothing_to_report()
    {
        var found = Assert.Single(await Sample.Project.RunAsync());
        var solution = new FixSolution().AddProject("Shop", AnalyzerRun.Folder + "Shop.csproj", null, null);
        var diagnostic = solution.Report("OBK1100", found.Properties.Select(pair => (pair.Key, pair.Value)).Append((FixProperties.Manifest, null)));
        var changed = await solution.FixAsync(new ManifestMissingFixer(), diagnostic, FixKeys.Create);
        Assert.Empty(await Sample.Project.WithManifest(FixSolution.TextOf(changed!, Path)).ShowAsync());
    }

    // Rules, then a fix-all for each id that was found, and again until nothing is reported.
    private static async Task<string> FixAsync(AnalyzerRun run, string text, int expectedRounds)
    {
        var found = await run.WithManifest(text).RunAsync();
        for (var round = 0; found.Length > 0; round++)
        {
            Assert.True(round < expectedRounds, $"{string.Join("\n", found)}\n{text}");
            foreach (var id in found.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal))
            {
                var solution = new FixSolution().AddProject("Shop", AnalyzerRun.Folder + "Shop.csproj", Path, SourceText.From(text));
                foreach (var diagnostic in found.Where(diagnostic => diagnostic.Id == id)) solution.Take(diagnostic);
                var fixer = Fixers.Single(fixer => fixer.FixableDiagnosticIds.Contains(id));
                var changed = await solution.FixAllAsync(fixer, FixAllScope.Project, key: null);
                text = changed is null ? text : FixSolution.TextOf(changed, Path);
            }

            found = await run.WithManifest(text).RunAsync();
        }

        return text;
    }

    private static string Squeeze(string text) => System.Text.RegularExpressions.Regex.Replace(text, " +", " ");
}
