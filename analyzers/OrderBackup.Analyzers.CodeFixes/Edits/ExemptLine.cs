using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Edits;

/// <summary>
/// Exempts a property, without a reason: that is for a person to write, and OBK2004 reports the line until it is there. Where the column
/// is known it is named, so that the live check exempts it too; a column that is covered stays covered, and only the property is exempt.
/// </summary>
/// <param name="Column">The column, in manifest syntax; null when it is not known.</param>
/// <param name="Property">The property, as a line is to name it.</param>
internal sealed record ExemptLine(string? Column, string Property) : ManifestRequest
{
    public override void Apply(ManifestDraft draft) => Apply(draft, [this]);

    public static void Apply(ManifestDraft draft, IReadOnlyList<ExemptLine> requests)
    {
        if (requests.Count == 0) return;
        draft.Apply(PutArrows(draft.Manifest, requests));
        draft.Apply(AddLines(draft.Manifest, requests));
    }

    private static List<ManifestEdit> PutArrows(CoverageManifest manifest, IReadOnlyList<ExemptLine> requests)
    {
        var search = new EntrySearch(manifest);
        var byColumn = search.FirstByColumn();
        var alignment = ArrowList.Align(manifest);
        var edits = new List<ManifestEdit>();
        foreach (var group in Pending(search, requests).Where(item => item.Key is not null).GroupBy(item => item.Key!, item => item.Property))
        {
            if (!byColumn.TryGetValue(group.Key, out var entry) || entry.Exemption is null || !search.IsUnderstood(entry)) continue;
            edits.AddRange(ArrowList.Change(manifest, entry, _ => false, group, alignment));
        }

        return edits;
    }

    private static IReadOnlyList<ManifestEdit> AddLines(CoverageManifest manifest, IReadOnlyList<ExemptLine> requests)
    {
        var search = new EntrySearch(manifest);
        var byColumn = search.FirstByColumn();
        var pending = Pending(search, requests)
            .ToLookup(item => item.Key is { } key && !byColumn.ContainsKey(key) && !EntrySearch.IsExemptAsAWhole(byColumn, key));
        var lines = pending[true].GroupBy(item => item.Key!, item => item.Property).Select(group => Line(group.Key, [.. group]))
            .Concat(pending[false].Select(item => Line(null, [item.Property])))
            .ToList();
        return lines.Count == 0 ? [] : ManifestEditor.AddLines(manifest, lines);
    }

    private static ManifestLine Line(ColumnKey? key, IReadOnlyList<string> properties) => new() { Key = key, Properties = properties, ExemptReason = "" };

    private static List<(ColumnKey? Key, string Property)> Pending(EntrySearch search, IReadOnlyList<ExemptLine> requests)
    {
        var named = search.NamedProperties();
        return
        [
            .. requests
                .OrderBy(request => request.Property, StringComparer.Ordinal).ThenBy(request => request.Column, StringComparer.Ordinal)
                .Where(request => LineSyntax.IsProperty(request.Property) && named.Add(search.ShortName(request.Property)))
                .Select(request => (LineSyntax.ReadColumn(request.Column), request.Property)),
        ];
    }
}
