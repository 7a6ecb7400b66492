using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>Publications with their members, and subscriptions (<c>pg_publication</c>, <c>pg_publication_rel</c>, <c>pg_subscription</c>).</summary>
internal static class ReplicationFacts
{
    public static IEnumerable<string> Parts(int version) =>
        [Publications(version), PublishedTables(version), .. version >= 150000 ? (string[])[PublishedSchemas()] : [], Subscriptions(version)];

    private static string Publications(int version)
    {
        var definition = Words(
            "CASE WHEN p.puballtables THEN 'FOR ALL TABLES' END",
            "CASE WHEN p.pubinsert THEN 'insert' END", "CASE WHEN p.pubupdate THEN 'update' END",
            "CASE WHEN p.pubdelete THEN 'delete' END", "CASE WHEN p.pubtruncate THEN 'truncate' END",
            version >= 130000 ? "CASE WHEN p.pubviaroot THEN 'publish_via_partition_root' END" : "NULL",
            version >= 180000 ? "CASE WHEN p.pubgencols <> 'n' THEN 'publish_generated_columns ' || p.pubgencols::text END" : "NULL");
        return $"""
            {Row(
                "'publication'",
                "pg_catalog.quote_ident(p.pubname)",
                Owner("p.pubowner"),
                "''",
                Comment("pg_publication", "p.oid"),
                definition,
                false)}
            FROM pg_catalog.pg_publication p
            WHERE {NotOfExtension("pg_publication", "p.oid")}
            """;
    }

    private static string PublishedTables(int version)
    {
        var definition = version < 150000 ? "''" : Words(
            "(SELECT string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname) FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs))",
            "'WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid)");
        return $"""
            {Row("'published table'", "c.identity || ' IN ' || pg_catalog.quote_ident(p.pubname)", "NULL", "''", "NULL", definition, true)}
            FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid JOIN relation c ON c.oid = r.prrelid
            """;
    }

    private static string PublishedSchemas() =>
        $"""
        {Row("'published schema'", "n.identity || ' IN ' || pg_catalog.quote_ident(p.pubname)", "NULL", "''", "NULL", "''", false)}
        FROM pg_catalog.pg_publication_namespace r JOIN pg_catalog.pg_publication p ON p.oid = r.pnpubid JOIN user_schema n ON n.oid = r.pnnspid
        """;

    /// <summary>
    /// What pg_dump carries, which is nothing unless a superuser runs it; never the connection string, and not whether it is enabled,
    /// since a restored subscription is not. Only the columns that PUBLIC may read in that version are named.
    /// </summary>
    private static string Subscriptions(int version)
    {
        var definition = Words(
            "'PUBLICATION ' || (SELECT string_agg(pg_catalog.quote_ident(u), ', ' ORDER BY u COLLATE \"C\") FROM pg_catalog.unnest(s.subpublications) u)",
            "'SLOT ' || coalesce(pg_catalog.quote_literal(s.subslotname), 'NONE')",
            version >= 140000 ? "CASE WHEN s.subbinary THEN 'binary' END" : "NULL",
            version >= 160000 ? "CASE WHEN s.substream <> 'f' THEN 'streaming ' || s.substream::text END" : version >= 140000 ? "CASE WHEN s.substream THEN 'streaming' END" : "NULL",
            version >= 150000 ? "CASE WHEN s.subtwophasestate <> 'd' THEN 'two_phase' END" : "NULL",
            version >= 150000 ? "CASE WHEN s.subdisableonerr THEN 'disable_on_error' END" : "NULL",
            version >= 150000 ? "'synchronous_commit ' || s.subsynccommit" : "NULL",
            version >= 160000 ? "CASE WHEN NOT s.subpasswordrequired THEN 'no password required' END" : "NULL",
            version >= 160000 ? "CASE WHEN s.subrunasowner THEN 'run_as_owner' END" : "NULL",
            version >= 160000 ? "'origin ' || s.suborigin" : "NULL",
            version >= 170000 ? "CASE WHEN s.subfailover THEN 'failover' END" : "NULL");
        var comment = $"""
            (SELECT d.description FROM pg_catalog.pg_description d
             WHERE d.classoid = {Class("pg_subscription")} AND (pg_catalog.pg_identify_object(d.classoid, d.objoid, 0)).identity = pg_catalog.quote_ident(s.subname))
            """;
        return $"""
            {Row("'subscription'", "pg_catalog.quote_ident(s.subname)", Owner("s.subowner"), "''", comment, definition, false)}
            FROM pg_catalog.pg_subscription s
            WHERE s.subdbid = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database())
              AND EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER AND r.rolsuper)
            """;
    }
}
