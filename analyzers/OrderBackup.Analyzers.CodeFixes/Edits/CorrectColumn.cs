using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>
/// Moves a property to the column that it is mapped to. A line of its own gets the new column and keeps the rest; where the new column has a
/// line already, or the old one holds other properties too, only the arrow moves, and the state values are known on both lines.
/// </summary>
internal sealed record CorrectColumn(string Property, string Column) : ManifestRequest
{
    public override void Apply(ManifestDraft draft)
    {
        if (LineSyntax.ReadColumn(Column) is not { } key) return;
        var search = new EntrySearch(draft.Manifest);
        var lines = search.FindByProperty(Property).ToList();
        var source = lines.Find(entry => entry is { Key.IsWholeTable: false, Exemption: null });
        if (source is null || lines.Exists(entry => entry.Key == key)) return;

        var byColumn = search.FirstByColumn();
        if (EntrySearch.IsExemptAsAWhole(byColumn, key)) return;
        if (byColumn.TryGetValue(key, out var target))
        {
            if (target.Exemption is null && search.IsUnderstood(target)) MoveArrow(draft, search, source, target);
        }
        else if (source.Properties.Count > 1)
        {
            SplitLine(draft, search, source, key);
        }
        else
        {
            MoveLine(draft, source, key);
        }
    }

    private void MoveArrow(ManifestDraft draft, EntrySearch search, ManifestEntry source, ManifestEntry target)
    {
        // Lines are neither added nor removed, so that each keeps its number among the entries.
        var from = IndexOf(draft.Manifest, source);
        var to = IndexOf(draft.Manifest, target);
        var path = source.Properties.First(path => search.AreEqual(path, Property));
        draft.Apply(ArrowList.Change(draft.Manifest, target, _ => false, [path.ToString()], ArrowList.Align(draft.Manifest)));
        if (source.State is { } state && target.State is null)
        {
            draft.Apply(ManifestEditor.SetStateValues(draft.Manifest, draft.Manifest.Entries[to], state.Values));
        }

        RemoveArrow(draft, search, from);
    }

    private void SplitLine(ManifestDraft draft, EntrySearch search, ManifestEntry source, ColumnKey key)
    {
        var path = source.Properties.First(path => search.AreEqual(path, Property));
        RemoveArrow(draft, search, IndexOf(draft.Manifest, source));
        draft.Apply(ManifestEditor.AddLine(draft.Manifest, new ManifestLine { Key = key, Properties = [path.ToString()], StateValues = source.State?.Values }));
    }

    private static void MoveLine(ManifestDraft draft, ManifestEntry source, ColumnKey key)
    {
        var index = IndexOf(draft.Manifest, source);
        var wasInOrder = IsInOrder(draft.Manifest, index);
        draft.Apply(ManifestEditor.ReplaceKey(draft.Manifest, source, key));
        if (!wasInOrder || IsInOrder(draft.Manifest, index)) return;

        var entry = draft.Manifest.Entries[index];
        var span = draft.Manifest.Lines.GetLine(entry.Position.Line);
        var line = draft.Manifest.Text.Substring(span.Start, span.Length);
        draft.Apply(ManifestEditor.RemoveEntry(draft.Manifest, entry));
        var offset = new LinePlacement(draft.Manifest).FindOffset(new ManifestLine { Key = key, Properties = [.. entry.Properties.Select(path => path.ToString())] });
        draft.Apply([ManifestEditor.Insert(draft.Manifest, offset, [line])]);
    }

    private void RemoveArrow(ManifestDraft draft, EntrySearch search, int index)
    {
        var entry = draft.Manifest.Entries[index];
        draft.Apply(ManifestEditor.RemoveProperty(draft.Manifest, entry, entry.Properties.First(path => search.AreEqual(path, Property))));
    }

    private static bool IsInOrder(CoverageManifest manifest, int index) =>
        (index == 0 || ManifestEntry.CompareByKey(manifest.Entries[index - 1], manifest.Entries[index]) <= 0)
        && (index + 1 == manifest.Entries.Count || ManifestEntry.CompareByKey(manifest.Entries[index], manifest.Entries[index + 1]) <= 0);

    private static int IndexOf(CoverageManifest manifest, ManifestEntry entry)
    {
        var index = 0;
        while (!ReferenceEquals(manifest.Entries[index], entry)) index++;
        return index;
    }
}
