namespace OrderBackup.Reports;

/// <summary>A table of a report in HTML.</summary>
internal sealed class HtmlTable
{
    private readonly string[] _headings;
    private readonly bool[] _alignRight;
    private readonly List<Html> _rows = [];

    /// <summary>Begins a table.</summary>
    /// <param name="headings">The columns' headings; one that ends in <c>&gt;</c> is aligned to the right, an empty one is that of the ticks.</param>
    public HtmlTable(params string[] headings)
    {
        _alignRight = [.. headings.Select(heading => heading.EndsWith('>'))];
        _headings = [.. headings.Select(heading => heading.TrimEnd('>'))];
    }

    public bool IsEmpty => _rows.Count == 0;

    public void Add(params Html[] cells) => _rows.Add(Html.Of($"<tr>{Html.Join(cells.Select(Cell))}</tr>\n"));

    public Html ToHtml()
    {
        var headings = _headings.Select((heading, index) => heading.Length == 0
            ? Html.Of($"<td></td>")
            : Html.Of($"<th scope=\"col\"{Alignment(index)}>{heading}</th>"));
        return Html.Of($"<div class=\"wide\"><table>\n<thead><tr>{Html.Join(headings)}</tr></thead>\n<tbody>\n{Html.Join(_rows)}</tbody>\n</table></div>\n");
    }

    // A row is named by its first cell that is no tick.
    private Html Cell(Html content, int index) => index == Array.FindIndex(_headings, heading => heading.Length > 0)
        ? Html.Of($"<th scope=\"row\"{Alignment(index)}>{content}</th>")
        : Html.Of($"<td{Alignment(index)}>{content}</td>");

    private Html Alignment(int index) => _alignRight[index] ? new Html(" class=\"number\"") : Html.Empty;
}
