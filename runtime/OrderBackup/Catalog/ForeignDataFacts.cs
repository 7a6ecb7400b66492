using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>
/// Foreign data wrappers, servers and user mappings (<c>pg_foreign_data_wrapper</c>, <c>pg_foreign_server</c>, <c>pg_user_mappings</c>).
/// Values that may be secret are never read into a fact.
/// </summary>
internal static class ForeignDataFacts
{
    public static IEnumerable<string> Parts() => [Wrappers(), Servers(), UserMappings()];

    private static string Wrappers() =>
        $"""
        {Row(
            "'foreign data wrapper'",
            "pg_catalog.quote_ident(w.fdwname)",
            Owner("w.fdwowner"),
            Privileges("w.fdwacl", "'F'", "w.fdwowner"),
            Comment("pg_foreign_data_wrapper", "w.oid"),
            Words(
                "CASE WHEN w.fdwhandler <> 0 THEN 'HANDLER ' || w.fdwhandler::pg_catalog.regprocedure END",
                "CASE WHEN w.fdwvalidator <> 0 THEN 'VALIDATOR ' || w.fdwvalidator::pg_catalog.regprocedure END",
                $"'OPTIONS ' || {OptionsWithoutSecrets("w.fdwoptions")}"),
            false)}
        FROM pg_catalog.pg_foreign_data_wrapper w
        WHERE {NotOfExtension("pg_foreign_data_wrapper", "w.oid")}
        """;

    private static string Servers() =>
        $"""
        {Row(
            "'server'",
            "pg_catalog.quote_ident(s.srvname)",
            Owner("s.srvowner"),
            Privileges("s.srvacl", "'S'", "s.srvowner"),
            Comment("pg_foreign_server", "s.oid"),
            Words(
                "'FOREIGN DATA WRAPPER ' || pg_catalog.quote_ident(w.fdwname)",
                "'TYPE ' || pg_catalog.quote_literal(s.srvtype)",
                "'VERSION ' || pg_catalog.quote_literal(s.srvversion)",
                $"'OPTIONS ' || {OptionsWithoutSecrets("s.srvoptions")}"),
            false)}
        FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
        WHERE {NotOfExtension("pg_foreign_server", "s.oid")}
        """;

    /// <summary>By the names of the options only; a role that may not see them gets none.</summary>
    private static string UserMappings() =>
        $"""
        {Row(
            "'user mapping'",
            "CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(m.usename) END || ' ON ' || pg_catalog.quote_ident(m.srvname)",
            "NULL",
            "''",
            "NULL",
            "SELECT string_agg(pg_catalog.quote_ident(pg_catalog.split_part(o, '=', 1)), ', ' ORDER BY pg_catalog.split_part(o, '=', 1) COLLATE \"C\") FROM pg_catalog.unnest(m.umoptions) o",
            false)}
        FROM pg_catalog.pg_user_mappings m
        WHERE {NotOfExtension("pg_foreign_server", "m.srvid")}
        """;
}
