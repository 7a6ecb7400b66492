using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>Tables, views, materialized views, foreign tables, sequences and indexes (<c>pg_class</c>, <c>pg_sequence</c>, <c>pg_index</c>).</summary>
internal static class RelationFacts
{
    public static IEnumerable<string> Parts(int version) => [Tables(version), Sequences(), Indexes()];

    private static string Tables(int version)
    {
        // From 17 on a partitioned table may name the access method of its future partitions.
        var accessMethodKinds = version >= 170000 ? "'r', 'm', 'p'" : "'r', 'm'";
        var definition = Words(
            "CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED' END",
            "CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END",
            "CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'WITH NO DATA' END",
            "CASE WHEN c.reloftype <> 0 THEN 'OF ' || pg_catalog.format_type(c.reloftype, NULL) END",
            $"""
            CASE WHEN c.relispartition THEN 'PARTITION OF ' ELSE 'INHERITS ' END || (
                SELECT string_agg({RelationName("i.inhparent")}, ', ' ORDER BY i.inhseqno) FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid)
            """,
            "pg_catalog.pg_get_expr(c.relpartbound, c.oid)",
            "CASE WHEN c.relkind = 'p' THEN 'PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid) END",
            $"CASE WHEN c.relkind IN ({accessMethodKinds}) THEN (SELECT 'USING ' || pg_catalog.quote_ident(m.amname) FROM pg_catalog.pg_am m WHERE m.oid = c.relam) END",
            $"'WITH ' || {Options("c.reloptions")}",
            $"(SELECT 'TOAST WITH ' || {Options("t.reloptions")} FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid)",
            "(SELECT 'TABLESPACE ' || pg_catalog.quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)",
            $"""
            (SELECT pg_catalog.concat_ws(' ', 'SERVER', pg_catalog.quote_ident(s.srvname), {OptionsWithoutSecrets("f.ftoptions")})
             FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid)
            """,
            "CASE WHEN c.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END",
            "CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END",
            "CASE c.relreplident WHEN 'n' THEN 'REPLICA IDENTITY NOTHING' WHEN 'f' THEN 'REPLICA IDENTITY FULL' END");
        const string Kind = "CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'table' END";
        return $"""
            {Row(
                Kind,
                "c.identity",
                Owner("c.relowner"),
                Privileges("c.relacl", "'r'", "c.relowner"),
                Comment("pg_class", "c.oid"),
                definition,
                true)}
            FROM relation c WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
            """;
    }

    /// <summary>The parameters; the value is data, which is proven as such.</summary>
    private static string Sequences()
    {
        var definition = Words(
            "CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED' END",
            "'AS ' || pg_catalog.format_type(s.seqtypid, NULL)",
            "'START ' || s.seqstart", "'INCREMENT ' || s.seqincrement", "'MINVALUE ' || s.seqmin", "'MAXVALUE ' || s.seqmax", "'CACHE ' || s.seqcache",
            "CASE WHEN s.seqcycle THEN 'CYCLE' END",
            $"""
            (SELECT CASE d.deptype WHEN 'i' THEN 'IDENTITY OF ' ELSE 'OWNED BY ' END || {RelationName("d.refobjid")} || '.' || pg_catalog.quote_ident(a.attname)
             FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
             WHERE d.classid = {Class("pg_class")} AND d.objid = c.oid AND d.objsubid = 0
               AND d.refclassid = {Class("pg_class")} AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i'))
            """);
        return $"""
            {Row(
                "'sequence'",
                "c.identity",
                Owner("c.relowner"),
                Privileges("c.relacl", "'s'", "c.relowner"),
                Comment("pg_class", "c.oid"),
                definition,
                false)}
            FROM relation c JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
            """;
    }

    /// <summary>pg_dump leaves out invalid indexes of ordinary tables, and so do the facts: one that is invalid after a restore shows as missing.</summary>
    private static string Indexes()
    {
        var definition = Words(
            "pg_catalog.pg_get_indexdef(x.indexrelid)",
            $"(SELECT 'PARTITION OF ' || {RelationName("i.inhparent")} FROM pg_catalog.pg_inherits i WHERE i.inhrelid = x.indexrelid)",
            "(SELECT 'TABLESPACE ' || pg_catalog.quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)",
            "CASE WHEN NOT x.indisvalid THEN 'INVALID' END",
            "CASE WHEN x.indisclustered THEN 'CLUSTERED' END",
            "CASE WHEN x.indisreplident THEN 'REPLICA IDENTITY' END",
            "(SELECT 'STATISTICS ' || string_agg(a.attnum || ' ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0)");
        return $"""
            {Row("'index'", "c.identity", "NULL", "''", Comment("pg_class", "c.oid"), definition, true)}
            FROM pg_catalog.pg_index x JOIN relation c ON c.oid = x.indexrelid JOIN relation t ON t.oid = x.indrelid
            WHERE (x.indisvalid OR t.relkind = 'p') AND x.indisready
            """;
    }
}
