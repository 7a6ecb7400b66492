using static OrderBackup.Catalog.FactSql;

namespace OrderBackup.Catalog;

/// <summary>
/// Default privileges, changed privileges on objects of the system and of extensions, security labels, and large objects
/// (<c>pg_default_acl</c>, <c>pg_init_privs</c>, <c>pg_seclabel</c>, <c>pg_largeobject_metadata</c>).
/// </summary>
internal static class PrivilegeFacts
{
    public static IEnumerable<string> Parts(int version) =>
    [
        DefaultPrivileges(),
        ChangedPrivileges("pg_class", "rel", "CASE o.relkind WHEN 'S' THEN 's'::\"char\" ELSE 'r'::\"char\" END", "o.relnamespace"),
        ChangedColumnPrivileges(),
        ChangedPrivileges("pg_proc", "pro", "'f'", "o.pronamespace"),
        ChangedPrivileges("pg_type", "typ", "'T'", "o.typnamespace"),
        ChangedPrivileges("pg_language", "lan", "'l'", null),
        ChangedPrivileges("pg_foreign_data_wrapper", "fdw", "'F'", null),
        ChangedPrivileges("pg_foreign_server", "srv", "'S'", null),
        ChangedPrivileges("pg_namespace", "nsp", "'n'", "o.oid"),
        SecurityLabels(),
        LargeObjects(),
    ];

    /// <summary>Those for one schema add to the global ones, so they are compared with a column's default, which is nothing; the global ones with the built-in default.</summary>
    private static string DefaultPrivileges()
    {
        const string Usual = """
            CASE WHEN a.defaclnamespace = 0 THEN pg_catalog.acldefault(CASE a.defaclobjtype WHEN 'S' THEN 's'::"char" ELSE a.defaclobjtype END, a.defaclrole)
                 ELSE pg_catalog.acldefault('c', a.defaclrole) END
            """;
        const string Identity = """
            pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.defaclrole)) || coalesce(' IN ' || n.identity, '') || ' ON ' || CASE a.defaclobjtype
                WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
                WHEN 'n' THEN 'SCHEMAS' WHEN 'L' THEN 'LARGE OBJECTS' ELSE a.defaclobjtype::text END
            """;
        return $"""
            {Row("'default privileges'", Identity, "NULL", PrivilegesBeyond("a.defaclacl", Usual), "NULL", "''", false)}
            FROM pg_catalog.pg_default_acl a LEFT JOIN user_schema n ON n.oid = a.defaclnamespace
            """;
    }

    /// <summary>On members of extensions and on system objects pg_dump carries the difference to what their creation granted.</summary>
    private static string ChangedPrivileges(string catalog, string prefix, string kind, string? schema)
    {
        var initial = $"(SELECT i.initprivs FROM pg_catalog.pg_init_privs i WHERE i.objoid = o.oid AND i.classoid = {Class(catalog)} AND i.objsubid = 0)";
        var usual = $"coalesce({initial}, pg_catalog.acldefault({kind}, o.{prefix}owner))";
        var isSystem = schema is null ? "o.oid < 16384" : $"{schema} IN (SELECT s.oid FROM pg_catalog.pg_namespace s WHERE s.nspname IN ('pg_catalog', 'information_schema'))";
        return $"""
            SELECT * FROM (
            {Row(
                "'privileges'",
                $"(pg_catalog.pg_identify_object({Class(catalog)}, o.oid, 0)).type || ' ' || {Identify(catalog, "o.oid")}",
                "NULL",
                PrivilegesBeyond($"o.{prefix}acl", usual),
                "NULL",
                "''",
                false)}
            FROM pg_catalog.{catalog} o
            WHERE o.{prefix}acl IS NOT NULL AND o.{prefix}acl IS DISTINCT FROM {initial}
              AND ({isSystem} OR NOT {NotOfExtension(catalog, "o.oid")})) changed
            WHERE changed.privileges <> ''
            """;
    }

    private static string ChangedColumnPrivileges()
    {
        var initial = $"(SELECT i.initprivs FROM pg_catalog.pg_init_privs i WHERE i.objoid = o.oid AND i.classoid = {Class("pg_class")} AND i.objsubid = a.attnum)";
        return $$"""
            SELECT * FROM (
            {{Row(
                "'privileges'",
                $"'column ' || {RelationName("o.oid")} || '.' || pg_catalog.quote_ident(a.attname)",
                "NULL",
                PrivilegesBeyond("a.attacl", $"coalesce({initial}, pg_catalog.acldefault('c', o.relowner))"),
                "NULL",
                "''",
                false)}}
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class o ON o.oid = a.attrelid
            WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND a.attacl IS DISTINCT FROM {{initial}}
              AND (o.relnamespace IN (SELECT s.oid FROM pg_catalog.pg_namespace s WHERE s.nspname IN ('pg_catalog', 'information_schema')) OR NOT {{NotOfExtension("pg_class", "o.oid")}})) changed
            WHERE changed.privileges <> ''
            """;
    }

    private static string SecurityLabels() =>
        $"""
        {Row(
            "'security label'",
            "l.provider || ' ON ' || (pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid)).type || ' ' || (pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid)).identity",
            "NULL",
            "''",
            "NULL",
            "l.label",
            false)}
        FROM pg_catalog.pg_seclabel l
        """;

    /// <summary>
    /// One fact for all, since there may be millions: their number, and sums of hashes over id, owner, privileges and comment that
    /// do not depend on the order in which the server finds them.
    /// </summary>
    private static string LargeObjects() =>
        $"""
        SELECT 'large objects', 'all', NULL, '', NULL,
               'COUNT ' || count(*) || ' DIGEST ' || coalesce(sum(pg_catalog.hashtextextended(m.fact, 0)), 0) || ' ' || coalesce(sum(pg_catalog.hashtextextended(m.fact, 1)), 0), 'f'
        FROM (SELECT pg_catalog.concat_ws('|', l.oid, pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(l.lomowner)), {Privileges("l.lomacl", "'L'", "l.lomowner")},
                  pg_catalog.quote_nullable({Comment("pg_largeobject", "l.oid")})) COLLATE "C" AS fact
              FROM pg_catalog.pg_largeobject_metadata l) m
        """;
}
