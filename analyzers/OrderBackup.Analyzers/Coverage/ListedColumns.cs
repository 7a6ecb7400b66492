using OrderBackup.Analyzers.Manifests;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>The left sides of all manifests' lines: which tables and columns they list or exempt, whatever properties they name.</summary>
internal sealed class ListedColumns
{
    private readonly Dictionary<QualifiedName, ManifestFile> tables = [];
    private readonly HashSet<QualifiedName> exemptTables = [];
    private readonly Dictionary<string, ManifestFile> plainTables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> plainExemptTables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<QualifiedName> roots = [];
    private readonly Dictionary<ColumnKey, ManifestEntry> withoutProperty = [];
    private readonly HashSet<ColumnKey> documents = [];

    public ListedColumns(IEnumerable<ManifestFile> files)
    {
        foreach (var file in files)
        {
            AsksForAll |= file.Manifest.Scope == ManifestScope.All;
            roots.UnionWith(file.Manifest.Roots.Select(root => root.Table).OfType<QualifiedName>());
            foreach (var entry in file.Manifest.Entries)
            {
                Add(file, entry);
            }
        }
    }

    /// <summary>Whether a manifest says <c>@scope all</c>.</summary>
    public bool AsksForAll { get; }

    public bool IsRoot(QualifiedName? table) => table is { } name && roots.Contains(name);

    /// <summary>The manifest that lists a column of the table; null when none does, or when the table is exempt.</summary>
    public ManifestFile? FileOf(QualifiedName? table) => table is { } name && tables.TryGetValue(name, out var file) ? file : null;

    public bool IsExempt(QualifiedName? table) => table is { } name && exemptTables.Contains(name);

    /// <summary>The line that lists the column without naming a property.</summary>
    public ManifestEntry? FindWithoutProperty(ColumnKey? column) => column is not null && withoutProperty.TryGetValue(column, out var entry) ? entry : null;

    /// <summary>Whether lines without a property list paths in the column's document at or below this path.</summary>
    public bool HasPathsBelow(ColumnKey? column)
    {
        if (column is not { Column: { } name } || !documents.Contains(new ColumnKey(column.Table, name)))
        {
            return false;
        }

        var steps = column.JsonPath?.Steps ?? [];
        return withoutProperty.Keys.Any(key => key.Table == column.Table && key.Column == name && key.JsonPath is { } path
            && path.Steps.Count > steps.Count && path.Steps.Take(steps.Count).SequenceEqual(steps, StringComparer.Ordinal));
    }

    /// <summary>Whether a table that is exempt could be meant by one of these names; for an entity whose table is not known.</summary>
    public bool IsExemptByName(IEnumerable<string> names) => names.SelectMany(PlainTables).Any(plainExemptTables.Contains);

    /// <summary>The manifest that lists a table which could be meant by one of these names.</summary>
    public ManifestFile? FileByName(IEnumerable<string> names) =>
        names.SelectMany(PlainTables).Select(table => plainTables.TryGetValue(table, out var file) ? file : null).FirstOrDefault(file => file is not null);

    private void Add(ManifestFile file, ManifestEntry entry)
    {
        if (entry.Key is not { } key)
        {
            return;
        }

        if (key.IsWholeTable)
        {
            if (entry.Exemption is not null)
            {
                exemptTables.Add(key.Table);
                plainExemptTables.Add(Plain(key.Table.Name));
            }

            return;
        }

        if (!tables.ContainsKey(key.Table))
        {
            tables.Add(key.Table, file);
            plainTables[Plain(key.Table.Name)] = file;
        }

        if (entry.Properties.Count == 0 && !withoutProperty.ContainsKey(key))
        {
            withoutProperty.Add(key, entry);
            if (key.JsonPath is not null)
            {
                documents.Add(new ColumnKey(key.Table, key.Column));
            }
        }
    }

    // OrderNote may be stored in OrderNotes, order_notes, ordernote …: whatever a naming convention makes of it.
    private static IEnumerable<string> PlainTables(string name)
    {
        var plain = Plain(name);
        yield return plain;
        yield return plain + "s";
        yield return plain + "es";
        if (plain.EndsWith("y", StringComparison.OrdinalIgnoreCase))
        {
            yield return plain.Substring(0, plain.Length - 1) + "ies";
        }
    }

    private static string Plain(string name) => name.Replace("_", "");
}
