using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>Operators, operator classes and families, and access methods (<c>pg_operator</c>, <c>pg_opclass</c>, <c>pg_opfamily</c>, <c>pg_am</c>).</summary>
internal static class OperatorFacts
{
    public static IEnumerable<string> Parts() => [Operators(), Classes(), Families(), AccessMethods()];

    /// <summary>An operator that is only named as another's commutator or negator has no function yet, and pg_dump leaves it out.</summary>
    private static string Operators()
    {
        static string Function(string word, string column) => $"CASE WHEN o.{column}::pg_catalog.oid <> 0 THEN '{word} ' || o.{column}::pg_catalog.oid::pg_catalog.regprocedure END";
        var definition = Words(
            Function("FUNCTION", "oprcode"),
            "'RETURNS ' || pg_catalog.format_type(o.oprresult, NULL)",
            "CASE WHEN o.oprcom <> 0 THEN 'COMMUTATOR ' || o.oprcom::pg_catalog.regoperator END",
            "CASE WHEN o.oprnegate <> 0 THEN 'NEGATOR ' || o.oprnegate::pg_catalog.regoperator END",
            Function("RESTRICT", "oprrest"), Function("JOIN", "oprjoin"),
            "CASE WHEN o.oprcanhash THEN 'HASHES' END", "CASE WHEN o.oprcanmerge THEN 'MERGES' END");
        return $"""
            {Row("'operator'", Identify("pg_operator", "o.oid"), Owner("o.oprowner"), "''", Comment("pg_operator", "o.oid"), definition, false)}
            FROM pg_catalog.pg_operator o JOIN user_schema n ON n.oid = o.oprnamespace
            WHERE o.oprcode::pg_catalog.oid <> 0 AND {NotOfExtension("pg_operator", "o.oid")}
            """;
    }

    private static string Classes() =>
        $"""
        {Row(
            "'operator class'",
            Identify("pg_opclass", "o.oid"),
            Owner("o.opcowner"),
            "''",
            Comment("pg_opclass", "o.oid"),
            Words(
                "CASE WHEN o.opcdefault THEN 'DEFAULT' END",
                "'FOR TYPE ' || pg_catalog.format_type(o.opcintype, NULL)",
                "CASE WHEN o.opckeytype <> 0 THEN 'STORAGE ' || pg_catalog.format_type(o.opckeytype, NULL) END",
                "'FAMILY ' || " + QualifiedName("pg_opfamily", "opf", "o.opcfamily")),
            false)}
        FROM pg_catalog.pg_opclass o JOIN user_schema n ON n.oid = o.opcnamespace
        WHERE {NotOfExtension("pg_opclass", "o.oid")}
        """;

    private static string Families()
    {
        var definition = Words(
            $"""
            (SELECT string_agg(m.item, ', ' ORDER BY m.item COLLATE "C") FROM (
                SELECT pg_catalog.concat_ws(' ', 'OPERATOR', a.amopstrategy, a.amopopr::pg_catalog.regoperator, pg_catalog.format_type(a.amoplefttype, NULL),
                    pg_catalog.format_type(a.amoprighttype, NULL), CASE WHEN a.amopsortfamily <> 0 THEN 'FOR ORDER BY ' || {QualifiedName("pg_opfamily", "opf", "a.amopsortfamily")} END)
                FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid
                UNION ALL
                SELECT pg_catalog.concat_ws(' ', 'FUNCTION', a.amprocnum, a.amproc::pg_catalog.oid::pg_catalog.regprocedure,
                    pg_catalog.format_type(a.amproclefttype, NULL), pg_catalog.format_type(a.amprocrighttype, NULL))
                FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid) m(item))
            """);
        return $"""
            {Row(
                "'operator family'",
                Identify("pg_opfamily", "f.oid"),
                Owner("f.opfowner"),
                "''",
                Comment("pg_opfamily", "f.oid"),
                definition,
                false)}
            FROM pg_catalog.pg_opfamily f JOIN user_schema n ON n.oid = f.opfnamespace
            WHERE {NotOfExtension("pg_opfamily", "f.oid")}
            """;
    }

    private static string AccessMethods() =>
        $"""
        {Row(
            "'access method'",
            "pg_catalog.quote_ident(m.amname)",
            "NULL",
            "''",
            Comment("pg_am", "m.oid"),
            Words("'TYPE ' || m.amtype::text", "'HANDLER ' || m.amhandler::pg_catalog.oid::pg_catalog.regprocedure"),
            false)}
        FROM pg_catalog.pg_am m
        WHERE m.oid >= 16384 AND {NotOfExtension("pg_am", "m.oid")}
        """;
}
