using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using OrderBackup.Backup;
using OrderBackup.Coverage;
using OrderBackup.Proof;
using OrderBackup.Reports;

namespace OrderBackup.Tests.Reports;

/// <summary><c>double_check.html</c>: the facts of the Markdown, and nothing that runs or is loaded.</summary>
public sealed class DoubleCheckPageTests
{
    [Theory]
    [InlineData(BackupVerdict.Verified, "VERIFIED")]
    [InlineData(BackupVerdict.Unverified, "NOT VERIFIED")]
    [InlineData(BackupVerdict.Failed, "FAILED")]
    public void Verdict_is_said_in_the_words_of_the_markdown(BackupVerdict verdict, string word)
    {
        var backup = ExampleBackup.Create() with { Verdict = verdict };
        var section = Elements(backup, "section").First();

        Assert.Equal(word, section.Element("h2")!.Value);
        Assert.Equal($"**{word}.** {section.Element("p")!.Value}", Markdown(backup)[2]);
    }

    [Fact]
    public void Every_row_and_every_item_of_the_markdown_is_there_in_its_order()
    {
        var backup = ExampleBackup.Create() with { Findings = [Finding.Warning("OBK3009", "pg_dump lacks a fix."), Finding.Error("OBK3204", "orders: 3 rows less.")] };
        var rows = Elements(backup, "tr").Select(row => Cells(row.Elements().Select(Words))).ToList();
        var items = Elements(backup, "li").Select(Words).ToList();

        var expectedRows = Markdown(backup).Where(line => line.StartsWith('|') && !line.Contains("---", StringComparison.Ordinal))
            .Select(line => Cells(line.Trim('|').Split('|').Select(Word))).Where(row => row != "what | value").ToList();
        var expectedItems = Markdown(backup).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(Word).ToList();
        Assert.True(expectedRows.Count > 25 && expectedItems.Count >= 14);
        Assert.Equal(expectedRows, rows);
        Assert.Equal(expectedItems, items.Where(item => !item.StartsWith("covered ", StringComparison.Ordinal) && !IsLegend(item)));
    }

    [Fact]
    public void Sections_commands_and_limits_are_those_of_the_markdown()
    {
        var backup = ExampleBackup.Create();
        var text = Words(Page(backup).Root!);

        var headings = Elements(backup, "h2").Skip(1).Select(heading => heading.Value).Where(heading => heading != "Coverage");
        Assert.Equal(Markdown(backup).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]), headings);
        Assert.Equal(
            Markdown(backup).Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line[4..]),
            Elements(backup, "pre").SelectMany(block => block.Value.Split('\n')));
        Assert.All(DoubleCheckReport.Limits, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_has_its_cell_in_the_picture()
    {
        var backup = ExampleBackup.Create();
        backup = backup with { Coverage = backup.Coverage with { Tables = [.. backup.Coverage.Tables, new CoveredTable("tasks", "listed", 1, [ExampleBackup.Column("memo", "Uncovered"), ExampleBackup.Column("gone", "Missing")])] } };
        var cells = Elements(backup, "use").Select(cell => $"{cell.Attribute("href")!.Value} {cell.Element("title")!.Value}").ToList();

        Assert.Equal(backup.Coverage.Tables.SelectMany(table => table.Columns.Select(column => $"#cell-{column.Class} {table.Table} . {column.Name}:")), cells.Select(cell => cell[..(cell.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.Contains("#cell-State orders . status: state: RECEIVED, HAPPYCALL, MEASURE", cells);
        Assert.All(cells, cell => Assert.Single(Elements(backup, "g"), shape => "#" + shape.Attribute("id")!.Value == cell.Split(' ')[0]));
        Assert.Equal(cells.Count, Elements(backup, "use").Select(cell => (cell.Attribute("x")!.Value, cell.Attribute("y")!.Value)).Distinct().Count());
    }

    [Fact]
    public void Nothing_runs_and_nothing_is_loaded()
    {
        var page = Page(ExampleBackup.Create() with { Findings = [Finding.Warning("OBK3009", "https://example.org/x.js")] });
        var elements = page.Descendants().ToList();

        Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "embed" or "form" or "base" or "image");
        Assert.DoesNotContain(elements.Attributes(), attribute => attribute.Name.LocalName is "style" or "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(elements.Attributes("href"), attribute => Assert.True(attribute.Value[0] == '#' || attribute.Value.StartsWith(DoubleCheckReport.DocumentationBase, StringComparison.Ordinal), attribute.Value));
        var style = Assert.Single(elements, element => element.Name.LocalName == "style").Value;
        Assert.DoesNotContain("url(", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Its_policy_allows_its_own_style_alone()
    {
        var html = DoubleCheckPage.ToHtml(ExampleBackup.Create());
        var page = Page(ExampleBackup.Create());
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.Descendants("style").Single().Value)));
        var policy = $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";

        Assert.Equal(policy, page.Descendants("meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value);
        Assert.Equal(policy, DoubleCheckPage.ContentSecurityPolicyOf(html));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", DoubleCheckPage.ContentSecurityPolicyOf("<script>alert(1)</script>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("'onmouseover='alert(1)")]
    [InlineData("</style></title><b>&amp;")]
    [InlineData("<!-- ]]> -->")]
    [InlineData("주문 🪑 مرحبا שלום")]
    [InlineData("a\u202Egnp.sql\u2066b\u0001\n")]
    public void Names_and_texts_cannot_break_out_of_their_place(string nasty)
    {
        var quoted = new QualifiedName("public", nasty).ToString();
        var backup = ExampleBackup.Create();
        var page = Page(backup with
        {
            Database = ExampleBackup.Database(nasty),
            Role = nasty,
            Coverage = new CoverageInfo
            {
                Roots = [quoted],
                Tables = [new CoveredTable(quoted, "related: " + nasty, 1, [ExampleBackup.Column(nasty, "State", nasty), ExampleBackup.Column(nasty, "Exempt", nasty), ExampleBackup.Column(nasty, "Covered")])],
                SystemFiles = [nasty],
            },
            Proof = new DataProof { Tables = [ExampleBackup.Table(nasty, 1)], Sequences = [new SequenceProof("s", nasty, 1, false)] },
            Findings = [Finding.Error("OBK3001", nasty)],
        });

        var same = Page(backup with { Coverage = backup.Coverage with { Tables = [new CoveredTable("t", "root", 1, [ExampleBackup.Column("a", "State", "b"), ExampleBackup.Column("a", "Exempt", "b"), ExampleBackup.Column("a", "Covered")])] }, Proof = new DataProof { Tables = [ExampleBackup.Table("t", 1)], Sequences = [new SequenceProof("s", "t", 1, false)] }, Findings = [Finding.Error("OBK3001", "x")] });
        Assert.Equal(Names(same).Order(StringComparer.Ordinal), Names(page).Order(StringComparer.Ordinal));
        Assert.True(page.Descendants("bdi").Count(name => name.Value == Visible.Of(nasty)) >= 8);
        Assert.DoesNotContain(page.Root!.Value, character => character is '\u202E' or '\u2066' or '\u0001');

        static IEnumerable<string> Names(XDocument page) => page.Descendants().Select(element => element.Name.LocalName);
    }

    [Fact]
    public void Page_is_deterministic_and_has_only_line_feeds()
    {
        var html = DoubleCheckPage.ToHtml(ExampleBackup.Create());

        Assert.Equal(html, DoubleCheckPage.ToHtml(ExampleBackup.Create()));
        Assert.DoesNotContain('\r', html);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">\n", html, StringComparison.Ordinal);
    }

    private static string[] Markdown(BackupInfo backup) => DoubleCheckReport.ToMarkdown(backup).Split('\n');

    private static IEnumerable<XElement> Elements(BackupInfo backup, string name) => Page(backup).Descendants(name);

    private static XDocument Page(BackupInfo backup)
    {
        using var reader = XmlReader.Create(new StringReader(DoubleCheckPage.ToHtml(backup)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    // The legend of the picture says what the classes mean, which the Markdown need not.
    private static bool IsLegend(string item) => new[] { "derived", "uncovered: no line", "missing: a line" }.Any(word => item.StartsWith(word, StringComparison.Ordinal))
        || System.Text.RegularExpressions.Regex.IsMatch(item, @"^(covered, order state|exempt) \d+$");

    private static string Cells(IEnumerable<string> cells) => string.Join(" | ", cells);

    private static string Words(XElement element) => Clean(element.Value);

    // Markdown's boxes and links, as the page shows them.
    private static string Word(string markdown) => Clean(System.Text.RegularExpressions.Regex.Replace(
        markdown.Replace("- [x] ", "✓", StringComparison.Ordinal).Replace("- [ ] ", "✗", StringComparison.Ordinal).Replace("[x]", "✓", StringComparison.Ordinal).Replace("[ ]", "✗", StringComparison.Ordinal),
        @"^- |\]\([^)]*\)|\[(?=OBK)|\\", ""));

    private static string Clean(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " ").Trim();
}
