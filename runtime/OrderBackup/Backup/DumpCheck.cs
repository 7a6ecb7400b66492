using OrderBackup.Coverage;
using OrderBackup.Coverage.Schema;
using OrderBackup.Snapshots;

namespace OrderBackup.Backup;

/// <summary>Holds a dump against the snapshot that it was made from: every row, and every covered column, must be in it.</summary>
internal static class DumpCheck
{
    /// <summary>What the dump lacks or has too much of.</summary>
    public static IEnumerable<Finding> Compare(ProvenDump dump, DatabaseSchema schema, CoverageGate gate) =>
    [
        .. dump.Content.Problems.Select(problem => Finding.Error(RuntimeIds.DumpIncomplete, $"The dump that pg_dump wrote is not whole: {problem}.")),
        .. CompareRows(dump, schema),
        .. CompareColumns(dump, schema, gate),
    ];

    /// <summary>The rows in the dump by table, those of partitions and inheritance children counted for their topmost parent.</summary>
    public static IReadOnlyDictionary<QualifiedName, long> RowsByTable(ProvenDump dump, DatabaseSchema schema)
    {
        var tables = schema.Tables.ToDictionary(table => table.Name);
        return dump.Proof.Tables
            .GroupBy(table => TopmostParent(table.QualifiedName, tables))
            .ToDictionary(group => group.Key, group => group.Sum(table => table.Rows));
    }

    private static IEnumerable<Finding> CompareRows(ProvenDump dump, DatabaseSchema schema)
    {
        var tables = schema.Tables.ToDictionary(table => table.Name);
        var dumped = dump.Proof.Tables.ToDictionary(table => table.QualifiedName, table => table.Rows);

        // pg_dump may load partitions through their root: those rows stand under the root's name.
        var expected = dump.RowCounts
            .GroupBy(count => dumped.ContainsKey(count.Key) ? count.Key : LoadedThrough(count.Key, tables, dumped) ?? count.Key)
            .ToDictionary(group => group.Key, group => group.Sum(count => count.Value));
        foreach (var (table, rows) in expected.OrderBy(count => count.Key))
        {
            if (!dumped.TryGetValue(table, out var found))
            {
                yield return Finding.Error(RuntimeIds.RowsMissing, $"The dump has no rows of {table}, which has {rows:N0} in the snapshot.", table);
            }
            else if (found != rows)
            {
                yield return Finding.Error(RuntimeIds.RowsMissing, $"The dump has {found:N0} rows of {table}, which has {rows:N0} in the snapshot.", table);
            }
        }

        foreach (var table in dumped.Keys.Except(expected.Keys).Order())
        {
            yield return Finding.Error(RuntimeIds.RowsMissing, $"The dump has rows of {table}, which the catalog does not show as a table that is dumped.", table);
        }
    }

    private static QualifiedName? LoadedThrough(
        QualifiedName name, Dictionary<QualifiedName, TableSchema> tables, Dictionary<QualifiedName, long> dumped)
    {
        while (tables.TryGetValue(name, out var table) && table is { IsPartition: true, Parents: [var parent, ..] })
        {
            name = parent;
            if (dumped.ContainsKey(name))
            {
                return name;
            }
        }

        return null;
    }

    private static IEnumerable<Finding> CompareColumns(ProvenDump dump, DatabaseSchema schema, CoverageGate gate)
    {
        var tables = schema.Tables.ToDictionary(table => table.Name);
        var blocks = dump.Content.CopyBlocks.ToLookup(block => block.QualifiedName);
        var families = RowCounts.DumpedTables(schema).ToLookup(table => TopmostParent(table.Name, tables));
        foreach (var (table, column) in gate.DumpedColumns)
        {
            var members = families[TopmostParent(table, tables)].Where(member => IsWithin(member.Name, table, tables));
            foreach (var member in members.Where(member => !IsInDump(member, column, blocks, tables)))
            {
                var through = member.Name == table ? "" : $" for {member.Name}";
                yield return Finding.Error(
                    RuntimeIds.ColumnMissing, $"The dump does not hold {table}.{QualifiedName.QuoteIdentifier(column)}{through}, which the manifest covers.", table, column);
            }
        }
    }

    private static bool IsInDump(
        TableSchema member, string column, ILookup<QualifiedName, Dump.CopyBlock> blocks, Dictionary<QualifiedName, TableSchema> tables)
    {
        var name = member.Name;
        while (!blocks.Contains(name) && tables.TryGetValue(name, out var table) && table is { IsPartition: true, Parents: [var parent, ..] })
        {
            name = parent;
        }

        return blocks.Contains(name) && blocks[name].All(block => block.Columns.Contains(column));
    }

    private static bool IsWithin(QualifiedName name, QualifiedName ancestor, Dictionary<QualifiedName, TableSchema> tables) =>
        name == ancestor || (tables.TryGetValue(name, out var table) && table.Parents.Any(parent => IsWithin(parent, ancestor, tables)));

    private static QualifiedName TopmostParent(QualifiedName name, Dictionary<QualifiedName, TableSchema> tables)
    {
        while (tables.TryGetValue(name, out var table) && table.Parents is [var parent, ..])
        {
            name = parent;
        }

        return name;
    }
}
