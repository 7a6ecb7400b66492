using System.Text;
using OrderBackup.Backup;
using OrderBackup.Proof;

namespace OrderBackup.Reports;

/// <summary>
/// Writes <c>double_check.md</c>: the checklist that says what a backup holds and what it does not, computed from what the run
/// proved. The same backup always gives the same text.
/// </summary>
internal sealed class DoubleCheckReport
{
    /// <summary>Where the documentation is.</summary>
    public const string DocumentationBase = "https://github.com/orderbackup/orderbackup/blob/main/docs/";

    /// <summary>What no backup proves, in lines.</summary>
    public static readonly string[] Limits =
    [
        "Roles and other objects of the whole server, other databases, the rows of foreign tables, the files that rows only point at",
        "(attachments in object storage), and damage in an index that the dump did not read. Digests find damage and mistakes; they",
        "do not stop someone who can rewrite this whole folder.",
    ];

    private readonly BackupInfo _info;
    private readonly StringBuilder _text = new();

    private DoubleCheckReport(BackupInfo info) => _info = info;

    /// <summary>The content of <c>double_check.md</c>, with LF line ends.</summary>
    public static string ToMarkdown(BackupInfo info)
    {
        var report = new DoubleCheckReport(info);
        report.AppendVerdict();
        report.AppendIdentity();
        report.AppendScope();
        report.AppendStateColumns();
        report.AppendColumns();
        report.AppendRest();
        report.AppendFindings();
        report.Section("How to restore", RestoreInstructions.ToMarkdown(info));
        report.AppendLimits();
        report.AppendDigests();
        return report._text.ToString();
    }

    private void AppendVerdict()
    {
        _text.Append("# Double check of ").Append(Markdown.Name(_info.Database.Name)).Append(", ").Append(_info.Name).Append("\n\n");
        var (word, meaning) = VerdictSentence.Of(_info);
        _text.Append("**").Append(word).Append(".** ").Append(meaning).Append("\n\n");
        foreach (var (holds, what) in Checklist.Of(_info))
        {
            _text.Append(holds ? "- [x] " : "- [ ] ").Append(what).Append('\n');
        }
    }

    private void AppendIdentity()
    {
        var table = new MarkdownTable("what", "value");
        foreach (var (what, value, isName) in BackupIdentity.Of(_info))
        {
            table.Add(what, isName ? Markdown.Name(value) : Markdown.Text(value));
        }

        Section("Identity", table.ToString());
    }

    private void AppendScope()
    {
        var coverage = _info.Coverage;
        var roots = coverage.Roots.Count == 0 ? "none" : string.Join(", ", coverage.Roots.Select(Markdown.Name));
        var table = new MarkdownTable(
            "", "table", "why in scope", "rows in dump>", "columns>", "covered>", "state>", "generated>", "exempt>", "uncovered>", "digest");
        foreach (var covered in coverage.Tables)
        {
            int Count(params string[] classes) => covered.Columns.Count(column => classes.Contains(column.Class, StringComparer.Ordinal));
            var uncovered = Count(ColumnClass.Uncovered, ColumnClass.Missing);
            table.Add(
                uncovered == 0 ? "[x]" : "[ ]",
                Markdown.Name(covered.Table),
                Markdown.Text(covered.Reason),
                covered.Rows is { } rows ? Markdown.Number(rows) : "not dumped",
                Markdown.Number(covered.Columns.Count),
                Markdown.Number(Count(ColumnClass.Covered)),
                Markdown.Number(Count(ColumnClass.State)),
                Markdown.Number(Count(ColumnClass.Generated)),
                Markdown.Number(Count(ColumnClass.Exempt)),
                Markdown.Number(uncovered),
                ProofOf(covered)?.Digest[..12] ?? (covered.Rows is null ? "none" : "in its parts"));
        }

        Section(
            "Scope",
            $"Roots: {roots}. Tables that reference a root, directly or through others, are in scope with it.\n\n"
            + (coverage.Tables.Count == 0 ? "No table is in scope.\n" : table.ToString()));
    }

    private void AppendStateColumns()
    {
        var states = _info.Coverage.Tables
            .SelectMany(table => table.Columns.Where(column => column.Class == ColumnClass.State).Select(column => (table.Table, column)))
            .ToList();
        var table = new MarkdownTable("", "column", "values");
        foreach (var (name, column) in states)
        {
            table.Add("[x]", Markdown.Name(name) + " . " + Markdown.Name(column.Name), column.Detail is null ? "not listed" : Markdown.Text(column.Detail));
        }

        Section("State columns", states.Count == 0 ? "The manifest marks no column of the dump as order state.\n" : table.ToString());
    }

    private void AppendColumns()
    {
        var lists = new StringBuilder();
        foreach (var table in _info.Coverage.Tables)
        {
            lists.Append(lists.Length == 0 ? "" : "\n").Append("### ").Append(Markdown.Name(table.Table)).Append("\n\n");
            foreach (var column in table.Columns)
            {
                lists.Append(ColumnClass.ChecklistItem(column)).Append('\n');
            }
        }

        Section("Columns, table by table", lists.Length == 0 ? "None.\n" : lists.ToString());
    }

    private void AppendRest()
    {
        var inScope = _info.Coverage.Tables.Select(table => table.Table).ToHashSet(StringComparer.Ordinal);
        var others = new MarkdownTable("table", "rows>", "columns>");
        var outside = _info.Proof.Tables.Where(table => !inScope.Contains(table.QualifiedName.ToString())).ToList();
        foreach (var table in outside)
        {
            others.Add(Markdown.Name(table.QualifiedName.ToString()), Markdown.Number(table.Rows), Markdown.Number(table.Columns.Count));
        }

        Section(
            "Also in the dump",
            outside.Count == 0 ? "No table besides those in scope.\n"
                : "Tables outside the scope, and the partitions that the rows of partitioned tables are stored in:\n\n" + others);

        var sequences = new MarkdownTable("sequence", "last value>", "next value");
        foreach (var sequence in _info.Proof.Sequences)
        {
            sequences.Add(
                Markdown.Name(sequence.QualifiedName.ToString()), Markdown.Number(sequence.LastValue),
                sequence.IsCalled ? "the one after it" : "the same");
        }

        Section("Sequences", _info.Proof.Sequences.Count == 0 ? "None.\n" : sequences.ToString());

        var objects = _info.Proof.LargeObjects;
        Section("Large objects", objects.Count == 0 ? "None.\n" : $"{Markdown.Count(objects.Count, "large object")}, digest {objects.Digest}.\n");
        Section(
            "System files",
            _info.Coverage.SystemFiles.Count == 0 ? "The manifest names none.\n"
                : string.Concat(_info.Coverage.SystemFiles.Select(file => $"- [x] {Markdown.Name(file)}\n")));
    }

    private void AppendFindings() =>
        Section(
            "Findings",
            _info.Findings.Count == 0 ? "None.\n"
                : string.Concat(_info.Findings.Select(finding =>
                    $"- {SeverityWord(finding.Severity)} [{finding.Id}]({DocumentationBase}rules/{finding.Id}.md): {Markdown.Text(finding.Message)}\n")));

    private void AppendLimits() =>
        Section(
            "What is not proven",
            string.Join('\n', Limits) + "\n"
            + $"The full list: <{DocumentationBase}what-is-not-proven.md>\n");

    private void AppendDigests()
    {
        var table = new MarkdownTable("table", "rows>", "digest of all rows");
        foreach (var proof in _info.Proof.Tables)
        {
            table.Add(Markdown.Name(proof.QualifiedName.ToString()), Markdown.Number(proof.Rows), proof.Digest);
        }

        Section(
            "Appendix: digests",
            $"Algorithm {_info.Proof.Algorithm}. The digests of single columns are in backup_info.json.\n\n"
            + (_info.Proof.Tables.Count == 0 ? "No table.\n" : table.ToString()));
    }

    private TableProof? ProofOf(CoveredTable covered) =>
        _info.Proof.Tables.FirstOrDefault(proof => string.Equals(proof.QualifiedName.ToString(), covered.Table, StringComparison.Ordinal));

    private void Section(string heading, string body) => _text.Append("\n## ").Append(heading).Append("\n\n").Append(body);

    /// <summary>The word for how grave a finding is.</summary>
    public static string SeverityWord(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
