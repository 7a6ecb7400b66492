using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Changes which properties an entry's arrow names.</summary>
internal static class ArrowList
{
    /// <summary>The columns for arrows on lines that have none: that of the other arrows, else one that all of the manifest's lines reach.</summary>
    public static LineAlignment Align(CoverageManifest manifest) =>
        new(manifest, [.. manifest.Entries.Where(entry => entry.Key is not null).Select(entry => new ManifestLine { Key = entry.Key })]);

    /// <summary>Takes properties out and adds others, each before the first one that sorts behind it, so that the order of additions does not matter.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="entry">One of its entries, which must name a property afterwards.</param>
    /// <param name="isRemoved">Which of its properties go.</param>
    /// <param name="added">The properties to add, each as <c>Type.Property.Path</c>.</param>
    /// <param name="alignment">Where to put an arrow on a line that has none.</param>
    public static IReadOnlyList<ManifestEdit> Change(
        CoverageManifest manifest, ManifestEntry entry, Func<PropertyPath, bool> isRemoved, IEnumerable<string> added, LineAlignment alignment)
    {
        var names = added.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToList();
        if (names.Count == 0 && !entry.Properties.Any(isRemoved)) return [];
        if (entry.Properties.Count == 0) return [PutArrow(manifest, entry, string.Join(", ", names), alignment)];

        var last = entry.Properties[entry.Properties.Count - 1];
        var span = ManifestSpan.FromBounds(entry.Properties[0].Span.Start, last.Span.End);
        return [ManifestEditor.ReplaceKeepingColumn(manifest, span, Write(manifest, entry, isRemoved, names))];
    }

    private static string Write(CoverageManifest manifest, ManifestEntry entry, Func<PropertyPath, bool> isRemoved, List<string> added)
    {
        var builder = new StringBuilder();
        var next = 0;
        PropertyPath? before = null;
        foreach (var property in entry.Properties.Where(property => !isRemoved(property)))
        {
            while (next < added.Count && string.CompareOrdinal(added[next], property.ToString()) < 0)
            {
                Append(builder, ", ", added[next++]);
                before = null;
            }

            // Between two that stay neighbours, the text stays as it was.
            var isNeighbour = before is not null && IndexOf(entry, property) == IndexOf(entry, before) + 1;
            Append(builder, isNeighbour ? Slice(manifest, ManifestSpan.FromBounds(before!.Span.End, property.Span.Start)) : ", ", Slice(manifest, property.Span));
            before = property;
        }

        while (next < added.Count) Append(builder, ", ", added[next++]);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, string separator, string text) => builder.Append(builder.Length > 0 ? separator : "").Append(text);

    private static int IndexOf(ManifestEntry entry, PropertyPath property)
    {
        var index = 0;
        while (entry.Properties[index] != property) index++;
        return index;
    }

    private static string Slice(CoverageManifest manifest, ManifestSpan span) => manifest.Text.Substring(span.Start, span.Length);

    private static ManifestEdit PutArrow(CoverageManifest manifest, ManifestEntry entry, string list, LineAlignment alignment)
    {
        if (entry.ArrowSpan is { } arrow) return ManifestEditor.ReplaceKeepingColumn(manifest, arrow, "<- " + list);
        var end = manifest.GetPosition(entry.KeySpan.End).Column - 1;
        var column = alignment.GetArrowColumn(entry.Key);
        return ManifestEditor.ReplaceKeepingColumn(manifest, new(entry.KeySpan.End, 0), new string(' ', end < column ? column - end : 2) + "<- " + list);
    }
}
