using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>OBK3004: state values of a line that differ from those of the enum type or CHECK constraint.</summary>
internal static class StateValuesCheck
{
    public static void Run(ComparisonContext context)
    {
        foreach (var entry in context.Entries.Sorted)
        {
            if (entry is not { Key: { IsWholeTable: false, JsonPath: null } key, State: { Values.Count: > 0 } state, Exemption: null }) continue;
            var column = context.Catalog.Find(key.Table)?.Columns.FirstOrDefault(candidate => candidate.Name == key.Column);
            if (column is not { AllowedValuesSource: not AllowedValuesSource.None, AllowedValues.Count: > 0 }) continue;
            var difference = Describe(column, state.Values);
            if (difference.Length == 0) continue;
            var source = column.AllowedValuesSource == AllowedValuesSource.EnumType ? $"enum type {column.TypeName}" : "CHECK constraint";
            context.Report(
                DiagnosticIds.StateValuesDiffer,
                state.Span,
                $"The state values of {key} differ from its {source}: {difference}. The database has {StateAnnotation.Format(column.AllowedValues)}; correct the line or the database.",
                key.Table,
                key.Column);
        }
    }

    private static string Describe(ColumnSchema column, IReadOnlyList<string> listed)
    {
        var missing = column.AllowedValues.Except(listed, StringComparer.Ordinal).ToArray();
        var extra = listed.Except(column.AllowedValues, StringComparer.Ordinal).ToArray();
        var parts = new List<string>();
        if (missing.Length > 0) parts.Add("the line lacks " + Join(missing));
        if (extra.Length > 0) parts.Add("the database does not know " + Join(extra));
        var isOrdered = column.AllowedValuesSource == AllowedValuesSource.EnumType;
        if (parts.Count == 0 && isOrdered && !listed.Distinct(StringComparer.Ordinal).SequenceEqual(column.AllowedValues, StringComparer.Ordinal))
        {
            parts.Add("they are in another order");
        }

        return string.Join(" and ", parts);
    }

    private static string Join(string[] values) => string.Join(", ", values.Select(value => QuotedText.Write(value)));
}
