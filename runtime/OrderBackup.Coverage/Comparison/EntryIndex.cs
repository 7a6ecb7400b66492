using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Comparison;

/// <summary>A manifest's entries by table and by column.</summary>
internal sealed class EntryIndex
{
    private readonly Dictionary<QualifiedName, List<ManifestEntry>> byTable = [];
    private readonly Dictionary<ColumnKey, ManifestEntry> byKey = [];

    public EntryIndex(CoverageManifest manifest)
    {
        foreach (var entry in manifest.Entries.Where(entry => entry.Key is not null).OrderBy(entry => entry.Key))
        {
            Sorted.Add(entry);
            if (!byKey.ContainsKey(entry.Key!)) byKey.Add(entry.Key!, entry);
            if (!byTable.TryGetValue(entry.Key!.Table, out var list)) byTable.Add(entry.Key.Table, list = []);
            list.Add(entry);
        }
    }

    /// <summary>The entries with a column, in key order.</summary>
    public List<ManifestEntry> Sorted { get; } = [];

    public IEnumerable<QualifiedName> Tables => byTable.Keys.OrderBy(name => name);

    public IReadOnlyList<ManifestEntry> GetEntries(QualifiedName table) => byTable.TryGetValue(table, out var list) ? list : [];

    public ManifestEntry? Find(ColumnKey key) => byKey.TryGetValue(key, out var entry) ? entry : null;

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
}
