using System.Text;

namespace OrderBackup.Reports;

/// <summary>A table whose columns line up in plain text too.</summary>
internal sealed class MarkdownTable
{
    // A single very long cell must not push all others off the screen.
    private const int WidestPadded = 60;

    private readonly bool[] _alignRight;
    private readonly List<string[]> _rows = [];

    /// <summary>Begins a table.</summary>
    /// <param name="headings">The columns' headings; one that ends in <c>&gt;</c> is aligned to the right.</param>
    public MarkdownTable(params string[] headings)
    {
        _alignRight = [.. headings.Select(heading => heading.EndsWith('>'))];
        Add([.. headings.Select(heading => heading.TrimEnd('>'))]);
    }

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(EscapePipes)]);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, _alignRight.Length)
            .Select(column => Math.Max(3, _rows.Select(row => Width(row[column])).Where(width => width <= WidestPadded).DefaultIfEmpty(3).Max()))
            .ToArray();
        var text = new StringBuilder();
        AppendRow(text, _rows[0], widths);
        text.Append('|');
        for (var column = 0; column < widths.Length; column++)
        {
            text.Append(' ').Append('-', widths[column] - 1).Append(_alignRight[column] ? ':' : '-').Append(" |");
        }

        text.Append('\n');
        foreach (var row in _rows.Skip(1))
        {
            AppendRow(text, row, widths);
        }

        return text.ToString();
    }

    private void AppendRow(StringBuilder text, string[] row, int[] widths)
    {
        text.Append('|');
        for (var column = 0; column < row.Length; column++)
        {
            var padding = Math.Max(0, widths[column] - Width(row[column]));
            text.Append(' ').Append(' ', _alignRight[column] ? padding : 0).Append(row[column]).Append(' ', _alignRight[column] ? 0 : padding).Append(" |");
        }

        text.Append('\n');
    }

    // GitHub Flavored Markdown, "Tables": a pipe ends a cell even inside a code span, unless a backslash stands before it.
    private static string EscapePipes(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>How many columns of a terminal the text takes: Hangul, ideographs and emoji take two.</summary>
    private static int Width(string text) => text.EnumerateRunes().Sum(rune => IsWide(rune.Value) ? 2 : 1);

    private static bool IsWide(int rune) => rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF);
}
