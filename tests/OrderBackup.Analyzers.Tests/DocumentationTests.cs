using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OrderBackup.Analyzers.Tests.Documentation;
using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Analyzers.Tests;

/// <summary>Holds descriptors, the catalog, the pages, the tables that list them and AnalyzerReleases to each other.</summary>
public sealed partial class DocumentationTests
{
    private const string Index = "docs/rules/README.md";
    private const string Source = "https://github.com/orderbackup/orderbackup/blob/main/";

    private static readonly string[] CodeHeadings = ["The (code|manifest)", "The (warning|error|message)", "The fixed (code|manifest|project)", "Why it matters", "How to suppress, with a reason"];
    private static readonly string[] LiveHeadings = ["What you see", "Cause.*", "(Cause and what|What) to do", "How to exempt"];

    private static IEnumerable<DiagnosticAnalyzer> Analyzers => typeof(Descriptors).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

    private static List<DiagnosticDescriptor> AllDescriptors => [.. typeof(Descriptors).GetFields()
        .Select(member => member.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    [Fact]
    public void Every_id_in_the_code_has_a_page_and_every_page_an_id() =>
        Assert.Equal(Repository.Ids, Pages().Select(page => page.Id));

    [Fact]
    public void Every_rule_of_the_catalog_has_an_id_in_the_code() =>
        Assert.Empty(DiagnosticCatalog.Rules.Select(rule => rule.Id).Except(Repository.Ids));

    [Fact]
    public void Every_rule_about_code_and_manifest_has_a_descriptor() =>
        Assert.Equal(DiagnosticCatalog.Rules.Select(rule => rule.Id).Where(id => id[3] is '1' or '2' or '4'), AllDescriptors.Select(descriptor => descriptor.Id));

    [Fact]
    public void Analyzers_report_what_descriptors_describe() =>
        Assert.Empty(Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Except(AllDescriptors));

    [Fact]
    public void Descriptor_has_the_catalogs_title_severity_and_link() =>
        Assert.All(AllDescriptors, descriptor =>
        {
            var rule = DiagnosticCatalog.Find(descriptor.Id)!;
            Assert.Equal((rule.Title, rule.DefaultSeverity.ToString(), rule.HelpLink), (descriptor.Title.ToString(), descriptor.DefaultSeverity.ToString(), descriptor.HelpLinkUri));
        });

    [Fact]
    public void Help_link_of_every_rule_leads_to_its_page() =>
        Assert.All(DiagnosticCatalog.Rules, rule =>
        {
            Assert.StartsWith(Source, rule.HelpLink, StringComparison.Ordinal);
            Assert.Contains(Pages(), page => page.Id == rule.Id && page.Document.Path == Repository.PathOf(rule.HelpLink[Source.Length..]));
        });

    [Fact]
    public void Page_title_is_id_and_title() =>
        Assert.All(Pages(), page => Assert.Equal($"{page.Id}: {DiagnosticCatalog.Find(page.Id)?.Title ?? Listed(page.Id)[1]}", page.Document.Title));

    [Fact]
    public void Page_states_the_default_severity() =>
        Assert.All(Pages(), page => Assert.Equal(SeverityOf(page.Id), page.Row[page.IsAboutCode ? 2 : 1]));

    [Fact]
    public void Page_of_an_analyzer_rule_states_the_category() =>
        Assert.All(AllDescriptors, descriptor => Assert.Equal(descriptor.Category, Pages().Single(page => page.Id == descriptor.Id).Row[1]));

    [Fact]
    public void Page_says_what_is_seen_why_what_to_do_and_how_to_let_it_be() =>
        Assert.All(Pages(), page => Assert.All(page.IsAboutCode ? CodeHeadings : LiveHeadings, wanted =>
            Assert.Contains(page.Document.Headings, heading => Regex.IsMatch(heading, $"^{wanted}$"))));

    [Fact]
    public void Page_shows_a_message_with_its_id() =>
        Assert.All(Pages(), page => Assert.Matches($@"(?m)^    .*\b(error|warning|info|hidden) {page.Id}: |An error {page.Id} ", File.ReadAllText(page.Document.Path)));

    [Fact]
    public void Index_lists_every_page_once_with_title_and_severity()
    {
        Assert.Equal(Repository.Ids, ListedIds(Index).Order(StringComparer.Ordinal));
        Assert.All(Pages(), page => Assert.Equal(
            ($"[{page.Id}]({page.Id}.md)", page.Document.Title[(page.Id.Length + 2)..], SeverityOf(page.Id)),
            (Listed(page.Id)[0], Listed(page.Id)[1], Listed(page.Id)[2])));
    }

    [Fact]
    public void Readme_lists_the_analyzer_rules_with_title_and_severity()
    {
        Assert.Equal(AllDescriptors.Select(descriptor => descriptor.Id), ListedIds("README.md"));
        Assert.All(AllDescriptors, descriptor =>
        {
            var row = Repository.Document("README.md").Row(descriptor.Id)!;
            Assert.Equal(($"[{descriptor.Id}](docs/rules/{descriptor.Id}.md)", descriptor.Title.ToString(), SeverityOf(descriptor.Id)), (row[0], row[1], row[2]));
        });
    }

    [Fact]
    public void Manifest_page_states_the_default_severities()
    {
        var document = Repository.Document("docs/manifest.md");
        Assert.NotEmpty(ListedIds("docs/manifest.md"));
        Assert.All(ListedIds("docs/manifest.md"), id => Assert.Equal(SeverityOf(id), document.Row(id)![1]));
    }

    [Fact]
    public void Analyzer_releases_list_every_descriptor()
    {
        var releases = string.Concat(new[] { "Shipped", "Unshipped" }.Select(kind => File.ReadAllText(Repository.PathOf($"analyzers/OrderBackup.Analyzers/AnalyzerReleases.{kind}.md"))));
        Assert.Equal(
            AllDescriptors.Select(descriptor => (descriptor.Id, descriptor.Category, descriptor.DefaultSeverity.ToString(), descriptor.HelpLinkUri)),
            Release().Matches(releases).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value)));
    }

    [Fact]
    public void Every_link_in_the_documents_leads_somewhere() =>
        Assert.All(Repository.Documents, document => Assert.Empty(document.BrokenLinks().Select(link => $"{document.Name}: {link}")));

    [Theory]
    [InlineData("OBK1001.md")]
    [InlineData("OBK1001.md#why-it-matters")]
    [InlineData("../manifest.md#order")]
    [InlineData("https://example.com/none")]
    public void Link_to_something_is_whole(string link) => Assert.Empty(WithLink(link).BrokenLinks());

    [Theory]
    [InlineData("OBK9999.md")]
    [InlineData("OBK1001.md#why-it-does-not-matter")]
    [InlineData("#nowhere")]
    [InlineData("README.md/none")]
    public void Link_to_nothing_is_found(string link) => Assert.Equal([link], WithLink(link).BrokenLinks());

    private static MarkdownFile WithLink(string link) => new(Repository.PathOf("docs/rules/OBK1002.md"), $"# Title\n\nSee `[code](none)` and [this]({link}).\n");

    private static List<RulePage> Pages() => [.. Repository.Documents
        .Where(document => Path.GetDirectoryName(document.Path) == Repository.PathOf("docs/rules") && document.Path != Repository.PathOf(Index))
        .Select(document => new RulePage(Path.GetFileNameWithoutExtension(document.Path), document))];

    private static IReadOnlyList<string> Listed(string id) => Repository.Document(Index).Row(id) ?? throw new InvalidOperationException($"{Index} does not list {id}.");

    private static List<string> ListedIds(string document) => [.. Repository.Document(document).Rows.Select(MarkdownFile.IdOf).OfType<string>()];

    // The catalog does not know what only the runtime reports; the index does.
    private static string SeverityOf(string id) => DiagnosticCatalog.Find(id)?.DefaultSeverity.ToString().ToLowerInvariant() ?? Listed(id)[2];

    [GeneratedRegex(@"(?m)^(OBK[0-9]{4}) \| (\w+) \| (\w+) \| \[Documentation\]\((\S+)\)")]
    private static partial Regex Release();

    private sealed record RulePage(string Id, MarkdownFile Document)
    {
        public bool IsAboutCode => Id[3] is '1' or '2' or '4';

        public IReadOnlyList<string> Row => Document.Row(Id) ?? throw new InvalidOperationException($"{Document.Name} has no table with {Id}.");
    }
}
