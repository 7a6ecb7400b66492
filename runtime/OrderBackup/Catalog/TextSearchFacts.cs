using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>Text search objects (<c>pg_ts_config</c>, <c>pg_ts_dict</c>, <c>pg_ts_parser</c>, <c>pg_ts_template</c>).</summary>
internal static class TextSearchFacts
{
    public static IEnumerable<string> Parts() => [Configurations(), Dictionaries(), Parsers(), Templates()];

    private static string Function(string word, string column) =>
        $"CASE WHEN t.{column}::pg_catalog.oid <> 0 THEN '{word} ' || t.{column}::pg_catalog.oid::pg_catalog.regprocedure END";

    private static string Configurations()
    {
        var definition = Words(
            $"'PARSER ' || {QualifiedName("pg_ts_parser", "prs", "t.cfgparser")}",
            $"""
            (SELECT string_agg(m.maptokentype || ' ' || {QualifiedName("pg_ts_dict", "dict", "m.mapdict")}, ', ' ORDER BY m.maptokentype, m.mapseqno)
             FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = t.oid)
            """);
        return Part("text search configuration", "pg_ts_config", "cfg", Owner("t.cfgowner"), definition);
    }

    private static string Dictionaries() =>
        Part("text search dictionary", "pg_ts_dict", "dict", Owner("t.dictowner"), Words($"'TEMPLATE ' || {QualifiedName("pg_ts_template", "tmpl", "t.dicttemplate")}", "t.dictinitoption"));

    private static string Parsers() =>
        Part(
            "text search parser",
            "pg_ts_parser",
            "prs",
            "NULL",
            Words(
                Function("START", "prsstart"), Function("GETTOKEN", "prstoken"), Function("END", "prsend"),
                Function("HEADLINE", "prsheadline"), Function("LEXTYPES", "prslextype")));

    private static string Templates() =>
        Part("text search template", "pg_ts_template", "tmpl", "NULL", Words(Function("INIT", "tmplinit"), Function("LEXIZE", "tmpllexize")));

    private static string Part(string kind, string catalog, string prefix, string owner, string definition) =>
        $"""
        {Row($"'{kind}'", $"n.identity || '.' || pg_catalog.quote_ident(t.{prefix}name)", owner, "''", Comment(catalog, "t.oid"), definition, false)}
        FROM pg_catalog.{catalog} t JOIN user_schema n ON n.oid = t.{prefix}namespace
        WHERE {NotOfExtension(catalog, "t.oid")}
        """;
}
