using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Coverage.Comparison;

/// <summary>OBK3001 and OBK3002: columns and tables that no line names.</summary>
internal static class UncoveredCheck
{
    public static void Run(ComparisonContext context, IReadOnlyList<TableCoverage> tables)
    {
        foreach (var table in tables)
        {
            var uncovered = table.Columns.Where(column => column.Class == CoverageClass.Uncovered).ToArray();
            if (uncovered.Length == 0) continue;
            var lines = context.GetLines(table.Scope);
            if (lines.Count == 0) ReportTable(context, table, uncovered);
            else foreach (var column in uncovered) ReportColumn(context, lines, table, column);
        }
    }

    private static void ReportTable(ComparisonContext context, TableCoverage table, ColumnCoverage[] uncovered)
    {
        var names = string.Join(", ", uncovered.Select(column => QualifiedName.QuoteIdentifier(column.Name)));
        var message = $"Table {table.Name} must be covered because it {table.Scope.Describe()}, but no line names it, so nothing proves that a backup holds its columns: {names}. "
            + $"List its columns, or exempt it: {table.Name}.* {{exempt: reason}}.";
        context.Report(DiagnosticIds.TableNotCovered, context.GetDirective(table.Scope), message, table.Name);
    }

    private static void ReportColumn(ComparisonContext context, IReadOnlyList<ManifestEntry> lines, TableCoverage table, ColumnCoverage column)
    {
        var key = new ColumnKey(table.Name, column.Name);
        var place = EntryIndex.FindNearest(lines, key)!.KeySpan;
        var kind = column.Column.IsGenerated ? "generated column" : "column";
        var message = $"Live {kind} {key} ({column.Column.TypeName}) is not in the manifest, so nothing proves that a backup holds it. "
            + $"Add the line: {key}, or exempt it: {key} {{exempt: reason}}.";
        context.Report(DiagnosticIds.ColumnNotCovered, place, message, table.Name, column.Name);
    }
}
