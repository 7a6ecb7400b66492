using System.Globalization;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>Says what to look up in the data so that states and JSON keys that nobody listed are found.</summary>
public static class StateQuestions
{
    private static readonly string[] IntegerTypes = ["smallint", "integer", "bigint"];

    /// <summary>The questions of a manifest to a live database, in the order of the lines.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="schema">The live database.</param>
    public static IReadOnlyList<StateQuestion> Of(CoverageManifest manifest, DatabaseSchema schema)
    {
        var context = new ComparisonContext(manifest, schema);
        var questions = new List<StateQuestion>();
        foreach (var entry in context.Entries.Sorted)
        {
            // What this role cannot read is reported anyway, rows of another server are not this one's state, and a standby has none of an
            // unlogged table.
            if (entry is not { Key: { IsWholeTable: false } key, State: not null, Exemption: null }
                || context.Catalog.Find(key.Table) is not { IsReadable: true, Kind: not TableKind.Foreign } table
                || (table.IsUnlogged && schema.IsStandby)
                || table.Columns.FirstOrDefault(column => column.Name == key.Column) is not { } column) continue;
            questions.AddRange(AboutValues(entry, key, table, column));
            if (key.JsonPath is null && column.IsJson) questions.AddRange(AboutKeys(entry, table, column, context.Entries.GetJsonPaths(key)));
        }

        return questions;
    }

    private static IEnumerable<StateQuestion> AboutValues(ManifestEntry entry, ColumnKey key, TableSchema table, ColumnSchema column)
    {
        var values = entry.State!.Values;
        if (values.Count == 0 || (key.JsonPath is not null) != column.IsJson || HoldsNumbersOfNames(column, values)) yield break;
        yield return new(StateQuestionKind.Values, entry, table, column, key.JsonPath, values);
    }

    /// <summary>
    /// One question for each object above a listed path. A column none of whose paths is listed is covered as a whole, and a listed
    /// path covers all that is under it.
    /// </summary>
    private static IEnumerable<StateQuestion> AboutKeys(ManifestEntry entry, TableSchema table, ColumnSchema column, IReadOnlyList<ManifestEntry> paths)
    {
        var steps = paths.Select(path => path.Key!.JsonPath!.Steps).ToArray();
        var whole = new HashSet<string>(paths.Select(path => path.Key!.JsonPath!.ToString()));
        var keysOf = new SortedDictionary<string, (JsonPath Path, SortedSet<string> Keys)>(StringComparer.Ordinal);
        foreach (var path in steps)
        {
            for (var depth = 0; depth < path.Count; depth++)
            {
                var parent = new JsonPath(path.Take(depth));
                if (whole.Contains(parent.ToString())) break;
                if (path[depth] is not { } key) continue;
                if (!keysOf.TryGetValue(parent.ToString(), out var known)) keysOf.Add(parent.ToString(), known = (parent, new(StringComparer.Ordinal)));
                known.Keys.Add(key);
            }
        }

        return keysOf.Values.Select(known => new StateQuestion(StateQuestionKind.Keys, entry, table, column, known.Path, [.. known.Keys]));
    }

    // An enum that is stored by its numbers: the line lists the names, and the data cannot be compared with them.
    private static bool HoldsNumbersOfNames(ColumnSchema column, IReadOnlyList<string> values) =>
        IntegerTypes.Contains(column.TypeName) && !values.Any(value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
}
