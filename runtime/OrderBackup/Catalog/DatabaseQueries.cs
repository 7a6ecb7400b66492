namespace OrderBackup.Catalog;

/// <summary>The queries of <see cref="DatabaseDefinitionReader"/>, in the order of its result sets.</summary>
internal static class DatabaseQueries
{
    /// <summary>The row of <c>pg_database</c>, whose locale columns changed name and number with versions 15, 16 and 17.</summary>
    public static string Database(int version)
    {
        var provider = version >= 150000 ? "CASE d.datlocprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END" : "'libc'";
        var locale = version >= 170000 ? "d.datlocale" : version >= 150000 ? "d.daticulocale" : "NULL::text";
        var rules = version >= 160000 ? "d.daticurules" : "NULL::text";
        var collationVersion = version >= 150000 ? "d.datcollversion" : "NULL::text";
        return $"""
            SELECT d.datname::text, d.oid::bigint, pg_catalog.pg_get_userbyid(d.datdba)::text, pg_catalog.pg_encoding_to_char(d.encoding)::text,
                   d.datcollate::text, d.datctype::text, {provider}, {locale}, {rules}, {collationVersion}, t.spcname::text,
                   d.datconnlimit, d.datistemplate, d.datallowconn, pg_catalog.shobj_description(d.oid, 'pg_database'),
                   pg_catalog.current_setting('server_version'), pg_catalog.current_setting('server_version_num')::int,
                   CASE WHEN pg_catalog.has_database_privilege(d.oid, 'CONNECT') THEN pg_catalog.pg_database_size(d.oid) END,
                   pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')
            FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace
            WHERE d.datname = pg_catalog.current_database()
            """;
    }

    /// <summary>Asked before <see cref="StableSettings"/> pins it.</summary>
    public const string LcMonetary = "SELECT pg_catalog.current_setting('lc_monetary')";

    public const string SystemIdentifier = "SELECT c.system_identifier::text FROM pg_catalog.pg_control_system() c";

    public const string Privileges = """
        SELECT CASE WHEN x.grantee <> 0 THEN pg_catalog.pg_get_userbyid(x.grantee) END, pg_catalog.pg_get_userbyid(x.grantor), x.privilege_type, x.is_grantable
        FROM pg_catalog.pg_database d CROSS JOIN LATERAL pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) x
        WHERE d.datname = pg_catalog.current_database()
        ORDER BY 1 NULLS FIRST, 2, 3
        """;

    public const string Settings = """
        SELECT r.rolname::text, pg_catalog.split_part(c.item, '=', 1), pg_catalog.substr(c.item, pg_catalog.strpos(c.item, '=') + 1)
        FROM pg_catalog.pg_db_role_setting s
        JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase AND d.datname = pg_catalog.current_database()
        LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
        CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) WITH ORDINALITY c(item, at)
        ORDER BY r.rolname NULLS FIRST, pg_catalog.split_part(c.item, '=', 1) COLLATE "C"
        """;

    public const string SecurityLabels = """
        SELECT l.provider, l.label
        FROM pg_catalog.pg_shseclabel l
        JOIN pg_catalog.pg_database d ON d.oid = l.objoid AND d.datname = pg_catalog.current_database()
        WHERE l.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
        ORDER BY l.provider COLLATE "C"
        """;

    /// <summary>
    /// The roles that the database refers to. <c>pg_shdepend</c> alone does not tell: it has no rows for the roles that initdb made,
    /// hence owners and access lists too, those of the public schema only where they were changed.
    /// </summary>
    public const string Roles = """
        WITH here AS (SELECT d.oid, d.datdba, d.datacl FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()),
        owned(owner, acl) AS (
            SELECT h.datdba, h.datacl FROM here h
            UNION ALL SELECT c.relowner, c.relacl FROM pg_catalog.pg_class c WHERE c.oid >= 16384
            UNION ALL SELECT c.relowner, a.attacl FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL AND c.oid >= 16384
            UNION ALL SELECT p.proowner, p.proacl FROM pg_catalog.pg_proc p WHERE p.oid >= 16384
            UNION ALL SELECT t.typowner, t.typacl FROM pg_catalog.pg_type t WHERE t.oid >= 16384
            UNION ALL SELECT n.nspowner, n.nspacl FROM pg_catalog.pg_namespace n
                WHERE n.oid >= 16384 OR (n.nspname = 'public' AND n.nspacl IS DISTINCT FROM (
                    SELECT i.initprivs FROM pg_catalog.pg_init_privs i WHERE i.objoid = n.oid AND i.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass))
            UNION ALL SELECT l.lomowner, l.lomacl FROM pg_catalog.pg_largeobject_metadata l
            UNION ALL SELECT w.fdwowner, w.fdwacl FROM pg_catalog.pg_foreign_data_wrapper w
            UNION ALL SELECT s.srvowner, s.srvacl FROM pg_catalog.pg_foreign_server s
            UNION ALL SELECT a.defaclrole, a.defaclacl FROM pg_catalog.pg_default_acl a
            UNION ALL SELECT e.evtowner, NULL FROM pg_catalog.pg_event_trigger e
            UNION ALL SELECT p.pubowner, NULL FROM pg_catalog.pg_publication p),
        named(id) AS (
            SELECT o.owner FROM owned o
            UNION SELECT x.grantee FROM (SELECT DISTINCT o.acl FROM owned o WHERE o.acl IS NOT NULL) o CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) x
            UNION SELECT x.grantor FROM (SELECT DISTINCT o.acl FROM owned o WHERE o.acl IS NOT NULL) o CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) x
            UNION SELECT s.refobjid FROM pg_catalog.pg_shdepend s JOIN here h ON s.dbid = h.oid
                WHERE s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
            UNION SELECT r.id FROM pg_catalog.pg_policy p CROSS JOIN LATERAL pg_catalog.unnest(p.polroles) r(id)
            UNION SELECT s.setrole FROM pg_catalog.pg_db_role_setting s JOIN here h ON s.setdatabase = h.oid)
        SELECT r.rolname::text FROM pg_catalog.pg_roles r WHERE r.oid IN (SELECT n.id FROM named n)
        ORDER BY r.rolname
        """;

    public const string Tablespaces = """
        SELECT t.spcname::text
        FROM pg_catalog.pg_tablespace t
        WHERE t.spcname NOT IN ('pg_default', 'pg_global')
          AND (t.oid IN (SELECT c.reltablespace FROM pg_catalog.pg_class c)
               OR t.oid = (SELECT d.dattablespace FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))
        ORDER BY t.spcname
        """;

    public const string Extensions = "SELECT x.extname::text, x.extversion FROM pg_catalog.pg_extension x ORDER BY x.extname";
}
