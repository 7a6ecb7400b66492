namespace OrderBackup.Coverage.Manifest;

/// <summary>Finds where a new line belongs among the lines that are there, without moving any of them.</summary>
internal sealed class LinePlacement
{
    private readonly CoverageManifest manifest;
    private readonly IReadOnlyList<ManifestEntry> sorted;

    public LinePlacement(CoverageManifest manifest)
    {
        this.manifest = manifest;
        sorted = ManifestEntry.Sort(manifest.Entries);
    }

    /// <summary>The offset of the line before which the new one goes; the end of the text when it goes last.</summary>
    public int FindOffset(ManifestLine line)
    {
        var index = CountUpTo(line);
        var before = index > 0 ? sorted[index - 1] : null;
        var after = index < sorted.Count ? sorted[index] : null;
        if (before is null && after is null) return manifest.Text.Length;

        // A table's first line goes under the comment that heads the table, not above it.
        var headsItsTable = after is not null && IsSameTable(after, line) && (before is null || !IsSameTable(before, line));
        if (headsItsTable) return StartOfLine(after!);
        return before is not null ? manifest.Lines.GetLineWithBreak(before.Position.Line).End : StartWithComments(after!);
    }

    private int CountUpTo(ManifestLine line)
    {
        var property = line.Properties.Count > 0 ? line.Properties[0] : "";
        var low = 0;
        var high = sorted.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (ManifestEntry.Compare(sorted[middle].Key, sorted[middle].FirstProperty, line.Key, property) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static bool IsSameTable(ManifestEntry entry, ManifestLine line) => entry.Key?.Table == line.Key?.Table;

    private int StartOfLine(ManifestEntry entry) => manifest.Lines.GetLine(entry.Position.Line).Start;

    private int StartWithComments(ManifestEntry entry) =>
        manifest.Lines.GetLine(CommentBlock.FirstLineAbove(manifest, entry.Position.Line)).Start;
}

/// <summary>The comment lines that stand directly above an entry and speak of it.</summary>
internal static class CommentBlock
{
    /// <summary>The block's first line, or the entry's own where there is none. A comment at the head of the file is the file's.</summary>
    public static int FirstLineAbove(CoverageManifest manifest, int entryLine)
    {
        var line = entryLine;
        while (line > 1 && IsComment(manifest.Text, manifest.Lines.GetLine(line - 1))) line--;
        return line == 1 ? entryLine : line;
    }

    private static bool IsComment(string text, ManifestSpan line)
    {
        var cursor = new LineCursor(text, line);
        cursor.SkipBlanks();
        return cursor.At('#');
    }
}
