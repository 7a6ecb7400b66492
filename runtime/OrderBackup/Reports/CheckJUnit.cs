using System.Globalization;
using System.Text;
using System.Xml;
using OrderBackup.Backup;

namespace OrderBackup.Reports;

/// <summary>The outcome of a check in JUnit's form: a case for each table in scope, and one for what concerns none of them.</summary>
internal static class CheckJUnit
{
    private const string Suite = "OrderBackup";

    public static string Write(CheckOutcome outcome)
    {
        var cases = outcome.Result is { } result ? [.. Cases(result, outcome)] : new List<Case> { NotDone(outcome) };
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (var xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Suite);
            xml.WriteAttributeString("tests", Number(cases.Count));
            xml.WriteAttributeString("failures", Number(cases.Count(one => one.Outcome == "failure")));
            xml.WriteAttributeString("errors", Number(cases.Count(one => one.Outcome == "error")));
            xml.WriteAttributeString("skipped", Number(cases.Count(one => one.Outcome == "skipped")));
            cases.ForEach(one => Write(xml, one, outcome.Manifest));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text + "\n";
    }

    private static IEnumerable<Case> Cases(CheckResult result, CheckOutcome outcome)
    {
        var tables = result.Coverage.Tables.Select(table => table.Table).ToHashSet(StringComparer.Ordinal);
        yield return Of("the manifest and the database", [.. outcome.Findings.Where(finding => finding.Table is null || !tables.Contains(finding.Table))]);
        foreach (var table in result.Coverage.Tables)
        {
            var findings = outcome.Findings.Where(finding => finding.Table == table.Table).ToList();
            yield return findings.Count == 0 && ExemptReason(table) is { } reason
                ? new Case(table.Table, "skipped", "exempt: " + reason, "")
                : Of(table.Table, findings);
        }
    }

    private static Case Of(string name, List<Finding> findings)
    {
        var errors = findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        return new Case(
            name,
            errors.Count == 0 ? "" : "failure",
            errors.Count == 0 ? "" : errors[0].Id + (errors.Count == 1 ? "" : $" and {Markdown.Count(errors.Count - 1, "more error")}"),
            string.Join('\n', findings));
    }

    private static Case NotDone(CheckOutcome outcome) =>
        new("the check", "error", $"{outcome.ErrorId}: {outcome.ErrorMessage}", string.Join('\n', outcome.Findings));

    private static string? ExemptReason(CoveredTable table) =>
        table.Columns.Count > 0 && table.Columns.All(column => column.Class == ColumnClass.Exempt) ? table.Columns[0].Detail ?? "" : null;

    private static void Write(XmlWriter xml, Case one, string manifest)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Suite);
        xml.WriteAttributeString("name", Text(one.Name));
        xml.WriteAttributeString("file", Text(manifest));
        if (one.Outcome.Length > 0)
        {
            xml.WriteStartElement(one.Outcome);
            xml.WriteAttributeString("message", Text(one.Message));
            xml.WriteString(Text(one.Details));
            xml.WriteEndElement();
        }
        else if (one.Details.Length > 0)
        {
            xml.WriteElementString("system-out", Text(one.Details));
        }

        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A table may be named with a character that XML cannot hold.
    private static string Text(string text) => XmlConvertible(text) ? text : string.Concat(text.EnumerateRunes().Select(rune =>
        XmlConvertible(rune.ToString()) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")));

    private static bool XmlConvertible(string text) =>
        text.EnumerateRunes().All(rune => rune.Value is '\n' or '\t' || (rune.Value >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF)));

    private sealed record Case(string Name, string Outcome, string Message, string Details);
}
