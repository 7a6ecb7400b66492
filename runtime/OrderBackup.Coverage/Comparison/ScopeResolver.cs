using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>
/// Finds the tables that must be covered: the roots, what references them directly or through others, what inherits from those,
/// and what is listed. A foreign key on or to a partition counts for the partitioned table.
/// </summary>
internal sealed class ScopeResolver
{
    private readonly TableCatalog catalog;
    private readonly ILookup<QualifiedName, ForeignKeySchema> referencing;
    private readonly Dictionary<QualifiedName, TableScope> scopes = [];
    private readonly Queue<TableScope> queue = new();

    private ScopeResolver(TableCatalog catalog, IEnumerable<ForeignKeySchema> foreignKeys)
    {
        this.catalog = catalog;
        referencing = foreignKeys
            .OrderBy(key => key.Table)
            .ThenBy(key => key.ConstraintName, StringComparer.Ordinal)
            .ToLookup(key => catalog.Fold(key.ReferencedTable));
    }

    public static IReadOnlyDictionary<QualifiedName, TableScope> Resolve(
        TableCatalog catalog, IEnumerable<ForeignKeySchema> foreignKeys, IEnumerable<QualifiedName> roots, IEnumerable<QualifiedName> listed, bool all)
    {
        var resolver = new ScopeResolver(catalog, foreignKeys);
        foreach (var root in roots)
        {
            var name = catalog.Fold(root);
            resolver.Enter(new(name, ScopeReason.Root) { Root = name });
        }

        resolver.Follow();
        foreach (var table in listed) resolver.Enter(new(catalog.Fold(table), ScopeReason.Listed));
        resolver.Follow();
        if (all)
        {
            foreach (var table in catalog.Tables) resolver.Enter(new(catalog.Fold(table.Name), ScopeReason.All));
        }

        return resolver.scopes;
    }

    private void Enter(TableScope scope)
    {
        if (catalog.Find(scope.Table) is null || scopes.ContainsKey(scope.Table)) return;
        scopes.Add(scope.Table, scope);
        queue.Enqueue(scope);
    }

    private void Follow()
    {
        while (queue.Count > 0)
        {
            var scope = queue.Dequeue();
            foreach (var child in catalog.GetChildren(scope.Table))
            {
                Enter(new(child.Name, ScopeReason.Inherited) { Root = scope.Root, Parent = scope.Table });
            }

            if (scope.Root is null) continue;
            foreach (var key in referencing[scope.Table])
            {
                Enter(new(catalog.Fold(key.Table), ScopeReason.Related) { Root = scope.Root, Path = [key, .. scope.Path] });
            }
        }
    }
}
