namespace OrderBackup.Tool.Output;

/// <summary>Findings, printed as compilers print, so that editors and CI systems find the place.</summary>
internal static class FindingList
{
    /// <summary>Prints errors and warnings to stderr, information to stdout.</summary>
    public static void Print(IReadOnlyList<Finding> findings, Terminal terminal)
    {
        foreach (var finding in findings)
        {
            Print(finding, terminal);
        }
    }

    /// <summary><c>2 errors, 1 warning</c>; empty when there is neither.</summary>
    public static string Count(IReadOnlyList<Finding> findings)
    {
        var errors = findings.Count(finding => finding.Severity == FindingSeverity.Error);
        var warnings = findings.Count(finding => finding.Severity == FindingSeverity.Warning);
        var parts = new[] { errors == 0 ? "" : Amount.Of(errors, "error"), warnings == 0 ? "" : Amount.Of(warnings, "warning") };
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>The same, in words also when there is neither.</summary>
    public static string Stated(IReadOnlyList<Finding> findings) => Count(findings) is { Length: > 0 } counts ? counts : "no finding";

    private static void Print(Finding finding, Terminal terminal)
    {
        if (finding.Severity == FindingSeverity.Information)
        {
            terminal.Line(finding.ToString());
            return;
        }

        // The line splits at its first ": <message>", so that the place and the id are toned and the message is not.
        var line = finding.ToString();
        var place = line[..(line.Length - finding.Message.Length - ": ".Length)];
        terminal.ErrorLine(finding.Severity == FindingSeverity.Error ? Tone.Bad : Tone.Fair, place, finding.Message);
    }
}
