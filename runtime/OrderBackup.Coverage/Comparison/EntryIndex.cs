using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Comparison;

/// <summary>A manifest's entries by table and by column.</summary>
internal sealed class EntryIndex
{
    private readonly Dictionary<QualifiedName, List<ManifestEntry>> byTable = [];
    private readonly Dictionary<ColumnKey, ManifestEntry> byKey;
    private readonly Dictionary<ColumnKey, List<ManifestEntry>> jsonPaths = [];

    public EntryIndex(CoverageManifest manifest)
    {
        byKey = new(manifest.Entries.Count);
        Sorted = new(manifest.Entries.Count);
        (QualifiedName Table, List<ManifestEntry> Entries)? last = null;
        foreach (var entry in ManifestEntry.Sort(manifest.Entries))
        {
            if (entry.Key is not { } key) continue;
            Sorted.Add(entry);
            if (!byKey.ContainsKey(key)) byKey.Add(key, entry);

            // A table's lines stand together: one look-up for all of them.
            if (last is { } known && known.Table == key.Table) known.Entries.Add(entry);
            else last = (key.Table, Add(byTable, key.Table, entry));
            if (key.JsonPath is not null) Add(jsonPaths, new(key.Table, key.Column), entry);
        }
    }

    /// <summary>The entries with a column, in key order.</summary>
    public List<ManifestEntry> Sorted { get; }

    public IEnumerable<QualifiedName> Tables => byTable.Keys.OrderBy(name => name);

    public IReadOnlyList<ManifestEntry> GetEntries(QualifiedName table) => byTable.TryGetValue(table, out var list) ? list : [];

    public ManifestEntry? Find(ColumnKey key) => byKey.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>The entries that name paths inside a column.</summary>
    public IReadOnlyList<ManifestEntry> GetJsonPaths(ColumnKey column) => jsonPaths.Count > 0 && jsonPaths.TryGetValue(column, out var list) ? list : [];

    public ManifestEntry? FindWholeTable(QualifiedName table) => Find(new(table, null));

    /// <summary>The last of some sorted entries that stands before a key, else the first of them.</summary>
    public static ManifestEntry? FindNearest(IReadOnlyList<ManifestEntry> sorted, ColumnKey key)
    {
        var low = 0;
        var high = sorted.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sorted[middle].Key!.CompareTo(key) <= 0) low = middle + 1;
            else high = middle;
        }

        return sorted.Count == 0 ? null : sorted[Math.Max(low - 1, 0)];
    }

    private static List<ManifestEntry> Add<TKey>(Dictionary<TKey, List<ManifestEntry>> map, TKey key, ManifestEntry entry)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out var list)) map.Add(key, list = []);
        list.Add(entry);
        return list;
    }
}
