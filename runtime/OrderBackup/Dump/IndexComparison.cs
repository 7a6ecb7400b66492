namespace OrderBackup.Dump;

/// <summary>Compares the text of a dump outside its rows with what was recorded, object by object, to name what was damaged.</summary>
internal static class IndexComparison
{
    private const int MostNamed = 20;

    /// <summary>What differs, one message for each object.</summary>
    public static IEnumerable<string> Compare(IReadOnlyList<DumpIndexEntry> expected, IReadOnlyList<DumpIndexEntry> actual) =>
        Differences(expected, actual).Take(MostNamed);

    private static IEnumerable<string> Differences(IReadOnlyList<DumpIndexEntry> expected, IReadOnlyList<DumpIndexEntry> actual)
    {
        var left = expected.ToLookup(NameOf);
        var right = actual.ToLookup(NameOf);
        foreach (var group in left)
        {
            var others = right[group.Key].ToList();
            if (others.Count < group.Count())
            {
                yield return $"{group.Key} is missing";
            }
            else if (!group.Select(entry => entry.Digest).SequenceEqual(others.Select(entry => entry.Digest)))
            {
                yield return $"the text of {group.Key} was changed";
            }
        }

        foreach (var group in right.Where(group => !left.Contains(group.Key)))
        {
            yield return $"{group.Key} does not belong there";
        }
    }

    private static string NameOf(DumpIndexEntry entry) =>
        entry.Type == DumpIndexBuilder.PreambleType ? "what stands before the first object" : $"{entry.Type} {(entry.Schema is "-" or "" ? "" : entry.Schema + ".")}{entry.Name}";
}
