using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>OBK3003: roots and lines that name what the database does not have.</summary>
internal sealed class StaleCheck(ComparisonContext context)
{
    private readonly Dictionary<QualifiedName, string> suggestions = [];

    public void Run()
    {
        foreach (var root in context.Manifest.Roots)
        {
            if (root.Table is not { } name || context.Catalog.Find(name) is not null) continue;
            context.Report(DiagnosticIds.StaleColumn, root.ValueSpan, $"Root table {name} {MissingTable(name)} Correct or remove the directive.", name);
        }

        TableSchema? table = null;
        foreach (var entry in context.Entries.Sorted)
        {
            // A table's lines stand together: one look-up for all of them.
            if (table?.Name != entry.Key!.Table) table = context.Catalog.Find(entry.Key.Table);
            Check(entry, entry.Key, table);
        }
    }

    private void Check(ManifestEntry entry, ColumnKey key, TableSchema? table)
    {
        if (table is null)
        {
            Report(entry, key, $"Table {key.Table} {MissingTable(key.Table)} Correct or remove the line.");
        }
        else if (!key.IsWholeTable && FindColumn(table, key.Column) is not { } column)
        {
            var nearest = NearestName.Find(key.Column, table.Columns, candidate => candidate.Name);
            var hint = nearest is null ? "" : $" Did you mean {new ColumnKey(key.Table, nearest.Name)}?";
            Report(entry, key, $"Table {key.Table} has no column {QualifiedName.QuoteIdentifier(key.Column)}.{hint} Correct or remove the line.");
        }
        else if (key is { IsWholeTable: false, JsonPath: not null } && FindColumn(table, key.Column) is { IsJson: false } plain)
        {
            Report(entry, key, $"{key} names a path inside a JSON document, but column {QualifiedName.QuoteIdentifier(plain.Name)} of {key.Table} is {plain.TypeName}. Remove the line, or the path from it.");
        }
    }

    private static ColumnSchema? FindColumn(TableSchema table, string name)
    {
        foreach (var column in table.Columns)
        {
            if (column.Name == name) return column;
        }

        return null;
    }

    private string MissingTable(QualifiedName name)
    {
        if (suggestions.TryGetValue(name, out var known)) return known;
        var candidates = context.Catalog.Tables;
        var nearest = candidates.FirstOrDefault(table => table.Name.Name == name.Name)
            ?? NearestName.Find(name.Name, candidates.Where(table => table.Name.Schema == name.Schema), table => table.Name.Name)
            ?? NearestName.Find(name.ToString(), candidates, table => table.Name.ToString());
        var text = $"does not exist in database {QualifiedName.QuoteIdentifier(context.Schema.DatabaseName)}." + (nearest is null ? "" : $" Did you mean {nearest.Name}?");
        suggestions.Add(name, text);
        return text;
    }

    private void Report(ManifestEntry entry, ColumnKey key, string message) =>
        context.Report(DiagnosticIds.StaleColumn, entry.KeySpan, message, key.Table, key.Column);
}
