namespace OrderBackup.Catalog;

/// <summary>The pieces that the queries for definition facts share. All of them rely on <see cref="StableSettings"/>.</summary>
internal static class FactSql
{
    /// <summary>
    /// Common table expressions: members of extensions, the schemas that a dump carries, and the relations in them
    /// (<c>pg_class</c>, "System Catalogs").
    /// </summary>
    public const string CommonTables = """
        extension_member AS MATERIALIZED (
            SELECT d.classid, d.objid FROM pg_catalog.pg_depend d WHERE d.deptype = 'e'),
        user_schema AS MATERIALIZED (
            SELECT n.oid, n.nspname, n.nspowner, n.nspacl, pg_catalog.quote_ident(n.nspname) AS identity
            FROM pg_catalog.pg_namespace n
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'),
        relation AS MATERIALIZED (
            SELECT c.*, n.identity || '.' || pg_catalog.quote_ident(c.relname) AS identity
            FROM pg_catalog.pg_class c
            JOIN user_schema n ON n.oid = c.relnamespace
            WHERE c.relpersistence <> 't' AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I', 'c')
              AND NOT EXISTS (SELECT FROM extension_member e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid))
        """;

    /// <summary>One column of the row, as text.</summary>
    public static string Row(string kind, string identity, string owner, string privileges, string comment, string definition, bool holdsExpressions) =>
        $"""
        SELECT {kind}::text AS kind, {identity}::text AS identity, {owner}::text AS owner, {privileges}::text AS privileges,
               {comment}::text AS comment, ({definition})::text AS definition, '{(holdsExpressions ? 't' : 'f')}'::text AS holds_expressions
        """;

    /// <summary>The name of a role by its id.</summary>
    public static string Owner(string roleId) => $"pg_catalog.pg_get_userbyid({roleId})";

    /// <summary>The comment on an object of a catalog.</summary>
    public static string Comment(string catalog, string objectId, string subId = "0") =>
        $"(SELECT remark.description FROM pg_catalog.pg_description remark WHERE remark.objoid = {objectId} AND remark.classoid = {Class(catalog)} AND remark.objsubid = {subId})";

    /// <summary>A condition: the object is not a member of an extension.</summary>
    public static string NotOfExtension(string catalog, string objectId) =>
        $"NOT EXISTS (SELECT FROM extension_member member WHERE member.classid = {Class(catalog)} AND member.objid = {objectId})";

    /// <summary>A catalog's own object id.</summary>
    public static string Class(string catalog) => $"'pg_catalog.{catalog}'::pg_catalog.regclass";

    /// <summary>The server's own unambiguous name for an object (<c>pg_identify_object</c>).</summary>
    public static string Identify(string catalog, string objectId) =>
        $"(pg_catalog.pg_identify_object({Class(catalog)}, {objectId}, 0)).identity";

    /// <summary>The qualified name of an object by a lookup in its catalog.</summary>
    /// <param name="catalog">The catalog, for example <c>pg_collation</c>.</param>
    /// <param name="prefix">The prefix of its name and namespace columns, for example <c>coll</c>.</param>
    /// <param name="objectId">The expression that gives the object's id.</param>
    public static string QualifiedName(string catalog, string prefix, string objectId) =>
        $"""
        (SELECT pg_catalog.quote_ident(home.nspname) || '.' || pg_catalog.quote_ident(named.{prefix}name)
         FROM pg_catalog.{catalog} named JOIN pg_catalog.pg_namespace home ON home.oid = named.{prefix}namespace WHERE named.oid = {objectId})
        """;

    /// <summary>The qualified name of a relation by its id.</summary>
    public static string RelationName(string objectId) => QualifiedName("pg_class", "rel", objectId);

    /// <summary>An array of <c>name=value</c> options as sorted string constants; null when there are none.</summary>
    public static string Options(string options) =>
        $"(SELECT string_agg(pg_catalog.quote_literal(o), ', ' ORDER BY o COLLATE \"C\") FROM pg_catalog.unnest({options}) o)";

    /// <summary>As <see cref="Options"/>, with the values of those left out whose names say that they are secret.</summary>
    public static string OptionsWithoutSecrets(string options) =>
        $"""
        (SELECT string_agg(CASE WHEN pg_catalog.split_part(o, '=', 1) ~* '(pass|secret|token|key|credential)'
                                THEN pg_catalog.quote_ident(pg_catalog.split_part(o, '=', 1)) ELSE pg_catalog.quote_literal(o) END,
                           ', ' ORDER BY o COLLATE "C") FROM pg_catalog.unnest({options}) o)
        """;

    /// <summary>
    /// What an access control list grants beyond the default for its kind of object, and, marked with <c>-</c>, what it lacks of it.
    /// </summary>
    /// <param name="acl">The <c>aclitem[]</c> column; null means the default.</param>
    /// <param name="kind">The kind as <c>acldefault</c> names it, an SQL expression.</param>
    /// <param name="owner">The expression that gives the owner's id.</param>
    /// <remarks>PostgreSQL manual, "Privileges". Defaults differ between versions (MAINTAIN came with 17), hence the difference only.</remarks>
    public static string Privileges(string acl, string kind, string owner) => PrivilegesBeyond(acl, $"pg_catalog.acldefault({kind}, {owner})");

    /// <summary>As <see cref="Privileges"/>, against a given list.</summary>
    public static string PrivilegesBeyond(string acl, string usual) =>
        $"""
        CASE WHEN {acl} IS NULL THEN '' ELSE (
            SELECT coalesce(string_agg(item, ',' ORDER BY item COLLATE "C"), '') FROM (
                SELECT p.sign || CASE p.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) END
                       || '=' || string_agg(CASE p.privilege_type
                           WHEN 'SELECT' THEN 'r' WHEN 'INSERT' THEN 'a' WHEN 'UPDATE' THEN 'w' WHEN 'DELETE' THEN 'd' WHEN 'TRUNCATE' THEN 'D'
                           WHEN 'REFERENCES' THEN 'x' WHEN 'TRIGGER' THEN 't' WHEN 'EXECUTE' THEN 'X' WHEN 'USAGE' THEN 'U' WHEN 'CREATE' THEN 'C'
                           WHEN 'CONNECT' THEN 'c' WHEN 'TEMPORARY' THEN 'T' WHEN 'MAINTAIN' THEN 'm' ELSE p.privilege_type END
                           || CASE WHEN p.is_grantable THEN '*' ELSE '' END, '' ORDER BY p.privilege_type COLLATE "C")
                       || '/' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantor)) AS item
                FROM (
                    SELECT '' AS sign, more.* FROM (SELECT * FROM pg_catalog.aclexplode({acl}) EXCEPT SELECT * FROM pg_catalog.aclexplode({usual})) more
                    UNION ALL
                    SELECT '-', less.* FROM (SELECT * FROM pg_catalog.aclexplode({usual}) EXCEPT SELECT * FROM pg_catalog.aclexplode({acl})) less) p
                GROUP BY p.sign, p.grantee, p.grantor) items) END
        """;

    /// <summary>Joins the parts that are not null with spaces.</summary>
    public static string Words(params string[] parts) => $"pg_catalog.concat_ws(' ', {string.Join(",\n    ", parts)})";
}
