using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>What guards or extends a table: constraints, triggers, rules, row security policies and statistics objects.</summary>
internal static class TableRuleFacts
{
    public static IEnumerable<string> Parts(int version) => [Constraints(), Triggers(version), Rules(), Policies(), Statistics(version), EventTriggers()];

    /// <summary>Inherited CHECKs and the foreign keys of partitions come with their parent; NOT NULL belongs to its column (<c>pg_constraint</c>).</summary>
    private static string Constraints() =>
        $"""
        {Row(
            "'constraint'",
            "pg_catalog.quote_ident(k.conname) || ' ON ' || c.identity",
            "NULL",
            "''",
            Comment("pg_constraint", "k.oid"),
            "pg_catalog.pg_get_constraintdef(k.oid)",
            true)}
        FROM pg_catalog.pg_constraint k JOIN relation c ON c.oid = k.conrelid
        WHERE k.contype IN ('c', 'f', 'p', 'u', 'x') AND (k.contype <> 'f' OR k.conparentid = 0) AND (k.contype <> 'c' OR k.conislocal)
        """;

    /// <summary>A partition's copy of a trigger counts when its state differs from the original's, as for pg_dump (<c>pg_trigger</c>).</summary>
    private static string Triggers(int version)
    {
        var parent = version >= 130000 ? "LEFT JOIN pg_catalog.pg_trigger u ON u.oid = g.tgparentid" : "";
        var condition = version switch
        {
            >= 150000 => "(NOT g.tgisinternal AND g.tgparentid = 0) OR g.tgenabled <> u.tgenabled",
            >= 130000 => "NOT g.tgisinternal OR g.tgenabled <> u.tgenabled",
            _ => "NOT g.tgisinternal",
        };
        var definition = Words(
            "pg_catalog.pg_get_triggerdef(g.oid)",
            "CASE g.tgenabled WHEN 'O' THEN 'ENABLED' WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'ENABLED REPLICA' WHEN 'A' THEN 'ENABLED ALWAYS' END");
        return $"""
            {Row(
                "'trigger'",
                "pg_catalog.quote_ident(g.tgname) || ' ON ' || c.identity",
                "NULL",
                "''",
                Comment("pg_trigger", "g.oid"),
                definition,
                true)}
            FROM pg_catalog.pg_trigger g JOIN relation c ON c.oid = g.tgrelid {parent}
            WHERE {condition}
            """;
    }

    private static string Rules()
    {
        var definition = Words(
            "pg_catalog.pg_get_ruledef(r.oid)",
            "CASE r.ev_enabled WHEN 'O' THEN 'ENABLED' WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'ENABLED REPLICA' WHEN 'A' THEN 'ENABLED ALWAYS' END");
        return $"""
            {Row(
                "'rule'",
                "pg_catalog.quote_ident(r.rulename) || ' ON ' || c.identity",
                "NULL",
                "''",
                Comment("pg_rewrite", "r.oid"),
                definition,
                true)}
            FROM pg_catalog.pg_rewrite r JOIN relation c ON c.oid = r.ev_class
            WHERE r.rulename <> '_RETURN'
            """;
    }

    /// <summary>pg_dump carries policies on tables of extensions too (<c>pg_policy</c>).</summary>
    private static string Policies()
    {
        var definition = Words(
            "CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END",
            "CASE p.polcmd WHEN 'r' THEN 'FOR SELECT' WHEN 'a' THEN 'FOR INSERT' WHEN 'w' THEN 'FOR UPDATE' WHEN 'd' THEN 'FOR DELETE' ELSE 'FOR ALL' END",
            """
            'TO ' || (SELECT string_agg(CASE r.id WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.id)) END, ', ' ORDER BY pg_catalog.pg_get_userbyid(r.id))
                      FROM pg_catalog.unnest(p.polroles) AS r(id))
            """,
            "'USING ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid)",
            "'WITH CHECK ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)");
        return $"""
            {Row(
                "'policy'",
                $"pg_catalog.quote_ident(p.polname) || ' ON ' || {RelationName("p.polrelid")}",
                "NULL",
                "''",
                Comment("pg_policy", "p.oid"),
                definition,
                true)}
            FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN user_schema n ON n.oid = c.relnamespace
            """;
    }

    private static string Statistics(int version)
    {
        var target = version >= 130000 ? "CASE WHEN s.stxstattarget >= 0 THEN 'STATISTICS ' || s.stxstattarget END" : "NULL";
        return $"""
            {Row(
                "'statistics'",
                "n.identity || '.' || pg_catalog.quote_ident(s.stxname)",
                Owner("s.stxowner"),
                "''",
                Comment("pg_statistic_ext", "s.oid"),
                Words("pg_catalog.pg_get_statisticsobjdef(s.oid)", target),
                true)}
            FROM pg_catalog.pg_statistic_ext s JOIN user_schema n ON n.oid = s.stxnamespace
            WHERE {NotOfExtension("pg_statistic_ext", "s.oid")}
            """;
    }

    private static string EventTriggers()
    {
        var definition = Words(
            "'ON ' || v.evtevent",
            "'WHEN TAG IN ' || (SELECT string_agg(pg_catalog.quote_literal(t), ', ' ORDER BY t COLLATE \"C\") FROM pg_catalog.unnest(v.evttags) t)",
            "'EXECUTE ' || v.evtfoid::pg_catalog.regprocedure",
            "CASE v.evtenabled WHEN 'O' THEN 'ENABLED' WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'ENABLED REPLICA' WHEN 'A' THEN 'ENABLED ALWAYS' END");
        return $"""
            {Row(
                "'event trigger'",
                "pg_catalog.quote_ident(v.evtname)",
                Owner("v.evtowner"),
                "''",
                Comment("pg_event_trigger", "v.oid"),
                definition,
                false)}
            FROM pg_catalog.pg_event_trigger v
            WHERE {NotOfExtension("pg_event_trigger", "v.oid")}
            """;
    }
}
