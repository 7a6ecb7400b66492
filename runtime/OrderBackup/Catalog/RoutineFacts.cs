using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>Functions, procedures, aggregates, casts, transforms and languages (<c>pg_proc</c>, <c>pg_aggregate</c>, <c>pg_cast</c>, …).</summary>
internal static class RoutineFacts
{
    private const string Name = "n.identity || '.' || pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')'";

    public static IEnumerable<string> Parts(int version) => [Routines(version), Aggregates(), Casts(), Transforms(), Languages()];

    private static string Routines(int version)
    {
        // A body in standard SQL is kept parsed and has no source text.
        var parsedBody = version >= 140000 ? "pg_catalog.pg_get_function_sqlbody(p.oid)" : "NULL::text";
        var definition = Words(
            "'(' || pg_catalog.pg_get_function_arguments(p.oid) || ')'",
            "'RETURNS ' || pg_catalog.pg_get_function_result(p.oid)",
            "'LANGUAGE ' || pg_catalog.quote_ident(l.lanname)",
            "CASE WHEN p.prokind = 'w' THEN 'WINDOW' END",
            "CASE p.provolatile WHEN 'i' THEN 'IMMUTABLE' WHEN 's' THEN 'STABLE' ELSE 'VOLATILE' END",
            "CASE WHEN p.proisstrict THEN 'STRICT' END",
            "CASE WHEN p.prosecdef THEN 'SECURITY DEFINER' END",
            "CASE WHEN p.proleakproof THEN 'LEAKPROOF' END",
            "CASE p.proparallel WHEN 's' THEN 'PARALLEL SAFE' WHEN 'r' THEN 'PARALLEL RESTRICTED' ELSE 'PARALLEL UNSAFE' END",
            "'COST ' || p.procost", "'ROWS ' || p.prorows",
            "CASE WHEN p.prosupport::pg_catalog.oid <> 0 THEN 'SUPPORT ' || p.prosupport::pg_catalog.oid::pg_catalog.regprocedure END",
            "'TRANSFORM ' || (SELECT string_agg(pg_catalog.format_type(t, NULL), ', ' ORDER BY pg_catalog.format_type(t, NULL)) FROM pg_catalog.unnest(p.protrftypes) t)",
            $"'SET ' || {Options("p.proconfig")}",
            "'AS ' || pg_catalog.quote_literal(p.probin)",
            $"coalesce({parsedBody}, 'AS ' || pg_catalog.quote_literal(p.prosrc))");
        return $"""
            {Row(
                "CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END",
                Name,
                Owner("p.proowner"),
                Privileges("p.proacl", "'f'", "p.proowner"),
                Comment("pg_proc", "p.oid"),
                definition,
                true)}
            FROM pg_catalog.pg_proc p JOIN user_schema n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
            WHERE p.prokind <> 'a' AND {NotOfExtension("pg_proc", "p.oid")}
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = {Class("pg_proc")} AND d.objid = p.oid AND d.deptype = 'i')
            """;
    }

    private static string Aggregates()
    {
        static string Function(string word, string column) => $"CASE WHEN g.{column}::pg_catalog.oid <> 0 THEN '{word} ' || g.{column}::pg_catalog.oid::pg_catalog.regprocedure END";
        var definition = Words(
            "'(' || pg_catalog.pg_get_function_arguments(p.oid) || ')'",
            "'RETURNS ' || pg_catalog.pg_get_function_result(p.oid)",
            "'KIND ' || g.aggkind::text || ' ' || g.aggnumdirectargs",
            "CASE p.proparallel WHEN 's' THEN 'PARALLEL SAFE' WHEN 'r' THEN 'PARALLEL RESTRICTED' ELSE 'PARALLEL UNSAFE' END",
            Function("SFUNC", "aggtransfn"), Function("FINALFUNC", "aggfinalfn"), Function("COMBINEFUNC", "aggcombinefn"),
            Function("SERIALFUNC", "aggserialfn"), Function("DESERIALFUNC", "aggdeserialfn"), Function("MSFUNC", "aggmtransfn"),
            Function("MINVFUNC", "aggminvtransfn"), Function("MFINALFUNC", "aggmfinalfn"),
            "CASE WHEN g.aggfinalextra THEN 'FINALFUNC_EXTRA' END", "CASE WHEN g.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END",
            "'FINALFUNC_MODIFY ' || g.aggfinalmodify::text", "'MFINALFUNC_MODIFY ' || g.aggmfinalmodify::text",
            "CASE WHEN g.aggsortop <> 0 THEN 'SORTOP ' || g.aggsortop::pg_catalog.regoperator END",
            "'STYPE ' || pg_catalog.format_type(g.aggtranstype, NULL)", "'SSPACE ' || g.aggtransspace",
            "CASE WHEN g.aggmtranstype <> 0 THEN 'MSTYPE ' || pg_catalog.format_type(g.aggmtranstype, NULL) || ' MSSPACE ' || g.aggmtransspace END",
            "'INITCOND ' || pg_catalog.quote_literal(g.agginitval)", "'MINITCOND ' || pg_catalog.quote_literal(g.aggminitval)");
        return $"""
            {Row(
                "'aggregate'",
                Name,
                Owner("p.proowner"),
                Privileges("p.proacl", "'f'", "p.proowner"),
                Comment("pg_proc", "p.oid"),
                definition,
                true)}
            FROM pg_catalog.pg_proc p JOIN user_schema n ON n.oid = p.pronamespace JOIN pg_catalog.pg_aggregate g ON g.aggfnoid = p.oid
            WHERE {NotOfExtension("pg_proc", "p.oid")}
            """;
    }

    private static string Casts() =>
        $"""
        {Row(
            "'cast'",
            Identify("pg_cast", "k.oid"),
            "NULL",
            "''",
            Comment("pg_cast", "k.oid"),
            Words(
                "'CONTEXT ' || k.castcontext::text",
                "'METHOD ' || k.castmethod::text",
                "CASE WHEN k.castfunc <> 0 THEN k.castfunc::pg_catalog.regprocedure END"),
            false)}
        FROM pg_catalog.pg_cast k
        WHERE k.oid >= 16384 AND {NotOfExtension("pg_cast", "k.oid")}
        """;

    private static string Transforms() =>
        $"""
        {Row(
            "'transform'",
            Identify("pg_transform", "k.oid"),
            "NULL",
            "''",
            Comment("pg_transform", "k.oid"),
            Words(
                "'FROM SQL ' || k.trffromsql::pg_catalog.oid::pg_catalog.regprocedure",
                "'TO SQL ' || k.trftosql::pg_catalog.oid::pg_catalog.regprocedure"),
            false)}
        FROM pg_catalog.pg_transform k
        WHERE k.oid >= 16384 AND {NotOfExtension("pg_transform", "k.oid")}
        """;

    private static string Languages() =>
        $"""
        {Row(
            "'language'",
            "pg_catalog.quote_ident(l.lanname)",
            Owner("l.lanowner"),
            Privileges("l.lanacl", "'l'", "l.lanowner"),
            Comment("pg_language", "l.oid"),
            Words(
                "CASE WHEN l.lanpltrusted THEN 'TRUSTED' END",
                "'HANDLER ' || l.lanplcallfoid::pg_catalog.regprocedure",
                "'INLINE ' || l.laninline::pg_catalog.regprocedure",
                "'VALIDATOR ' || l.lanvalidator::pg_catalog.regprocedure"),
            false)}
        FROM pg_catalog.pg_language l
        WHERE l.oid >= 16384 AND {NotOfExtension("pg_language", "l.oid")}
        """;
}
