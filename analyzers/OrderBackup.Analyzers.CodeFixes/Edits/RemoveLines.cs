using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>Takes a property out of the manifest. A line that names others too only loses its arrow to this one.</summary>
/// <param name="Property">The property, as the lines name it.</param>
/// <param name="KeepsColumn">Whether a column stays as one that no property maps; else the line goes with it, and the live check tells if the column is still there.</param>
/// <param name="KeepsExemptions">Whether a line that exempts the property stays: an exempt line may say that it is not stored.</param>
internal sealed record RemoveLines(string Property, bool KeepsColumn, bool KeepsExemptions) : ManifestRequest
{
    public override void Apply(ManifestDraft draft)
    {
        for (var left = draft.Manifest.Entries.Count; left > 0; left--)
        {
            var manifest = draft.Manifest;
            var search = new EntrySearch(manifest);
            var entry = search.FindByProperty(Property).FirstOrDefault(entry => entry.Exemption is null || !KeepsExemptions);
            if (entry is null) return;
            var path = entry.Properties.First(path => search.AreEqual(path, Property));
            var isWholeLine = entry.Properties.Count == 1 && !(KeepsColumn && entry.Key is not null);
            draft.Apply(isWholeLine ? ManifestEditor.RemoveEntry(manifest, entry) : ManifestEditor.RemoveProperty(manifest, entry, path));
        }
    }
}
