using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>The live tables by name, and which are partitions and children of which.</summary>
internal sealed class TableCatalog
{
    private readonly Dictionary<QualifiedName, TableSchema> tables = [];
    private readonly Dictionary<QualifiedName, List<TableSchema>> childrenOf = [];
    private readonly Dictionary<QualifiedName, List<QualifiedName>> partitionsOf = [];

    public TableCatalog(DatabaseSchema schema)
    {
        foreach (var table in schema.Tables.OrderBy(table => table.Name))
        {
            if (tables.ContainsKey(table.Name)) continue;
            tables.Add(table.Name, table);
            if (!table.IsPartition)
            {
                foreach (var parent in table.Parents) Add(childrenOf, parent, table);
            }
        }

        Tables = [.. tables.Values.OrderBy(table => table.Name)];
        foreach (var table in Tables.Where(table => table.IsPartition))
        {
            var root = Fold(table.Name);
            if (root != table.Name) Add(partitionsOf, root, table.Name);
        }
    }

    /// <summary>Every table, in order of the names.</summary>
    public IReadOnlyList<TableSchema> Tables { get; }

    public TableSchema? Find(QualifiedName name) => tables.TryGetValue(name, out var table) ? table : null;

    /// <summary>The topmost table that a partition belongs to; any other table is its own.</summary>
    public QualifiedName Fold(QualifiedName name)
    {
        var seen = new HashSet<QualifiedName>();
        while (seen.Add(name) && Find(name) is { IsPartition: true, Parents.Count: > 0 } table && Find(table.Parents[0]) is { } parent)
        {
            name = parent.Name;
        }

        return name;
    }

    /// <summary>The tables that inherit directly from a table and are no partitions of it.</summary>
    public IReadOnlyList<TableSchema> GetChildren(QualifiedName name) => childrenOf.TryGetValue(name, out var children) ? children : [];

    /// <summary>The partitions of all levels below a table, in order of the names.</summary>
    public IReadOnlyList<QualifiedName> GetPartitions(QualifiedName name) => partitionsOf.TryGetValue(name, out var partitions) ? partitions : [];

    /// <summary>The tables that a table inherits from on all levels.</summary>
    public IEnumerable<TableSchema> GetAncestors(TableSchema table)
    {
        var seen = new HashSet<QualifiedName> { table.Name };
        var queue = new Queue<QualifiedName>(table.Parents);
        while (queue.Count > 0)
        {
            if (Find(queue.Dequeue()) is not { } parent || !seen.Add(parent.Name)) continue;
            yield return parent;
            foreach (var name in parent.Parents) queue.Enqueue(name);
        }
    }

    /// <summary>The columns of a table that are its own to cover: all but those of a table in scope that it inherits from.</summary>
    public HashSet<string> GetOwnColumns(TableSchema table, IReadOnlyDictionary<QualifiedName, TableScope> scopes)
    {
        var inherited = new HashSet<string>(
            GetAncestors(table).Where(ancestor => scopes.ContainsKey(ancestor.Name)).SelectMany(ancestor => ancestor.Columns).Select(column => column.Name));
        return [.. table.Columns.Where(column => !column.IsInherited || !inherited.Contains(column.Name)).Select(column => column.Name)];
    }

    private static void Add<T>(Dictionary<QualifiedName, List<T>> map, QualifiedName key, T value)
    {
        if (!map.TryGetValue(key, out var list)) map.Add(key, list = []);
        list.Add(value);
    }
}
