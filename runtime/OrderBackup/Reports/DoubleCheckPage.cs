using System.Security.Cryptography;
using System.Text;
using OrderBackup.Backup;
using OrderBackup.Proof;

namespace OrderBackup.Reports;

/// <summary>
/// Writes <c>double_check.html</c>: the facts of <c>double_check.md</c> as one file that needs nothing else, to be looked at and
/// printed. It runs no script and loads nothing; its own content security policy says so. It is well-formed XML too.
/// </summary>
internal sealed class DoubleCheckPage
{
    private static readonly string Style = "\n" + Look.Css + "\n" + Look.ReportCss;

    private readonly BackupInfo _info;
    private readonly List<Html> _sections = [];

    private DoubleCheckPage(BackupInfo info) => _info = info;

    /// <summary>The content of <c>double_check.html</c>, with LF line ends.</summary>
    public static string ToHtml(BackupInfo info)
    {
        var page = new DoubleCheckPage(info);
        page.AppendIdentity();
        page.AppendScope();
        page.AppendPicture();
        page.AppendStateColumns();
        page.AppendColumns();
        page.AppendRest();
        page.AppendFindings();
        page.AppendRestore();
        page.AppendLimits();
        page.AppendDigests();
        return page.Document().Markup;
    }

    /// <summary>The policy under which a file of this kind shows everything and does nothing; its style is named by its hash.</summary>
    /// <param name="html">The file's text, of whichever version wrote it.</param>
    public static string ContentSecurityPolicyOf(string html)
    {
        const string start = "<style>";
        var from = html.IndexOf(start, StringComparison.Ordinal);
        var to = from < 0 ? -1 : html.IndexOf("</style>", from, StringComparison.Ordinal);
        return Policy(to < 0 ? "" : html[(from + start.Length)..to]);
    }

    private static string Policy(string style) =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'";

    private Html Document() => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="{Policy(Style)}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <title>Double check of {Visible.Of(_info.Database.Name)}, {_info.Name}</title>
        <style>{new Html(Style)}</style>
        </head>
        <body>
        <header class="masthead"><h1>Double check of {Html.Name(_info.Database.Name)}, <span class="mono">{_info.Name}</span></h1><p class="quiet">{Markdown.Instant(_info.Snapshot)}</p></header>
        <main>
        {Verdict()}{Html.Join(_sections)}</main>
        <footer><p>{_info.MadeBy}. The same in plain text: double_check.md.</p></footer>
        </body>
        </html>

        """);

    private Html Verdict()
    {
        var (word, meaning) = VerdictSentence.Of(_info);
        var tone = _info.Verdict switch { BackupVerdict.Verified => "good", BackupVerdict.Unverified => "warn", _ => "bad" };
        var items = Checklist.Of(_info).Select(check => Html.Line($"""<li class="{(check.Holds ? "done" : "open")}">{Sign(check.Holds)}<span>{check.What}</span></li>"""));
        return Html.Of($"""
            <section class="verdict" data-tone="{tone}" aria-labelledby="verdict">
            <h2 id="verdict">{word}</h2>
            <p>{meaning}</p>
            <ul class="checks">
            {Html.Join(items)}</ul>
            </section>

            """);
    }

    private void AppendIdentity()
    {
        var rows = BackupIdentity.Of(_info).Select(fact => Html.Line(
            $"""<tr><th scope="row">{fact.What}</th><td>{(fact.IsName ? Html.Name(fact.Value) : Html.Prose(fact.Value))}</td></tr>"""));
        Section("Identity", Html.Of($"<table class=\"identity\"><tbody>\n{Html.Join(rows)}</tbody></table>\n"));
    }

    private void AppendScope()
    {
        var coverage = _info.Coverage;
        var roots = coverage.Roots.Count == 0
            ? Html.Of($"none")
            : Html.Join(coverage.Roots.Select((root, index) => Html.Of($"{(index == 0 ? "" : ", ")}{Html.Name(root)}")));
        var table = new HtmlTable("", "table", "why in scope", "rows in dump>", "columns>", "covered>", "state>", "generated>", "exempt>", "uncovered>", "digest");
        foreach (var covered in coverage.Tables)
        {
            Html Count(params string[] classes) => Number(covered.Columns.Count(column => classes.Contains(column.Class, StringComparer.Ordinal)));
            table.Add(
                Sign(!covered.Columns.Any(column => column.Class is ColumnClass.Uncovered or ColumnClass.Missing)),
                Html.Name(covered.Table),
                Html.Prose(covered.Reason),
                covered.Rows is { } rows ? Number(rows) : Html.Of($"not dumped"),
                Number(covered.Columns.Count),
                Count(ColumnClass.Covered),
                Count(ColumnClass.State),
                Count(ColumnClass.Generated),
                Count(ColumnClass.Exempt),
                Count(ColumnClass.Uncovered, ColumnClass.Missing),
                Html.Of($"""<span class="digest">{ProofOf(covered)?.Digest[..12] ?? (covered.Rows is null ? "none" : "in its parts")}</span>"""));
        }

        Section(
            "Scope",
            Html.Of($"<p>Roots: {roots}. Tables that reference a root, directly or through others, are in scope with it.</p>\n"),
            coverage.Tables.Count == 0 ? Html.Of($"<p>No table is in scope.</p>\n") : table.ToHtml());
    }

    private void AppendPicture()
    {
        if (_info.Coverage.Tables.Count > 0)
        {
            Section("Coverage", Html.Of($"<p>{CoveragePicture.Summary(_info.Coverage)}</p>\n"), CoveragePicture.Of(_info.Coverage));
        }
    }

    private void AppendStateColumns()
    {
        var table = new HtmlTable("", "column", "values");
        foreach (var covered in _info.Coverage.Tables)
        {
            foreach (var column in covered.Columns.Where(column => column.Class == ColumnClass.State))
            {
                table.Add(
                    Sign(true), Html.Of($"{Html.Name(covered.Table)} . {Html.Name(column.Name)}"),
                    column.Detail is null ? Html.Of($"not listed") : Html.Prose(column.Detail));
            }
        }

        Section("State columns", table.IsEmpty ? Html.Of($"<p>The manifest marks no column of the dump as order state.</p>\n") : table.ToHtml());
    }

    private void AppendColumns()
    {
        var lists = _info.Coverage.Tables.Select(table => Html.Of($"""
            <h3>{Html.Name(table.Table)}</h3>
            <ul class="columns">
            {Html.Join(table.Columns.Select(Item))}</ul>

            """)).ToList();
        Section("Columns, table by table", lists.Count == 0 ? None : Html.Join(lists));

        static Html Item(CoveredColumn column)
        {
            var held = ColumnClass.IsHeld(column);
            var meaning = ColumnClass.Meaning(column) is { } word ? Html.Of($""" <span class="quiet">— {word}</span>""") : Html.Empty;
            var detail = ColumnClass.HasDetail(column) ? Html.Of($""": <span class="quiet">{Html.Prose(column.Detail!)}</span>""") : Html.Empty;
            return Html.Line($"""<li class="{(held == false ? "open" : "done")}">{(held is { } ticked ? Sign(ticked) : Html.Of($"<span></span>"))}<span>{Html.Name(column.Name)}{meaning}{detail}</span></li>""");
        }
    }

    private void AppendRest()
    {
        var inScope = _info.Coverage.Tables.Select(table => table.Table).ToHashSet(StringComparer.Ordinal);
        var others = new HtmlTable("table", "rows>", "columns>");
        foreach (var table in _info.Proof.Tables.Where(table => !inScope.Contains(table.QualifiedName.ToString())))
        {
            others.Add(Html.Name(table.QualifiedName.ToString()), Number(table.Rows), Number(table.Columns.Count));
        }

        Section("Also in the dump", others.IsEmpty
            ? Html.Of($"<p>No table besides those in scope.</p>\n")
            : Html.Of($"<p>Tables outside the scope, and the partitions that the rows of partitioned tables are stored in:</p>\n{others.ToHtml()}"));

        var sequences = new HtmlTable("sequence", "last value>", "next value");
        foreach (var sequence in _info.Proof.Sequences)
        {
            sequences.Add(Html.Name(sequence.QualifiedName.ToString()), Number(sequence.LastValue), Html.Of($"{(sequence.IsCalled ? "the one after it" : "the same")}"));
        }

        Section("Sequences", sequences.IsEmpty ? None : sequences.ToHtml());
        var objects = _info.Proof.LargeObjects;
        Section("Large objects", objects.Count == 0 ? None : Html.Of($"<p>{Markdown.Count(objects.Count, "large object")}, digest <span class=\"digest\">{objects.Digest}</span>.</p>\n"));
        Section("System files", _info.Coverage.SystemFiles.Count == 0
            ? Html.Of($"<p>The manifest names none.</p>\n")
            : Html.Of($"<ul class=\"checks\">\n{Html.Join(_info.Coverage.SystemFiles.Select(file => Html.Of($"<li class=\"done\">{Sign(true)}{Html.Name(file)}</li>\n")))}</ul>\n"));
    }

    private void AppendFindings()
    {
        Section("Findings", _info.Findings.Count == 0 ? None : Html.Of($"<ul>\n{Html.Join(_info.Findings.Select(Item))}</ul>\n"));

        static Html Item(Finding finding)
        {
            var severity = DoubleCheckReport.SeverityWord(finding.Severity);
            return Html.Line($"""<li class="finding {severity}"><p><span class="severity">{severity}</span> <a href="{DoubleCheckReport.DocumentationBase}rules/{finding.Id}.md">{finding.Id}</a>: {Html.Prose(finding.Message)}</p></li>""");
        }
    }

    private void AppendRestore() => Section("How to restore", [.. RestoreInstructions.Of(_info).Select(way => Html.Of($"""
        <p>{way.What}</p>
        <pre tabindex="0"><code>{string.Join('\n', way.Commands.Select(Visible.Of))}</code></pre>

        """))]);

    private void AppendLimits() => Section(
        "What is not proven",
        Html.Of($"""
            <p>{string.Join(' ', DoubleCheckReport.Limits)}
            The full list: <a href="{DoubleCheckReport.DocumentationBase}what-is-not-proven.md">what-is-not-proven.md</a></p>

            """));

    private void AppendDigests()
    {
        var table = new HtmlTable("table", "rows>", "digest of all rows");
        foreach (var proof in _info.Proof.Tables)
        {
            table.Add(Html.Name(proof.QualifiedName.ToString()), Number(proof.Rows), Html.Of($"""<span class="digest">{proof.Digest}</span>"""));
        }

        Section(
            "Appendix: digests",
            Html.Of($"<p>Algorithm {_info.Proof.Algorithm}. The digests of single columns are in backup_info.json.</p>\n"),
            table.IsEmpty ? Html.Of($"<p>No table.</p>\n") : table.ToHtml());
    }

    private TableProof? ProofOf(CoveredTable covered) =>
        _info.Proof.Tables.FirstOrDefault(proof => string.Equals(proof.QualifiedName.ToString(), covered.Table, StringComparison.Ordinal));

    private void Section(string heading, params Html[] body) => _sections.Add(Html.Of($"<section>\n<h2>{heading}</h2>\n{Html.Join(body)}</section>\n"));

    private static Html None => Html.Of($"<p>None.</p>\n");

    private static Html Number(long number) => Html.Of($"{Markdown.Number(number)}");

    // A tick and a cross, each with its word for those who do not see them.
    private static Html Sign(bool holds) => holds
        ? new Html("""<span class="sign" role="img" aria-label="holds">✓</span>""")
        : new Html("""<span class="sign open" role="img" aria-label="does not hold">✗</span>""");
}
