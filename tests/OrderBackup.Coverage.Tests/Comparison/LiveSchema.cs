using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Tests.Comparison;

/// <summary>Live schemas in short form, and findings in the short form that tests compare.</summary>
internal static class LiveSchema
{
    public static DatabaseSchema Of(params TableSchema[] tables) =>
        new() { DatabaseName = "shop", ServerVersionNumber = 150018, RoleName = "backup", Tables = tables };

    /// <summary>A table; a name with a dot has a schema.</summary>
    public static TableSchema Table(string name, params ColumnSchema[] columns) =>
        new() { Name = Name(name), Kind = TableKind.Ordinary, Columns = columns };

    public static TableSchema Table(string name, string columns) => Table(name, [.. columns.Split(' ').Select(Column)]);

    public static TableSchema Partition(string name, string parent, string columns, TableKind kind = TableKind.Ordinary) =>
        Table(name, [.. columns.Split(' ').Select(Inherited)]) with { Kind = kind, IsPartition = true, Parents = [Name(parent)] };

    public static TableSchema Child(string name, string parents, params ColumnSchema[] columns) =>
        Table(name, columns) with { Parents = [.. parents.Split(' ').Select(Name)] };

    public static ColumnSchema Column(string name) => new() { Name = name, TypeName = "text" };

    public static ColumnSchema Inherited(string name) => Column(name) with { IsInherited = true, IsLocal = false };

    public static ColumnSchema Json(string name) => Column(name) with { TypeName = "jsonb", IsJson = true };

    public static ColumnSchema Enum(string name, params string[] values) =>
        Column(name) with { TypeName = "order_status", AllowedValuesSource = AllowedValuesSource.EnumType, AllowedValues = values };

    public static ColumnSchema Check(string name, params string[] values) =>
        Column(name) with { AllowedValuesSource = AllowedValuesSource.CheckConstraint, AllowedValues = values };

    /// <summary>Adds foreign keys, each as <c>referencing>referenced</c>.</summary>
    public static DatabaseSchema WithKeys(this DatabaseSchema schema, params string[] keys) => schema with
    {
        ForeignKeys =
        [
            .. keys.Select(key => key.Split('>')).Select(ends => new ForeignKeySchema(ends[0].Replace('.', '_') + "_fk", Name(ends[0]), Name(ends[1]))),
        ],
    };

    public static CoverageReport Compare(string manifest, DatabaseSchema schema) => CoverageComparison.Compare(CoverageManifest.Parse(manifest), schema);

    /// <summary>Each finding as <c>OBK3001(line,column) table.column</c>.</summary>
    public static string[] Describe(string manifest, DatabaseSchema schema) => [.. Compare(manifest, schema).Findings.Select(Describe)];

    /// <summary>The tables in scope, each as <c>table: reason</c>.</summary>
    public static string[] DescribeScope(string manifest, DatabaseSchema schema) =>
        [.. Compare(manifest, schema).Tables.Select(table => $"{table.Name}: {table.Scope.Describe()}")];

    public static QualifiedName Name(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new(QualifiedName.DefaultSchema, name) : new(name[..dot], name[(dot + 1)..]);
    }

    private static string Describe(CoverageFinding finding) =>
        finding.Id + finding.Position + (finding.Table is { } table ? " " + table : "") + (finding.Column is { } column ? "." + QualifiedName.QuoteIdentifier(column) : "");
}
