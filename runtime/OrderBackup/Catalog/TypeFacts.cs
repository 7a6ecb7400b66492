using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>Types of every kind and the constraints of domains (<c>pg_type</c>, <c>pg_enum</c>, <c>pg_range</c>, <c>pg_constraint</c>).</summary>
internal static class TypeFacts
{
    private const string Name = "n.identity || '.' || pg_catalog.quote_ident(t.typname)";

    public static IEnumerable<string> Parts(int version) =>
    [
        Types("'enum'", Enum(), false, "t.typtype = 'e'"),
        Types("'composite type'", Composite(), false, "t.typtype = 'c' AND EXISTS (SELECT FROM pg_catalog.pg_class r WHERE r.oid = t.typrelid AND r.relkind = 'c')"),
        Types("'domain'", Domain(), true, "t.typtype = 'd'"),
        Types("'range type'", Range(version), false, "t.typtype = 'r'"),
        Types("'type'", Base(version), false, "t.typtype = 'b' AND t.typisdefined AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)"),
        Types("'shell type'", "''", false, "NOT t.typisdefined"),
        DomainConstraints(),
    ];

    private static string Types(string kind, string definition, bool holdsExpressions, string condition) =>
        $"""
        {Row(kind, Name, Owner("t.typowner"), Privileges("t.typacl", "'T'", "t.typowner"), TypeComment(kind), definition, holdsExpressions)}
        FROM pg_catalog.pg_type t JOIN user_schema n ON n.oid = t.typnamespace
        WHERE ({condition}) AND {NotOfExtension("pg_type", "t.oid")}
        """;

    private static string TypeComment(string kind) => kind == "'shell type'" ? "NULL" : Comment("pg_type", "t.oid");

    private static string Enum() =>
        "SELECT string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid";

    private static string Composite() =>
        $"""
        SELECT string_agg(pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attcollation <> 0 AND a.attcollation <> b.typcollation THEN 'COLLATE ' || {QualifiedName("pg_collation", "coll", "a.attcollation")} END), ', ' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type b ON b.oid = a.atttypid
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
        """;

    private static string Domain() => Words(
        "pg_catalog.format_type(t.typbasetype, t.typtypmod)",
        $"(SELECT 'COLLATE ' || {QualifiedName("pg_collation", "coll", "t.typcollation")} FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype AND t.typcollation <> b.typcollation)",
        "CASE WHEN t.typnotnull THEN 'NOT NULL' END",
        "'DEFAULT ' || coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), pg_catalog.quote_literal(t.typdefault))");

    private static string Range(int version) =>
        $"""
        SELECT {Words(
            "'SUBTYPE ' || pg_catalog.format_type(r.rngsubtype, NULL)",
            $"'OPCLASS ' || {QualifiedName("pg_opclass", "opc", "r.rngsubopc")}",
            $"'COLLATE ' || {QualifiedName("pg_collation", "coll", "r.rngcollation")}",
            "CASE WHEN r.rngcanonical::pg_catalog.oid <> 0 THEN 'CANONICAL ' || r.rngcanonical::pg_catalog.oid::pg_catalog.regprocedure END",
            "CASE WHEN r.rngsubdiff::pg_catalog.oid <> 0 THEN 'SUBTYPE_DIFF ' || r.rngsubdiff::pg_catalog.oid::pg_catalog.regprocedure END",
            version >= 140000 ? "'MULTIRANGE ' || pg_catalog.format_type(r.rngmultitypid, NULL)" : "NULL")}
        FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid
        """;

    private static string Base(int version)
    {
        static string Function(string word, string column) => $"CASE WHEN t.{column}::pg_catalog.oid <> 0 THEN '{word} ' || t.{column}::pg_catalog.oid::pg_catalog.regprocedure END";
        return Words(
            Function("INPUT", "typinput"), Function("OUTPUT", "typoutput"), Function("RECEIVE", "typreceive"), Function("SEND", "typsend"),
            Function("TYPMOD_IN", "typmodin"), Function("TYPMOD_OUT", "typmodout"), Function("ANALYZE", "typanalyze"),
            version >= 140000 ? Function("SUBSCRIPT", "typsubscript") : "NULL",
            "'INTERNALLENGTH ' || t.typlen", "CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END", "'ALIGNMENT ' || t.typalign::text", "'STORAGE ' || t.typstorage::text",
            "'CATEGORY ' || pg_catalog.quote_literal(t.typcategory::text)", "CASE WHEN t.typispreferred THEN 'PREFERRED' END",
            "'DELIMITER ' || pg_catalog.quote_literal(t.typdelim::text)", "CASE WHEN t.typelem <> 0 THEN 'ELEMENT ' || pg_catalog.format_type(t.typelem, NULL) END",
            "'DEFAULT ' || pg_catalog.quote_literal(t.typdefault)", "CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE' END");
    }

    /// <summary>From 18 on NOT NULL of a domain is a constraint too; it is part of the domain's own fact.</summary>
    private static string DomainConstraints() =>
        $"""
        {Row(
            "'domain constraint'",
            $"pg_catalog.quote_ident(k.conname) || ' ON ' || {Name}",
            "NULL",
            "''",
            Comment("pg_constraint", "k.oid"),
            "pg_catalog.pg_get_constraintdef(k.oid)",
            true)}
        FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_type t ON t.oid = k.contypid JOIN user_schema n ON n.oid = t.typnamespace
        WHERE k.contype = 'c' AND {NotOfExtension("pg_type", "t.oid")}
        """;
}
