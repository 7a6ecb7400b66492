using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Changes a manifest by as little text as possible: comments, blank lines, order, alignment and line ends stay as they are.</summary>
public static class ManifestEditor
{
    /// <summary>Adds lines, each at its place in the order; the other lines are neither moved nor touched.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="lines">The lines; one whose column the manifest already lists is left out.</param>
    public static IReadOnlyList<ManifestEdit> AddLines(CoverageManifest manifest, IEnumerable<ManifestLine> lines)
    {
        var listed = new HashSet<ColumnKey>(manifest.Entries.Where(entry => entry.Key is not null).Select(entry => entry.Key!));
        var added = lines
            .Where(line => line.Key is null || listed.Add(line.Key))
            .OrderBy(line => line, Comparer<ManifestLine>.Create(CompareLines))
            .ToArray();
        var alignment = new LineAlignment(manifest, added);
        var placement = new LinePlacement(manifest);
        return
        [
            .. added
                .GroupBy(placement.FindOffset)
                .OrderBy(group => group.Key)
                .Select(group => Insert(manifest, group.Key, group.Select(alignment.Format))),
        ];
    }

    /// <summary>Adds one line at its place in the order.</summary>
    public static IReadOnlyList<ManifestEdit> AddLine(CoverageManifest manifest, ManifestLine line) => AddLines(manifest, [line]);

    /// <summary>Removes the lines of entries, with their end-of-line comments.</summary>
    public static IReadOnlyList<ManifestEdit> RemoveEntries(CoverageManifest manifest, IEnumerable<ManifestEntry> entries) =>
        RemoveLines(manifest, entries.Select(entry => entry.Position.Line));

    /// <summary>Removes lines by their numbers.</summary>
    internal static IReadOnlyList<ManifestEdit> RemoveLines(CoverageManifest manifest, IEnumerable<int> lines)
    {
        var edits = new List<ManifestEdit>();
        var numbers = lines.Distinct().OrderBy(line => line).ToArray();
        for (var i = 0; i < numbers.Length; i++)
        {
            var first = numbers[i];
            while (i + 1 < numbers.Length && numbers[i + 1] == numbers[i] + 1) i++;
            edits.Add(new(GetLines(manifest, first, numbers[i]), ""));
        }

        return edits;
    }

    /// <summary>Removes one entry's line.</summary>
    public static IReadOnlyList<ManifestEdit> RemoveEntry(CoverageManifest manifest, ManifestEntry entry) => RemoveEntries(manifest, [entry]);

    /// <summary>Adds a property to an entry: puts an arrow on a line that has none, else extends its list, before the first that sorts behind it.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="entry">One of its entries.</param>
    /// <param name="property">The property as <c>Type.Property.Path</c>.</param>
    public static IReadOnlyList<ManifestEdit> AddProperty(CoverageManifest manifest, ManifestEntry entry, string property) =>
        ArrowList.Change(manifest, entry, _ => false, [property], ArrowList.Align(manifest));

    /// <summary>Removes a property from an entry; a line that holds nothing else goes with it, a column stays without an arrow.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="entry">One of its entries.</param>
    /// <param name="property">One of the entry's properties.</param>
    public static IReadOnlyList<ManifestEdit> RemoveProperty(CoverageManifest manifest, ManifestEntry entry, PropertyPath property)
    {
        var index = 0;
        while (index < entry.Properties.Count && entry.Properties[index].Span != property.Span) index++;
        if (index == entry.Properties.Count || entry.ArrowSpan is not { } arrow) return [];
        if (entry.Properties.Count > 1)
        {
            var span = index == 0
                ? ManifestSpan.FromBounds(property.Span.Start, entry.Properties[1].Span.Start)
                : ManifestSpan.FromBounds(entry.Properties[index - 1].Span.End, property.Span.End);
            return [ReplaceKeepingColumn(manifest, span, "")];
        }

        return entry.Key is null
            ? RemoveEntry(manifest, entry)
            : [ReplaceKeepingColumn(manifest, ManifestSpan.FromBounds(arrow.Start, property.Span.End), "")];
    }

    /// <summary>Replaces the column that an entry names.</summary>
    public static IReadOnlyList<ManifestEdit> ReplaceKey(CoverageManifest manifest, ManifestEntry entry, ColumnKey key) =>
        [ReplaceKeepingColumn(manifest, entry.KeySpan, key.ToString())];

    /// <summary>Sets the state values of an entry, adding the annotation where there is none.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="entry">One of its entries.</param>
    /// <param name="values">The values in order; none for <c>{state}</c> alone.</param>
    public static IReadOnlyList<ManifestEdit> SetStateValues(CoverageManifest manifest, ManifestEntry entry, IEnumerable<string> values)
    {
        var annotation = StateAnnotation.Format(values);
        if (entry.State is { } state) return [ReplaceKeepingColumn(manifest, state.Span, annotation)];
        var end = entry.Properties.Count > 0 ? entry.Properties[entry.Properties.Count - 1].Span.End : (entry.ArrowSpan ?? entry.KeySpan).End;
        return [ReplaceKeepingColumn(manifest, new(end, 0), "  " + annotation)];
    }

    /// <summary>Puts the entries in order; each takes the comment lines directly above it along, all other lines stay.</summary>
    public static IReadOnlyList<ManifestEdit> Sort(CoverageManifest manifest) => EntrySort.GetEdits(manifest);

    private static int CompareLines(ManifestLine left, ManifestLine right) => ManifestEntry.Compare(
        left.Key, left.Properties.Count > 0 ? left.Properties[0] : "", right.Key, right.Properties.Count > 0 ? right.Properties[0] : "");

    /// <summary>Inserts whole lines before the line that begins at an offset, or at the end of the text.</summary>
    internal static ManifestEdit Insert(CoverageManifest manifest, int offset, IEnumerable<string> lines)
    {
        var text = manifest.Text;
        var last = manifest.Lines.GetLine(manifest.Lines.Count);
        var lineBreak = FindLineBreak(text, offset);
        var block = string.Join(lineBreak, lines);
        if (offset < text.Length) return new(new(offset, 0), block + lineBreak);

        var hasFinalBreak = last.Length == 0;
        var lineAbove = manifest.Lines.Count - (hasFinalBreak ? 1 : 0);
        var needsBlankLine = manifest.Entries.Count == 0 && lineAbove > 0 && manifest.Text.Substring(manifest.Lines.GetLine(lineAbove).Start, manifest.Lines.GetLine(lineAbove).Length).Trim().Length > 0;
        var gap = needsBlankLine ? lineBreak : "";
        return new(new(offset, 0), hasFinalBreak ? gap + block + lineBreak : gap + lineBreak + block);
    }

    private static string FindLineBreak(string text, int offset)
    {
        var end = offset > 0 && text[offset - 1] is '\n' or '\r' ? offset : text.IndexOf('\n') + 1;
        if (end <= 0) return text.IndexOf('\r') >= 0 ? "\r" : "\n";
        var isPair = end > 1 && text[end - 1] == '\n' && text[end - 2] == '\r';
        return isPair ? "\r\n" : text[end - 1].ToString();
    }

    // The text keeps its way of ending: without a final line break, the one above the removed lines goes instead.
    private static ManifestSpan GetLines(CoverageManifest manifest, int first, int last)
    {
        var start = manifest.Lines.GetLine(first).Start;
        var end = manifest.Lines.GetLineWithBreak(last).End;
        if (last == manifest.Lines.Count && first > 1) start = manifest.Lines.GetLine(first - 1).End;
        return ManifestSpan.FromBounds(start, end);
    }

    /// <summary>Replaces a part of a line; what follows stays where it is, if the blanks in front of it allow.</summary>
    internal static ManifestEdit ReplaceKeepingColumn(CoverageManifest manifest, ManifestSpan span, string newText)
    {
        var text = manifest.Text;
        var next = span.End;
        while (next < text.Length && text[next] is ' ' or '\t') next++;
        var isEndOfLine = next == text.Length || text[next] is '\n' or '\r';
        var builder = new StringBuilder(newText);
        var blanks = next - span.End;
        if (isEndOfLine || blanks == 0) return new(span, builder.Append(isEndOfLine || span.Length > 0 ? "" : "  ").ToString());
        var wanted = next - span.Start - newText.Length;
        return new(ManifestSpan.FromBounds(span.Start, next), builder.Append(' ', wanted > 0 ? wanted : Math.Min(blanks, 2)).ToString());
    }
}
