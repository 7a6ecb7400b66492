using OrderBackup.Coverage;

namespace OrderBackup.Proof;

/// <summary>One difference between two proofs.</summary>
/// <param name="Table">The table or sequence concerned; null for large objects.</param>
/// <param name="Column">The column concerned, or null.</param>
/// <param name="Message">What differs, told with the expected side first.</param>
internal sealed record DataDifference(QualifiedName? Table, string? Column, string Message);

/// <summary>Compares the data of two dumps by their proofs.</summary>
internal static class ProofComparison
{
    /// <summary>Every difference, in a stable order.</summary>
    /// <param name="expected">What should be there.</param>
    /// <param name="actual">What is there.</param>
    public static IReadOnlyList<DataDifference> Compare(DataProof expected, DataProof actual) =>
    [
        .. Pairs(expected.Tables, actual.Tables, table => table.QualifiedName).SelectMany(pair => CompareTable(pair.Name, pair.Expected, pair.Actual)),
        .. Pairs(expected.Generated, actual.Generated, table => table.QualifiedName).SelectMany(pair => CompareGenerated(pair.Name, pair.Expected, pair.Actual)),
        .. Pairs(expected.Sequences, actual.Sequences, sequence => sequence.QualifiedName).SelectMany(pair => CompareSequence(pair.Name, pair.Expected, pair.Actual)),
        .. CompareLargeObjects(expected.LargeObjects, actual.LargeObjects),
    ];

    private static IEnumerable<(QualifiedName Name, T? Expected, T? Actual)> Pairs<T>(
        IReadOnlyList<T> expected, IReadOnlyList<T> actual, Func<T, QualifiedName> nameOf)
        where T : class
    {
        // A damaged dump may name one thing twice: the second is then a pair of its own that has no counterpart.
        var left = expected.ToLookup(nameOf);
        var right = actual.ToLookup(nameOf);
        return left.Select(group => group.Key).Union(right.Select(group => group.Key)).Order().SelectMany(name =>
            Enumerable.Range(0, Math.Max(left[name].Count(), right[name].Count()))
                .Select(i => (name, left[name].ElementAtOrDefault(i), right[name].ElementAtOrDefault(i))));
    }

    private static IEnumerable<DataDifference> CompareTable(QualifiedName name, TableProof? expected, TableProof? actual)
    {
        if (expected is null)
        {
            return [new(name, null, $"table {name} with {actual!.Rows:N0} rows is not in the backup")];
        }

        if (actual is null)
        {
            return [new(name, null, $"table {name} is missing: {expected.Rows:N0} rows of it are in the backup")];
        }

        return CompareRows(name, expected, actual);
    }

    private static IEnumerable<DataDifference> CompareRows(QualifiedName name, TableProof expected, TableProof actual)
    {
        if (expected.Rows != actual.Rows)
        {
            yield return new(name, null, $"{name} has {actual.Rows:N0} rows instead of {expected.Rows:N0}");
        }

        var explained = expected.Rows != actual.Rows;
        foreach (var difference in CompareColumns(name, expected, actual))
        {
            explained = true;
            yield return difference;
        }

        if (!explained && expected.Digest != actual.Digest)
        {
            yield return new(name, null, $"{name} has the same values in every column, but combined into different rows");
        }
    }

    private static IEnumerable<DataDifference> CompareColumns(QualifiedName name, TableProof expected, TableProof actual)
    {
        var left = DigestsByName(expected.Columns, column => column.Name, column => column.Digest);
        var right = DigestsByName(actual.Columns, column => column.Name, column => column.Digest);
        foreach (var column in left.Keys.Except(right.Keys))
        {
            yield return new(name, column, $"column {name}.{QualifiedName.QuoteIdentifier(column)} is missing");
        }

        foreach (var column in right.Keys.Except(left.Keys))
        {
            yield return new(name, column, $"column {name}.{QualifiedName.QuoteIdentifier(column)} is not in the backup");
        }

        // With other rows every column differs, and without the same key column digests do not compare: naming columns would mislead.
        if (expected.Rows != actual.Rows || !expected.Key.SequenceEqual(actual.Key))
        {
            yield break;
        }

        foreach (var (column, digest) in left)
        {
            if (right.TryGetValue(column, out var other) && other != digest)
            {
                yield return new(name, column, $"values of {name}.{QualifiedName.QuoteIdentifier(column)} differ");
            }
        }
    }

    private static IEnumerable<DataDifference> CompareGenerated(QualifiedName name, TableProof? expected, TableProof? actual)
    {
        if (expected is null || actual is null || expected.Rows != actual.Rows || !expected.Key.SequenceEqual(actual.Key))
        {
            // The table's own comparison, or that of its definition, says what is missing.
            yield break;
        }

        foreach (var difference in CompareColumns(name, expected, actual))
        {
            yield return difference with { Message = difference.Message + " (a generated column: its expression gives other values than it gave then)" };
        }
    }

    private static IEnumerable<DataDifference> CompareSequence(QualifiedName name, SequenceProof? expected, SequenceProof? actual)
    {
        if (expected is null)
        {
            yield return new(name, null, $"sequence {name} is not in the backup");
        }
        else if (actual is null)
        {
            yield return new(name, null, $"sequence {name} is missing: its value in the backup is {expected.LastValue}");
        }
        else if (expected != actual)
        {
            yield return new(name, null, $"sequence {name} is at {Describe(actual)} instead of {Describe(expected)}");
        }
    }

    private static IEnumerable<DataDifference> CompareLargeObjects(LargeObjectsProof expected, LargeObjectsProof actual)
    {
        if (expected.Count == actual.Count && expected.Digest == actual.Digest)
        {
            yield break;
        }

        if (expected.Count != actual.Count)
        {
            yield return new(null, null, $"there are {actual.Count:N0} large objects instead of {expected.Count:N0}");
        }

        var left = DigestsByName(expected.Objects, large => large.Oid, large => $"{large.Digest} of {large.Bytes} bytes");
        var right = DigestsByName(actual.Objects, large => large.Oid, large => $"{large.Digest} of {large.Bytes} bytes");
        var named = left.Keys.Union(right.Keys).Order()
            .Where(oid => left.GetValueOrDefault(oid) != right.GetValueOrDefault(oid)).Take(20).ToList();
        foreach (var oid in named)
        {
            yield return new(null, null, (left.ContainsKey(oid), right.ContainsKey(oid)) switch
            {
                (true, false) => $"large object {oid} is missing",
                (false, true) => $"large object {oid} is not in the backup",
                _ => $"the content of large object {oid} differs",
            });
        }

        if (named.Count == 0 && expected.Count == actual.Count)
        {
            yield return new(null, null, "the content of at least one large object differs");
        }
    }

    /// <summary>Digests by name; a damaged dump may have two of one name, which together equal no single one.</summary>
    private static Dictionary<TName, string> DigestsByName<T, TName>(IEnumerable<T> items, Func<T, TName> nameOf, Func<T, string> digestOf)
        where TName : notnull =>
        items.GroupBy(nameOf).ToDictionary(group => group.Key, group => string.Join('+', group.Select(digestOf)));

    private static string Describe(SequenceProof sequence) => $"{sequence.LastValue}{(sequence.IsCalled ? "" : " (not yet used)")}";
}
