using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Changes;

/// <summary>
/// Covers a property: puts its arrow on a line that lists its column, so that a manifest made from the database is linked to the model
/// without listing anything twice, and adds a line where the column is not listed yet.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Property">The property as a line names it.</param>
internal sealed record CoverChange(ColumnKey Column, string Property) : ManifestChange
{
    public override IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest) => EditsOf(manifest, [this]);

    /// <summary>The edits of many such changes at once, which all refer to the same text.</summary>
    public static IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest, IReadOnlyCollection<CoverChange> changes)
    {
        var covered = new HashSet<string>(manifest.Entries.SelectMany(entry => entry.Properties).Select(property => property.ToString()), StringComparer.Ordinal);
        var listed = new Dictionary<ColumnKey, ManifestEntry>();
        foreach (var entry in manifest.Entries.Where(entry => entry.Key is { IsWholeTable: false } && entry.Exemption is null))
        {
            if (!listed.ContainsKey(entry.Key!))
            {
                listed.Add(entry.Key!, entry);
            }
        }

        var edits = new List<ManifestEdit>();
        var lines = new List<ManifestLine>();
        foreach (var column in changes.Where(change => covered.Add(change.Property)).GroupBy(change => change.Column))
        {
            var properties = column.Select(change => change.Property).OrderBy(property => property, StringComparer.Ordinal).ToList();
            if (listed.TryGetValue(column.Key, out var entry))
            {
                edits.AddRange(ManifestEditor.AddProperty(manifest, entry, string.Join(", ", properties)));
            }
            else
            {
                lines.Add(new ManifestLine { Key = column.Key, Properties = properties });
            }
        }

        return [.. edits, .. ManifestEditor.AddLines(manifest, lines)];
    }
}
