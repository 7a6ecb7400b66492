using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Changes;

/// <summary>Makes the line of one property that of another, or of another column, with its annotations and comment, at its new place in the order.</summary>
/// <param name="From">The property that the line names.</param>
/// <param name="To">The property that it is to name.</param>
/// <param name="Column">The column that it is to name; null to leave it.</param>
internal sealed record MoveChange(string From, string To, ColumnKey? Column) : ManifestChange
{
    public override IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest)
    {
        if (Find(manifest, From) is not var (entry, property) || (From != To && Find(manifest, To) is not null))
        {
            return [];
        }

        // A line that others share keeps its column, and so does one whose new column has a line already.
        var column = Column is not null && entry.Properties.Count == 1 && entry.Key is not null && !manifest.Entries.Any(other => other.Key == Column) ? Column : null;
        if (column is not null)
        {
            return ManifestEditor.MoveEntry(manifest, entry, column, To);
        }

        return From == To ? MoveArrow(manifest, entry, property) : [new ManifestEdit(property.Span, To)];
    }

    // The property goes to the line that lists its column; the old column's line stays, for the database may still have it.
    private List<ManifestEdit> MoveArrow(CoverageManifest manifest, ManifestEntry entry, PropertyPath property)
    {
        var target = Column is null || entry.Key is null ? null : manifest.Entries.FirstOrDefault(other => other.Key == Column && other != entry && other.Exemption is null);
        if (target is not null)
        {
            return [.. ManifestEditor.RemoveProperty(manifest, entry, property), .. ManifestEditor.AddProperty(manifest, target, To)];
        }

        return Column is null || entry.Key is null || entry.Key == Column
            ? []
            : [.. ManifestEditor.RemoveProperty(manifest, entry, property), .. ManifestEditor.AddLine(manifest, new ManifestLine { Key = Column, Properties = [To] })];
    }
}
