using System.Globalization;
using System.Text;
using OrderBackup.Backup;

namespace OrderBackup.Reports;

/// <summary>The outcome of a check as a Markdown checklist, for pull requests and binders.</summary>
internal static class CheckMarkdown
{
    /// <summary>The checklist.</summary>
    /// <param name="outcome">What came of the check.</param>
    /// <param name="isBrief">Whether to leave out the columns, of which there may be very many.</param>
    public static string Write(CheckOutcome outcome, bool isBrief = false)
    {
        var text = new StringBuilder("# Backup coverage\n\n");
        if (outcome.Result is { } check)
        {
            AppendVerdict(outcome, check, text);
            AppendFindings(outcome.Findings, text);
            AppendLists(check, isBrief, text);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"**Could not be checked** ({Code(outcome.ErrorId!)}): {Prose(outcome.ErrorMessage!)}\n");
            AppendFindings(outcome.Findings, text);
        }

        return text.ToString();
    }

    private static void AppendVerdict(CheckOutcome outcome, CheckResult check, StringBuilder text)
    {
        var counts = new[] { (FindingSeverity.Error, "error"), (FindingSeverity.Warning, "warning") }
            .Where(kind => outcome.Count(kind.Item1) > 0)
            .Select(kind => Markdown.Count(outcome.Count(kind.Item1), kind.Item2))
            .ToList();
        text.Append(check.Holds ? "**Everything that must be in a backup is covered.**" : "**Not everything is covered.**");
        text.Append(counts.Count == 0 ? "\n\n" : $" {string.Join(", ", counts)}.\n\n");
        text.Append("| Database | Tables | Columns | Uncovered |\n|---|--:|--:|--:|\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {Code(check.Database)} | {check.Coverage.Tables.Count:N0} | {check.Coverage.ColumnCount:N0} | {check.Coverage.UncoveredCount:N0} |\n");
    }

    private static void AppendLists(CheckResult check, bool isBrief, StringBuilder text)
    {
        if (isBrief)
        {
            text.Append("\nThe tables and their columns are too many to list here; they are in the report's own file.\n");
            return;
        }

        foreach (var table in check.Coverage.Tables)
        {
            Append(table, text);
        }

        if (check.Coverage.SystemFiles.Count > 0)
        {
            text.Append("\n## System files\n\n");
            foreach (var file in check.Coverage.SystemFiles)
            {
                text.Append(CultureInfo.InvariantCulture, $"- [x] {Code(file)}\n");
            }
        }
    }

    private static void AppendFindings(IReadOnlyList<Finding> findings, StringBuilder text)
    {
        if (findings.Count == 0)
        {
            return;
        }

        text.Append("\n## Findings\n\n");
        foreach (var finding in findings)
        {
            var place = finding.File is null ? "" : finding.Line > 0 ? $"{finding.File}({finding.Line},{finding.Column})" : finding.File;
            var severity = finding.Severity == FindingSeverity.Information ? "info" : finding.Severity.ToString().ToLowerInvariant();
            text.Append(
                CultureInfo.InvariantCulture,
                $"- **{severity} {finding.Id}** {(place.Length == 0 ? "" : $"at {Code(place)}: ")}{Prose(finding.Message)}\n");
        }
    }

    private static void Append(CoveredTable table, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {Code(table.Table)} ({Prose(table.Reason)})\n\n");
        foreach (var column in table.Columns)
        {
            var box = ColumnClass.IsHeld(column) switch { true => "[x] ", false => "[ ] ", null => "" };
            var note = column.Class switch
            {
                "Covered" => "",
                "State" => column.Detail is null ? ": state" : $": state {Prose(column.Detail)}",
                _ => $": {column.Class.ToLowerInvariant()}{(column.Detail is null ? "" : $", {Prose(column.Detail)}")}",
            };
            text.Append(CultureInfo.InvariantCulture, $"- {box}{Code(column.Name)}{note}\n");
        }
    }

    private static string Code(string text)
    {
        // A code span ends at the first run of as many backticks as it began with.
        var oneLine = Printable.OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        return oneLine.Contains('`', StringComparison.Ordinal) ? $"`` {oneLine} ``" : $"`{oneLine}`";
    }

    private static string Prose(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in Printable.OneLine(text))
        {
            if (character is '*' or '_' or '`' or '[' or ']' or '<' or '>' or '#' or '|' or '\\')
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
