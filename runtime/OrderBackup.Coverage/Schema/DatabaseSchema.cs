namespace OrderBackup.Coverage.Schema;

/// <summary>The facts about one live database that coverage is judged by, as read from <c>pg_catalog</c> at one instant.</summary>
public sealed record DatabaseSchema
{
    /// <summary>The database's name.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The server's version as PostgreSQL numbers it (<c>server_version_num</c>), for example 150018.</summary>
    public required int ServerVersionNumber { get; init; }

    /// <summary>Whether the server is a standby in recovery, from which unlogged tables dump as empty.</summary>
    public bool IsStandby { get; init; }

    /// <summary>The role that read the catalog and would run the dump.</summary>
    public required string RoleName { get; init; }

    /// <summary>Every ordinary, partitioned and foreign table outside the system schemas, in no particular order.</summary>
    public IReadOnlyList<TableSchema> Tables { get; init; } = [];

    /// <summary>Every foreign key, the copies that partitions inherit left out.</summary>
    public IReadOnlyList<ForeignKeySchema> ForeignKeys { get; init; } = [];

    /// <summary>What a restore of this database would stumble over (OBK3008).</summary>
    public IReadOnlyList<RestoreHazard> Hazards { get; init; } = [];
}

/// <summary>What kind of relation a table is (<c>pg_class.relkind</c>).</summary>
public enum TableKind
{
    /// <summary>An ordinary table (<c>r</c>).</summary>
    Ordinary,

    /// <summary>A partitioned table (<c>p</c>), which holds no rows itself.</summary>
    Partitioned,

    /// <summary>A foreign table (<c>f</c>), whose rows pg_dump does not carry.</summary>
    Foreign,
}

/// <summary>One table.</summary>
public sealed record TableSchema
{
    /// <summary>Schema and name.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>What kind of relation it is.</summary>
    public required TableKind Kind { get; init; }

    /// <summary>Whether it is unlogged (<c>relpersistence = 'u'</c>).</summary>
    public bool IsUnlogged { get; init; }

    /// <summary>The extension that owns the table, whose rows pg_dump leaves out; null for an ordinary table.</summary>
    public string? OwningExtension { get; init; }

    /// <summary>Whether the owning extension marked the table with <c>pg_extension_config_dump</c>, so that its rows are dumped.</summary>
    public bool IsExtensionConfiguration { get; init; }

    /// <summary>The <c>WHERE</c> clause that the extension set for its configuration rows; null when all rows are dumped.</summary>
    public string? ExtensionCondition { get; init; }

    /// <summary>Whether row security would hide rows from this role or abort its dump (<c>row_security_active</c>).</summary>
    public bool IsRowSecurityActive { get; init; }

    /// <summary>Whether this role may read the whole table: USAGE on its schema and SELECT on every column.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>Whether the table is a partition of another table.</summary>
    public bool IsPartition { get; init; }

    /// <summary>The tables it inherits from, or the one it is a partition of (<c>pg_inherits</c>).</summary>
    public IReadOnlyList<QualifiedName> Parents { get; init; } = [];

    /// <summary>The live columns in their table order; dropped and system columns are not among them.</summary>
    public IReadOnlyList<ColumnSchema> Columns { get; init; } = [];

    /// <summary>
    /// The columns that identify a row: those of the primary key, else of a unique constraint or index over columns that are
    /// all NOT NULL, in key order; empty when there is none.
    /// </summary>
    public IReadOnlyList<string> KeyColumns { get; init; } = [];
}

/// <summary>Where a column's set of possible values is declared.</summary>
public enum AllowedValuesSource
{
    /// <summary>Nowhere that the catalog shows.</summary>
    None,

    /// <summary>By an enum type (<c>pg_enum</c>), in its sort order.</summary>
    EnumType,

    /// <summary>By a CHECK constraint of the form <c>column IN ('A', 'B')</c>, on the table or on the column's domain.</summary>
    CheckConstraint,
}

/// <summary>One column of a table.</summary>
public sealed record ColumnSchema
{
    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>The type as <c>format_type</c> prints it.</summary>
    public required string TypeName { get; init; }

    /// <summary>Whether it is NOT NULL.</summary>
    public bool IsNotNull { get; init; }

    /// <summary>Whether it is a generated column, which pg_dump leaves to the restore to compute.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>Whether it is an identity column.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>Whether the column is defined in the table itself (<c>attislocal</c>); false when it only comes from a parent.</summary>
    public bool IsLocal { get; init; } = true;

    /// <summary>Whether at least one parent has the column too (<c>attinhcount</c> above 0).</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether the type is json or jsonb, so that paths inside it may be listed.</summary>
    public bool IsJson { get; init; }

    /// <summary>Where <see cref="AllowedValues"/> come from.</summary>
    public AllowedValuesSource AllowedValuesSource { get; init; }

    /// <summary>The values that the catalog allows; empty when it sets no such limit.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];
}

/// <summary>One foreign key.</summary>
/// <param name="ConstraintName">The constraint's name.</param>
/// <param name="Table">The referencing table.</param>
/// <param name="ReferencedTable">The referenced table.</param>
public sealed record ForeignKeySchema(string ConstraintName, QualifiedName Table, QualifiedName ReferencedTable);

/// <summary>Something a restore of this database would stumble over.</summary>
/// <param name="Table">The table concerned, or null when none is.</param>
/// <param name="Column">The column concerned, or null when none is.</param>
/// <param name="Message">What it is, why it matters and what to do, in one sentence or two.</param>
public sealed record RestoreHazard(QualifiedName? Table, string? Column, string Message);
