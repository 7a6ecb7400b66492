using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>
/// Covers a property: on the line of its column where there is one, else by a line of its own. Where that column's line is exempt, or
/// the whole table is, nothing is done: what a person exempted is not covered behind their back, and a line that contradicts is no help.
/// </summary>
/// <param name="Column">The column, in manifest syntax.</param>
/// <param name="Property">The property, as a line is to name it.</param>
/// <param name="RenamedFrom">A property that no longer exists; on this column's line the new one takes its place.</param>
internal sealed record CoverLine(string Column, string Property, string? RenamedFrom) : ManifestRequest
{
    public override void Apply(ManifestDraft draft) => Apply(draft, [this]);

    public static void Apply(ManifestDraft draft, IReadOnlyList<CoverLine> requests)
    {
        if (requests.Count == 0) return;
        draft.Apply(PutArrows(draft.Manifest, requests));
        draft.Apply(AddLines(draft.Manifest, requests));
    }

    private static List<ManifestEdit> PutArrows(CoverageManifest manifest, IReadOnlyList<CoverLine> requests)
    {
        var search = new EntrySearch(manifest);
        var byColumn = search.FirstByColumn();
        var alignment = ArrowList.Align(manifest);
        var edits = new List<ManifestEdit>();
        foreach (var (key, group) in Pending(search, requests))
        {
            if (!byColumn.TryGetValue(key, out var entry) || entry.Exemption is not null || !search.IsUnderstood(entry)) continue;
            if (EntrySearch.IsExemptAsAWhole(byColumn, key)) continue;
            edits.AddRange(ArrowList.Change(manifest, entry, path => group.Exists(request => request.RenamedFrom is { } former && search.AreEqual(path, former)), group.Select(request => request.Property), alignment));
        }

        return edits;
    }

    private static IReadOnlyList<ManifestEdit> AddLines(CoverageManifest manifest, IReadOnlyList<CoverLine> requests)
    {
        var search = new EntrySearch(manifest);
        var byColumn = search.FirstByColumn();
        var lines = Pending(search, requests)
            .Where(group => !byColumn.ContainsKey(group.Key) && !EntrySearch.IsExemptAsAWhole(byColumn, group.Key))
            .Select(group => new ManifestLine { Key = group.Key, Properties = [.. group.Requests.Select(request => request.Property)] })
            .ToList();
        return lines.Count == 0 ? [] : ManifestEditor.AddLines(manifest, lines);
    }

    private static IEnumerable<(ColumnKey Key, List<CoverLine> Requests)> Pending(EntrySearch search, IReadOnlyList<CoverLine> requests)
    {
        var named = search.NamedProperties();
        return requests
            .OrderBy(request => request.Property, StringComparer.Ordinal).ThenBy(request => request.Column, StringComparer.Ordinal)
            .Select(request => (Key: LineSyntax.ReadColumn(request.Column), Request: request))
            .Where(item => item.Key is not null && LineSyntax.IsProperty(item.Request.Property) && named.Add(search.ShortName(item.Request.Property)))
            .GroupBy(item => item.Key!, item => item.Request)
            .Select(group => (group.Key, group.ToList()));
    }
}
