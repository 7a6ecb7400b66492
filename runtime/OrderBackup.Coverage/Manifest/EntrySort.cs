namespace OrderBackup.Coverage.Manifest;

/// <summary>Puts a manifest's entries in order: each takes the comment lines directly above it along; all other lines stay.</summary>
internal static class EntrySort
{
    public static IReadOnlyList<ManifestEdit> GetEdits(CoverageManifest manifest)
    {
        var places = manifest.Entries.Select(entry => GetBlock(manifest, entry)).ToArray();
        var sorted = manifest.Entries
            .Select((entry, index) => (Entry: entry, Block: places[index]))
            .OrderBy(item => item.Entry, Comparer<ManifestEntry>.Create(ManifestEntry.CompareByKey))
            .Select(item => item.Block)
            .ToArray();

        var edits = new List<ManifestEdit>();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] != sorted[i]) edits.Add(new(places[i], manifest.Text.Substring(sorted[i].Start, sorted[i].Length)));
        }

        return edits;
    }

    private static ManifestSpan GetBlock(CoverageManifest manifest, ManifestEntry entry)
    {
        var first = CommentBlock.FirstLineAbove(manifest, entry.Position.Line);
        return ManifestSpan.FromBounds(manifest.Lines.GetLine(first).Start, manifest.Lines.GetLine(entry.Position.Line).End);
    }
}
