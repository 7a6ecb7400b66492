namespace OrderBackup.Coverage.Manifest;

/// <summary>A line that covers or exempts a column, a path inside one, a whole table or a property.</summary>
public sealed record ManifestEntry
{
    /// <summary>The column; null on a line that only exempts properties.</summary>
    public ColumnKey? Key { get; init; }

    /// <summary>Where the key stands; empty on a line that only exempts properties.</summary>
    public required ManifestSpan KeySpan { get; init; }

    /// <summary>Where the arrow stands; null when there is none.</summary>
    public ManifestSpan? ArrowSpan { get; init; }

    /// <summary>The properties stored there; empty without an arrow.</summary>
    public IReadOnlyList<PropertyPath> Properties { get; init; } = [];

    /// <summary>The <c>{state}</c> annotation; null when there is none.</summary>
    public StateAnnotation? State { get; init; }

    /// <summary>The <c>{exempt}</c> annotation; null when there is none.</summary>
    public ExemptAnnotation? Exemption { get; init; }

    /// <summary>Where the entry stands in its line, leading blanks and the comment left out.</summary>
    public required ManifestSpan Span { get; init; }

    /// <summary>Line and column of the entry's first character.</summary>
    public required ManifestPosition Position { get; init; }

    /// <summary>The manifest's order: by key; lines without a column come last, by their first property.</summary>
    public static int CompareByKey(ManifestEntry left, ManifestEntry right) =>
        left.Key is { } leftKey && right.Key is { } rightKey
            ? leftKey.CompareTo(rightKey)
            : Compare(left.Key, left.FirstProperty, right.Key, right.FirstProperty);

    /// <summary>The entries in the manifest's order; most manifests are in order already, and then nothing is sorted.</summary>
    internal static IReadOnlyList<ManifestEntry> Sort(IReadOnlyList<ManifestEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            if (CompareByKey(entries[i - 1], entries[i]) > 0) return [.. entries.OrderBy(entry => entry, Comparer<ManifestEntry>.Create(CompareByKey))];
        }

        return entries;
    }

    /// <summary>Whether the entries are in the manifest's order and no column is named twice.</summary>
    internal static bool IsStrictlySorted(IReadOnlyList<ManifestEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            if (CompareByKey(entries[i - 1], entries[i]) >= 0) return false;
        }

        return true;
    }

    internal string FirstProperty => Properties.Count > 0 ? Properties[0].ToString() : "";

    internal static int Compare(ColumnKey? leftKey, string leftProperty, ColumnKey? rightKey, string rightProperty) =>
        leftKey is null
            ? rightKey is null ? string.CompareOrdinal(leftProperty, rightProperty) : 1
            : rightKey is null ? -1 : leftKey.CompareTo(rightKey);
}
