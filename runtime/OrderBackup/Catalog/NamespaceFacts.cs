using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>Schemas, extensions, collations and conversions (<c>pg_namespace</c>, <c>pg_extension</c>, <c>pg_collation</c>, <c>pg_conversion</c>).</summary>
internal static class NamespaceFacts
{
    public static IEnumerable<string> Parts(int version) => [Schemas(), Extensions(), Collations(version), Conversions()];

    private static string Schemas() =>
        $"""
        {Row(
            "'schema'",
            "n.identity",
            Owner("n.nspowner"),
            Privileges("n.nspacl", "'n'", "n.nspowner"),
            Comment("pg_namespace", "n.oid"),
            "''",
            false)}
        FROM user_schema n
        WHERE {NotOfExtension("pg_namespace", "n.oid")}
        """;

    /// <summary>
    /// A dump says <c>CREATE EXTENSION … WITH SCHEMA</c>: neither the version nor the owner, so these belong to the database's
    /// definition instead; and of what initdb installed (plpgsql) not even the comment.
    /// </summary>
    private static string Extensions() =>
        $"""
        {Row(
            "'extension'",
            "pg_catalog.quote_ident(x.extname)",
            "NULL",
            "''",
            $"CASE WHEN x.oid >= 16384 THEN {Comment("pg_extension", "x.oid")} END",
            "'SCHEMA ' || pg_catalog.quote_ident(n.nspname)",
            false)}
        FROM pg_catalog.pg_extension x JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
        """;

    /// <summary>The recorded library version is left out: a restore records its own.</summary>
    private static string Collations(int version)
    {
        var locale = version switch
        {
            >= 170000 => "'LOCALE ' || pg_catalog.quote_literal(c.colllocale)",
            >= 150000 => "'LOCALE ' || pg_catalog.quote_literal(c.colliculocale)",
            _ => "CASE WHEN c.collprovider = 'i' THEN 'LOCALE ' || pg_catalog.quote_literal(c.collcollate::text) END",
        };
        var categories = version >= 150000 ? "" : "CASE WHEN c.collprovider <> 'i' THEN ";
        var close = version >= 150000 ? "" : " END";
        var definition = Words(
            "'PROVIDER ' || c.collprovider::text",
            locale,
            $"{categories}'LC_COLLATE ' || pg_catalog.quote_literal(c.collcollate::text){close}",
            $"{categories}'LC_CTYPE ' || pg_catalog.quote_literal(c.collctype::text){close}",
            version >= 160000 ? "'RULES ' || pg_catalog.quote_literal(c.collicurules)" : "NULL",
            "CASE WHEN NOT c.collisdeterministic THEN 'NOT DETERMINISTIC' END");
        return $"""
            {Row(
                "'collation'",
                "n.identity || '.' || pg_catalog.quote_ident(c.collname)",
                Owner("c.collowner"),
                "''",
                Comment("pg_collation", "c.oid"),
                definition,
                false)}
            FROM pg_catalog.pg_collation c JOIN user_schema n ON n.oid = c.collnamespace
            WHERE {NotOfExtension("pg_collation", "c.oid")}
            """;
    }

    private static string Conversions() =>
        $"""
        {Row(
            "'conversion'",
            "n.identity || '.' || pg_catalog.quote_ident(c.conname)",
            Owner("c.conowner"),
            "''",
            Comment("pg_conversion", "c.oid"),
            Words(
                "CASE WHEN c.condefault THEN 'DEFAULT' END",
                "'FOR ' || pg_catalog.pg_encoding_to_char(c.conforencoding)",
                "'TO ' || pg_catalog.pg_encoding_to_char(c.contoencoding)",
                "'FROM ' || c.conproc::pg_catalog.oid::pg_catalog.regprocedure"),
            false)}
        FROM pg_catalog.pg_conversion c JOIN user_schema n ON n.oid = c.connamespace
        WHERE {NotOfExtension("pg_conversion", "c.oid")}
        """;
}
