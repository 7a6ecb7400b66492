using Npgsql;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Catalog;

/// <summary>Puts the rows of <see cref="CatalogQueries"/> together to tables. Rows about tables that it was not told of are passed over.</summary>
internal sealed class CatalogTables
{
    private static readonly ColumnType UnknownType = new("unknown", 0, IsJson: false);

    private readonly Dictionary<uint, Table> _tables = [];
    private readonly Dictionary<long, ColumnType> _types = [];
    private readonly Dictionary<uint, List<string>> _enumLabels = [];
    private readonly Dictionary<long, List<IReadOnlyList<string>>> _checks = [];
    private readonly Dictionary<uint, List<IReadOnlyList<string>>> _domainChecks = [];
    private readonly List<ForeignKeySchema> _foreignKeys = [];

    public IReadOnlyList<ForeignKeySchema> ForeignKeys => _foreignKeys;

    /// <summary>The table's name, or null for a relation that is not among the tables.</summary>
    public QualifiedName? NameOf(uint id) => _tables.TryGetValue(id, out var table) ? table.Schema.Name : null;

    public void AddType(NpgsqlDataReader row) =>
        _types.TryAdd(Pair(row.GetFieldValue<uint>(0), row.GetInt32(1)), new ColumnType(row.GetString(2), row.GetFieldValue<uint>(3), row.GetBoolean(4)));

    public void AddEnumLabel(NpgsqlDataReader row) => AddTo(_enumLabels, row.GetFieldValue<uint>(0), row.GetString(1));

    public void AddCheck(NpgsqlDataReader row)
    {
        if (CheckValues.Parse(row.GetString(3), row.GetString(4)) is not { } values)
        {
            return;
        }

        if (row.GetFieldValue<uint>(2) is var domain and not 0)
        {
            AddTo(_domainChecks, domain, values);
        }
        else
        {
            AddTo(_checks, Pair(row.GetFieldValue<uint>(0), row.GetInt16(1)), values);
        }
    }

    public void AddTable(NpgsqlDataReader row)
    {
        var table = new TableSchema
        {
            Name = new QualifiedName(row.GetString(1), row.GetString(2)),
            Kind = row.GetString(3) switch { "p" => TableKind.Partitioned, "f" => TableKind.Foreign, _ => TableKind.Ordinary },
            IsUnlogged = row.GetBoolean(4),
            IsPartition = row.GetBoolean(5),
            OwningExtension = row.IsDBNull(6) ? null : row.GetString(6),
            IsExtensionConfiguration = !row.IsDBNull(7) && row.GetBoolean(7),
            ExtensionCondition = row.IsDBNull(8) || row.GetString(8).Length == 0 ? null : row.GetString(8),
            IsRowSecurityActive = row.GetBoolean(9),
            IsReadable = row.GetBoolean(10),
        };
        _tables.TryAdd(row.GetFieldValue<uint>(0), new Table(table));
    }

    public void AddColumns(NpgsqlDataReader row)
    {
        var tableId = row.GetFieldValue<uint>(0);
        if (!_tables.TryGetValue(tableId, out var table))
        {
            return;
        }

        foreach (var column in ColumnLine.ReadAll(row.GetString(1)))
        {
            // A column of a new type may have been added since the types were read: it is one to cover all the same.
            Add(tableId, table, column, _types.GetValueOrDefault(Pair(column.Type, column.Modifier)) ?? UnknownType);
        }
    }

    private void Add(uint tableId, Table table, ColumnLine column, ColumnType type)
    {
        var traits = column.Traits;
        var (source, values) = AllowedValues(tableId, column.Number, column.Type, type);
        table.Numbers.Add(column.Number);
        table.Columns.Add(new ColumnSchema
        {
            Name = column.Name,
            TypeName = type.Name,
            IsNotNull = traits.HasFlag(ColumnTraits.NotNull),
            IsGenerated = traits.HasFlag(ColumnTraits.Generated),
            IsIdentity = traits.HasFlag(ColumnTraits.Identity),
            IsLocal = traits.HasFlag(ColumnTraits.Local),
            IsInherited = traits.HasFlag(ColumnTraits.Inherited),
            IsJson = type.IsJson,
            AllowedValuesSource = source,
            AllowedValues = values,
        });
    }

    public void AddKeyColumn(NpgsqlDataReader row)
    {
        if (_tables.TryGetValue(row.GetFieldValue<uint>(0), out var table) && table.NameOf(row.GetInt16(1)) is { } name)
        {
            table.KeyColumns.Add(name);
        }
    }

    public void AddForeignKey(NpgsqlDataReader row)
    {
        if (NameOf(row.GetFieldValue<uint>(1)) is { } table && NameOf(row.GetFieldValue<uint>(2)) is { } referenced)
        {
            _foreignKeys.Add(new ForeignKeySchema(row.GetString(0), table, referenced));
        }
    }

    public void AddParent(NpgsqlDataReader row)
    {
        if (_tables.TryGetValue(row.GetFieldValue<uint>(0), out var table) && NameOf(row.GetFieldValue<uint>(1)) is { } parent)
        {
            table.Parents.Add(parent);
        }
    }

    /// <summary>The column's name, or null.</summary>
    public string? ColumnName(uint table, short number) =>
        _tables.TryGetValue(table, out var found) ? found.NameOf(number) : null;

    public IReadOnlyList<TableSchema> Build() =>
        [.. _tables.Values.Select(table => table.Schema with { Columns = table.Columns, KeyColumns = table.KeyColumns, Parents = table.Parents })];

    /// <summary>An enum's labels; else what all CHECKs that list values have in common, in the order of the first.</summary>
    private (AllowedValuesSource Source, IReadOnlyList<string> Values) AllowedValues(uint table, short number, uint declaredType, ColumnType type)
    {
        if (_enumLabels.TryGetValue(type.BaseType, out var labels))
        {
            return (AllowedValuesSource.EnumType, labels);
        }

        var own = _checks.GetValueOrDefault(Pair(table, number));
        var ofDomain = _domainChecks.GetValueOrDefault(declaredType);
        if (own is null && ofDomain is null)
        {
            return (AllowedValuesSource.None, []);
        }

        List<IReadOnlyList<string>> lists = [.. own ?? [], .. ofDomain ?? []];
        return (AllowedValuesSource.CheckConstraint, [.. lists.Skip(1).Aggregate((IEnumerable<string>)lists[0], (values, next) => values.Where(next.Contains))]);
    }

    // One number, because .NET brings dictionaries of these compiled, and compiles those of pairs when they are first used.
    private static long Pair(uint id, int detail) => ((long)id << 32) | (uint)detail;

    private static void AddTo<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }

    private sealed record ColumnType(string Name, uint BaseType, bool IsJson);

    private sealed class Table(TableSchema schema)
    {
        public TableSchema Schema { get; } = schema;

        public List<ColumnSchema> Columns { get; } = [];

        /// <summary>The columns' numbers, which dropped columns leave gaps in.</summary>
        public List<int> Numbers { get; } = [];

        public List<string> KeyColumns { get; } = [];

        public List<QualifiedName> Parents { get; } = [];

        public string? NameOf(int number) => Numbers.BinarySearch(number) is var at and >= 0 ? Columns[at].Name : null;
    }
}
