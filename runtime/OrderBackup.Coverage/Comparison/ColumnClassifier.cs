using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>Says of each column in scope how the manifest treats it.</summary>
internal sealed class ColumnClassifier(ComparisonContext context)
{
    public IReadOnlyList<TableCoverage> Classify() => [.. context.Scopes.Values.OrderBy(scope => scope.Table).Select(Classify)];

    private TableCoverage Classify(TableScope scope)
    {
        var table = context.Catalog.Find(scope.Table)!;
        var wholeTable = FindWholeTable(scope);
        HashSet<string>? own = null;
        var tableKey = new ColumnKey(table.Name, null);
        var columns = new List<ColumnCoverage>(table.Columns.Count);
        foreach (var column in table.Columns)
        {
            var key = tableKey.Of(column.Name);
            var entry = context.Entries.Find(key);
            if (entry is null && !(own ??= context.Catalog.GetOwnColumns(table, context.Scopes)).Contains(column.Name)) continue;
            var line = entry ?? wholeTable;
            columns.Add(new(column, GetClass(column, line)) { Entry = line, JsonPaths = context.Entries.GetJsonPaths(key) });
        }

        var isExempt = columns.Count > 0 ? columns.All(column => column.Class == CoverageClass.Exempt) : wholeTable is not null;
        return new(table, scope, columns, context.Catalog.GetPartitions(table.Name), isExempt);
    }

    /// <summary>The exemption of a whole table; a table without lines of its own shares that of the table it inherits from.</summary>
    private ManifestEntry? FindWholeTable(TableScope scope)
    {
        if (context.Entries.FindWholeTable(scope.Table) is { Exemption: not null } own) return own;
        var hasLines = context.Entries.GetEntries(scope.Table).Count > 0;
        return !hasLines && scope.Parent is { } parent ? FindWholeTable(context.Scopes[parent]) : null;
    }

    private static CoverageClass GetClass(ColumnSchema column, ManifestEntry? line) => line switch
    {
        null => CoverageClass.Uncovered,
        { Exemption: not null } => CoverageClass.Exempt,
        _ when column.IsGenerated => CoverageClass.Generated,
        { State: not null } => CoverageClass.State,
        _ => CoverageClass.Covered,
    };
}
