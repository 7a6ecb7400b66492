namespace OrderBackup.Catalog;

/// <summary>The queries of <see cref="CatalogReader"/>, in the order of its result sets. All rely on <see cref="StableSettings"/>.</summary>
/// <remarks>PostgreSQL manual, "System Catalogs". Every catalog named here is readable by every role.</remarks>
internal static class CatalogQueries
{
    /// <summary>The tables that coverage is about; temporary and system ones are not.</summary>
    private const string UserTable = """
        c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND c.relnamespace IN (
            SELECT n.oid FROM pg_catalog.pg_namespace n
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)')
        """;

    /// <summary>Database name, standby, role.</summary>
    public const string Identity = "SELECT pg_catalog.current_database()::text, pg_catalog.pg_is_in_recovery(), CURRENT_USER::text";

    /// <summary>
    /// Tables. SELECT is asked per column only where the table as a whole may not be read, since that costs a call per column.
    /// </summary>
    public const string Tables = $"""
        SELECT c.oid, n.nspname::text, c.relname::text, c.relkind::text, c.relpersistence = 'u', c.relispartition,
               e.extname::text, c.oid = ANY (e.extconfig), e.extcondition[pg_catalog.array_position(e.extconfig, c.oid)],
               c.relrowsecurity AND pg_catalog.row_security_active(c.oid),
               coalesce(pg_catalog.has_schema_privilege(n.oid, 'USAGE'), false) AND CASE
                   WHEN pg_catalog.has_table_privilege(c.oid, 'SELECT') THEN true
                   ELSE EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
                        AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
                                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                                          AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT') IS NOT TRUE)
               END
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e'
             AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
        LEFT JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
        WHERE {UserTable}
        """;

    /// <summary>
    /// Tables with their columns in order as one text, since there may be very many: a line for each with its number, type id and
    /// modifier, traits (<see cref="ColumnTraits"/>) and name (<see cref="ColumnLine"/>). After a line break inside a name stands a
    /// blank, which no other line begins with.
    /// </summary>
    public const string Columns = $"""
        SELECT a.attrelid, pg_catalog.string_agg(
                   pg_catalog.concat_ws(' ', a.attnum, a.atttypid, a.atttypmod,
                       CASE WHEN a.attnotnull THEN 1 ELSE 0 END + CASE WHEN a.attgenerated <> '' THEN 2 ELSE 0 END + CASE WHEN a.attidentity <> '' THEN 4 ELSE 0 END
                       + CASE WHEN a.attislocal THEN 8 ELSE 0 END + CASE WHEN a.attinhcount > 0 THEN 16 ELSE 0 END,
                       pg_catalog.replace(a.attname, E'\n', E'\n ')),
                   E'\n' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        WHERE a.attnum > 0 AND NOT a.attisdropped AND {UserTable}
        GROUP BY a.attrelid
        """;

    /// <summary>
    /// Each type and modifier in use once, by name, with the base type under any domains. Those of system tables are few, and
    /// leaving them out would cost a join over all columns.
    /// </summary>
    public const string Types = """
        WITH RECURSIVE used AS MATERIALIZED (
            SELECT DISTINCT a.atttypid, a.atttypmod FROM pg_catalog.pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped),
        base AS (
            SELECT t.oid AS declared, t.oid AS id FROM pg_catalog.pg_type t WHERE t.oid IN (SELECT u.atttypid FROM used u)
            UNION ALL
            SELECT b.declared, t.typbasetype FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.id WHERE t.typtype = 'd')
        SELECT u.atttypid, u.atttypmod, pg_catalog.format_type(u.atttypid, u.atttypmod), b.id,
               b.id IN ('pg_catalog.json'::pg_catalog.regtype, 'pg_catalog.jsonb'::pg_catalog.regtype)
        FROM used u JOIN base b ON b.declared = u.atttypid JOIN pg_catalog.pg_type t ON t.oid = b.id AND t.typtype <> 'd'
        """;

    /// <summary>Labels of enum types in their sort order.</summary>
    public const string EnumLabels = "SELECT e.enumtypid, e.enumlabel::text FROM pg_catalog.pg_enum e ORDER BY e.enumtypid, e.enumsortorder";

    /// <summary>
    /// Single-column CHECKs: of tables by table and column number, of domains (or domains under them) by the type that the column
    /// declares; each with the name by which its text calls the column. Printing an expression makes the server load all of its
    /// table's descriptor, which for thousands of tables costs more than everything else here. The one column is therefore
    /// printed as the column of that number of <c>pg_class</c>, which is always loaded and has had 33 columns since version 12.
    /// </summary>
    public const string Checks = """
        WITH RECURSIVE domain AS (
            SELECT t.oid AS declared, t.oid AS id, t.typbasetype FROM pg_catalog.pg_type t WHERE t.typtype = 'd'
            UNION ALL
            SELECT d.declared, t.oid, t.typbasetype FROM domain d JOIN pg_catalog.pg_type t ON t.oid = d.typbasetype WHERE t.typtype = 'd')
        SELECT k.conrelid, k.conkey[1], 0::pg_catalog.oid, pg_catalog.pg_get_expr(k.conbin, a.attrelid), a.attname::text
        FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attnum = k.conkey[1]
             AND a.attrelid = CASE WHEN k.conkey[1] BETWEEN 1 AND 33 THEN 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid ELSE k.conrelid END
        WHERE k.contype = 'c' AND k.conrelid <> 0 AND pg_catalog.cardinality(k.conkey) = 1
        UNION ALL
        SELECT 0::pg_catalog.oid, 0::smallint, d.declared, pg_catalog.pg_get_expr(k.conbin, 0), 'value'
        FROM domain d JOIN pg_catalog.pg_constraint k ON k.contypid = d.id AND k.contype = 'c'
        """;

    /// <summary>
    /// The columns of the key that identifies a row: the primary key first, else the unique index of the fewest columns that is
    /// checked at once, covers every row and has only columns that are NOT NULL.
    /// </summary>
    public const string Keys = $"""
        SELECT k.indrelid, p.attnum::smallint
        FROM (
            SELECT DISTINCT ON (i.indrelid) i.indrelid, i.indexrelid, i.indkey, i.indnkeyatts
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
            WHERE i.indisunique AND i.indimmediate AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND {UserTable}
              AND (i.indisprimary OR NOT EXISTS (
                  SELECT FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) s(at)
                  JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[s.at]
                  WHERE NOT a.attnotnull))
            ORDER BY i.indrelid, i.indisprimary DESC, i.indnkeyatts, x.relname) k
        CROSS JOIN LATERAL pg_catalog.unnest(k.indkey::smallint[]) WITH ORDINALITY p(attnum, at)
        WHERE p.at <= k.indnkeyatts
        ORDER BY k.indrelid, p.at
        """;

    /// <summary>Foreign keys, without the copies that partitions inherit.</summary>
    public const string ForeignKeys = """
        SELECT k.conname::text, k.conrelid, k.confrelid
        FROM pg_catalog.pg_constraint k WHERE k.contype = 'f' AND k.conparentid = 0
        """;

    /// <summary>Parents in order.</summary>
    public const string Parents = "SELECT i.inhrelid, i.inhparent FROM pg_catalog.pg_inherits i ORDER BY i.inhrelid, i.inhseqno";
}
