namespace OrderBackup.Coverage.Manifest;

/// <summary>The columns at which a manifest's lines put their arrows and annotations.</summary>
internal sealed class LineAlignment
{
    private readonly CoverageManifest manifest;
    private readonly int arrowColumn;
    private readonly int annotationColumn;
    private readonly Dictionary<QualifiedName, (int Arrow, int Annotation)> byTable = [];

    /// <summary>Takes the columns from the manifest's lines, and where it has none from the lines to be added.</summary>
    public LineAlignment(CoverageManifest manifest, IReadOnlyCollection<ManifestLine> newLines)
    {
        this.manifest = manifest;
        var keyWidth = newLines.Select(line => line.Key?.ToString().Length ?? 0).DefaultIfEmpty(0).Max();
        arrowColumn = MostCommon(manifest.Entries.Select(ArrowColumnOf)) ?? keyWidth + 2;
        var width = newLines.Where(HasAnnotation).Select(line => (line with { StateValues = null, ExemptReason = null }).Format(arrowColumn).Length).DefaultIfEmpty(0).Max();
        annotationColumn = MostCommon(manifest.Entries.Select(AnnotationColumnOf)) ?? width + 2;
        foreach (var table in manifest.Entries.Where(entry => entry.Key is not null).GroupBy(entry => entry.Key!.Table))
        {
            byTable.Add(table.Key, (MostCommon(table.Select(ArrowColumnOf)) ?? arrowColumn, MostCommon(table.Select(AnnotationColumnOf)) ?? annotationColumn));
        }
    }

    public string Format(ManifestLine line)
    {
        var (arrow, annotation) = GetColumns(line.Key);
        return line.Format(arrow, annotation);
    }

    public int GetArrowColumn(ColumnKey? key) => GetColumns(key).Arrow;

    private (int Arrow, int Annotation) GetColumns(ColumnKey? key) =>
        key is not null && byTable.TryGetValue(key.Table, out var columns) ? columns : (arrowColumn, annotationColumn);

    private static bool HasAnnotation(ManifestLine line) => line.StateValues is not null || line.ExemptReason is not null;

    private int? ArrowColumnOf(ManifestEntry entry) => entry.Key is null ? null : ColumnOf(entry.ArrowSpan);

    private int? AnnotationColumnOf(ManifestEntry entry) => ColumnOf(entry.State?.Span ?? entry.Exemption?.Span);

    private int? ColumnOf(ManifestSpan? span) => span is { } known ? manifest.GetPosition(known.Start).Column - 1 : null;

    private static int? MostCommon(IEnumerable<int?> columns) =>
        columns.Where(column => column is not null).GroupBy(column => column).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).FirstOrDefault()?.Key;
}
