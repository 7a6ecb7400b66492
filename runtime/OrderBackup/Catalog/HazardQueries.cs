namespace OrderBackup.Catalog;

/// <summary>The queries behind <see cref="RestoreHazards"/>. All rely on <see cref="StableSettings"/>.</summary>
internal static class HazardQueries
{
    /// <summary>
    /// Where a routine written in SQL or PL/pgSQL, without a search path of its own, is called by a CHECK, an index or a column's
    /// expression, together with each name of a user relation (<c>r</c>) or function (<c>f</c>) that its text contains at all. Whether
    /// the text refers to it is for <see cref="RoutineBody"/> to say. Relation and column are 0 for the CHECK of a domain.
    /// </summary>
    public static string UnqualifiedCalls(int version)
    {
        // A body in standard SQL is bound to its objects when it is created.
        var isText = version >= 140000 ? "AND p.prosqlbody IS NULL" : "";
        return $"""
            WITH caller AS (
                SELECT d.refobjid AS routine, d.classid, d.objid
                FROM pg_catalog.pg_depend d
                WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid >= 16384
                  AND d.classid IN ('pg_catalog.pg_constraint'::pg_catalog.regclass, 'pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_attrdef'::pg_catalog.regclass)),
            call AS (
                SELECT DISTINCT c.routine, k.conrelid AS relation,
                       coalesce(CASE WHEN pg_catalog.cardinality(k.conkey) = 1 THEN k.conkey[1] END, 0::smallint) AS number,
                       'constraint ' || pg_catalog.quote_ident(k.conname) AS place
                FROM caller c JOIN pg_catalog.pg_constraint k ON c.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = c.objid AND k.contype = 'c'
                UNION
                SELECT c.routine, x.indrelid, 0::smallint, 'index ' || pg_catalog.quote_ident(i.relname)
                FROM caller c JOIN pg_catalog.pg_index x ON c.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND x.indexrelid = c.objid
                JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                UNION
                SELECT c.routine, f.adrelid, f.adnum, CASE WHEN a.attgenerated <> '' THEN 'the generated column ' ELSE 'the default of column ' END || pg_catalog.quote_ident(a.attname)
                FROM caller c JOIN pg_catalog.pg_attrdef f ON c.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND f.oid = c.objid
                JOIN pg_catalog.pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum),
            routine AS MATERIALIZED (
                SELECT p.oid, p.proname, p.prosrc, p.proargnames
                FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
                WHERE p.oid IN (SELECT c.routine FROM call c) AND l.lanname IN ('sql', 'plpgsql') {isText}
                  AND NOT EXISTS (SELECT FROM pg_catalog.unnest(p.proconfig) s WHERE s LIKE 'search\_path=%')
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'e')),
            name AS (
                SELECT c.relname AS name, 'r' AS kind FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_class s WHERE s.relname = c.relname AND s.relnamespace = 'pg_catalog'::pg_catalog.regnamespace)
                UNION
                SELECT p.proname, 'f' FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc s WHERE s.proname = p.proname AND s.pronamespace = 'pg_catalog'::pg_catalog.regnamespace))
            SELECT c.relation, c.number, c.place, r.proname::text, r.prosrc, m.name::text, m.kind,
                   coalesce(pg_catalog.array_to_string(r.proargnames, ','), '')
            FROM routine r JOIN call c ON c.routine = r.oid
            JOIN name m ON pg_catalog.strpos(pg_catalog.lower(r.prosrc), pg_catalog.lower(m.name::text)) > 0
            ORDER BY c.relation, c.place, r.proname, m.name
            """;
    }

    /// <summary>Collations of columns and indexes whose recorded version is not the library's; unknown versions are not drift.</summary>
    public const string CollationDrift = """
        SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.collname), c.collversion, pg_catalog.pg_collation_actual_version(c.oid)
        FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
        WHERE c.collversion IS NOT NULL
          AND c.oid IN (SELECT a.attcollation FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class r ON r.oid = a.attrelid
                        WHERE r.oid >= 16384 AND a.attcollation NOT IN (0, 100) AND NOT a.attisdropped)
          AND pg_catalog.pg_collation_actual_version(c.oid) <> c.collversion
        """;

    /// <summary>The same for the database's default collation, recorded from version 15 on.</summary>
    public static string DatabaseCollationDrift(int version) => version < 150000
        ? "SELECT NULL::text, NULL::text, NULL::text WHERE false"
        : """
          SELECT d.datname::text, d.datcollversion, pg_catalog.pg_database_collation_actual_version(d.oid)
          FROM pg_catalog.pg_database d
          WHERE d.datname = pg_catalog.current_database() AND pg_catalog.pg_database_collation_actual_version(d.oid) <> d.datcollversion
          """;

    /// <summary>
    /// How many large objects neither belong to this role nor grant it SELECT; a superuser reads all
    /// (there is no <c>has_largeobject_privilege</c> before version 18).
    /// </summary>
    public const string UnreadableLargeObjects = """
        SELECT count(*)
        FROM pg_catalog.pg_largeobject_metadata l
        WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER AND r.rolsuper)
          AND NOT pg_catalog.pg_has_role(l.lomowner, 'USAGE')
          AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(l.lomacl) x
                          WHERE x.privilege_type = 'SELECT' AND CASE WHEN x.grantee = 0 THEN true ELSE pg_catalog.pg_has_role(x.grantee, 'USAGE') END)
        """;
}
