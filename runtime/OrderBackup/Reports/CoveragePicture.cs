using OrderBackup.Backup;

namespace OrderBackup.Reports;

/// <summary>
/// The coverage as a picture: a line of cells for each table, a cell for each column. Each class has a shape of its own, so that
/// it can be told without colour; the page's <c>matrix.js</c> draws the same.
/// </summary>
internal static class CoveragePicture
{
    private const int Pitch = 24;
    private const int LabelWidth = 200;
    private const int CellsPerLine = 36;
    private const int LongestLabel = 26;

    private static readonly (string Class, string Meaning, string Mark)[] Classes =
    [
        (ColumnClass.Covered, "covered", ""),
        (ColumnClass.State, "covered, order state", "M10 4.5L15.5 10L10 15.5L4.5 10Z"),
        (ColumnClass.Generated, "derived: recomputed by the restore and compared then", "M17 3L17 17L3 17Z"),
        (ColumnClass.Exempt, "exempt", ""),
        (ColumnClass.Uncovered, "uncovered: no line in the manifest", "M6 6L14 14M14 6L6 14"),
        (ColumnClass.Missing, "missing: a line, but not in the dump", "M6 6L14 14M14 6L6 14"),
    ];

    public static Html Of(CoverageInfo coverage)
    {
        var y = 0;
        var lines = new List<Html>();
        foreach (var table in coverage.Tables)
        {
            lines.Add(Line(table, y));
            y += (Math.Max(1, (table.Columns.Count + CellsPerLine - 1) / CellsPerLine) * Pitch) + 3;
        }

        var width = LabelWidth + (Pitch * Math.Clamp(coverage.Tables.Select(table => table.Columns.Count).DefaultIfEmpty(0).Max(), 1, CellsPerLine));
        return Html.Of($"""
            {Legend(coverage)}
            <div class="scroll" role="region" aria-label="Coverage as a picture" tabindex="0">
            <svg class="matrix" role="img" aria-label="{Summary(coverage)} The lists below say the same in words." width="{width}" height="{Math.Max(1, y)}" viewBox="0 0 {width} {Math.Max(1, y)}">
            {Html.Join(lines)}</svg>
            </div>

            """);
    }

    /// <summary>The counts in a sentence.</summary>
    public static string Summary(CoverageInfo coverage) =>
        $"{Markdown.Count(coverage.Tables.Count, "table")}, {Markdown.Count(coverage.ColumnCount, "column")}: {Markdown.Number(Count(coverage, ColumnClass.Covered, ColumnClass.State, ColumnClass.Generated))} held, "
        + $"{Markdown.Number(Count(coverage, ColumnClass.State))} of them order state; {Markdown.Number(Count(coverage, ColumnClass.Exempt))} exempt; {Markdown.Number(coverage.UncoveredCount)} not held.";

    private static Html Legend(CoverageInfo coverage)
    {
        var items = Html.Join(Classes.Select(known => Html.Of(
            $"""<li><svg class="matrix" width="20" height="20" aria-hidden="true"><g id="cell-{known.Class}" class="cell {Css(known.Class)}"><rect class="box" x="0.75" y="0.75" width="18.5" height="18.5" rx="3"/>{Mark(known.Mark)}</g></svg><span>{known.Meaning} <span class="quiet">{Markdown.Number(Count(coverage, known.Class))}</span></span></li>""")));
        return Html.Of($"""<ul class="legend" aria-label="Legend">{items}</ul>""");
    }

    private static Html Mark(string path) => path.Length == 0 ? Html.Empty : Html.Of($"""<path class="mark" d="{path}"/>""");

    private static Html Line(CoveredTable table, int y)
    {
        var cells = table.Columns.Select((column, index) => Html.Of(
            $"""<use href="#cell-{Known(column.Class)}" x="{LabelWidth + (index % CellsPerLine * Pitch)}" y="{y + (index / CellsPerLine * Pitch)}"><title>{Title(table, column)}</title></use>"""));
        return Html.Line($"""<text class="table-name" x="{LabelWidth - 12}" y="{y + 14.5}" text-anchor="end">{Shorten(Visible.Of(table.Table))}</text>{Html.Join(cells)}""");
    }

    private static string Title(CoveredTable table, CoveredColumn column) =>
        Visible.Of($"{table.Table} . {column.Name}: {ColumnClass.Meaning(column) ?? "covered"}{(ColumnClass.HasDetail(column) ? ": " + column.Detail : "")}");

    // What this version has no shape for is not held as far as it knows.
    private static string Known(string columnClass) => Classes.Any(known => known.Class == columnClass) ? columnClass : ColumnClass.Missing;

#pragma warning disable CA1308 // Names of CSS classes are lower case.
    private static string Css(string columnClass) => columnClass.ToLowerInvariant();
#pragma warning restore CA1308

    private static int Count(CoverageInfo coverage, params string[] classes) =>
        coverage.Tables.Sum(table => table.Columns.Count(column => classes.Contains(column.Class, StringComparer.Ordinal)));

    private static string Shorten(string name)
    {
        var letters = name.EnumerateRunes().ToList();
        return letters.Count > LongestLabel ? string.Concat(letters.Take(LongestLabel - 1)) + "…" : name;
    }
}
