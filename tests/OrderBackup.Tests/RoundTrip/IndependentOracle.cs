using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.RoundTrip;

/// <summary>Tells whether two databases are identical without anything of the product: digests computed in SQL, and pg_dump's text.</summary>
internal static class IndependentOracle
{
    // Values of an enum hash by their object ids, so that partitions by their hash hold other rows after a restore: such a table is judged whole.

    /// <summary>
    /// A line for every table and materialized view (rows, and a digest of their sorted text, columns by name, generated ones
    /// included), every sequence, every large object, and every fact of the database itself.
    /// </summary>
    public const string DigestScript = """
        SET search_path = pg_catalog, pg_temp;
        CREATE TEMPORARY VIEW hashed_by_enum AS
            SELECT h.partrelid FROM pg_partitioned_table h JOIN pg_attribute a ON a.attrelid = h.partrelid AND a.attnum = ANY (h.partattrs) JOIN pg_type t ON t.oid = a.atttypid
            WHERE h.partstrat = 'h' AND t.typtype = 'e';
        SELECT format('SELECT %L, count(*), md5(coalesce(string_agg(md5(r), '''' ORDER BY md5(r) COLLATE "C"), '''')) FROM (SELECT %s::text AS r FROM %s t) t', c.name, c.row, CASE c.row WHEN 't' THEN '' ELSE 'ONLY ' END || c.name)
        FROM (SELECT format('%I.%I', n.nspname, c.relname) AS name,
                     coalesce((SELECT 'ROW(' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C") || ')' FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '''()''') AS row
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'm') AND c.relispopulated AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                AND NOT EXISTS (SELECT FROM pg_partition_ancestors(c.oid) p JOIN hashed_by_enum h ON h.partrelid = p.relid)
              UNION ALL
              SELECT format('%I.%I', n.nspname, c.relname), 't' FROM hashed_by_enum h JOIN pg_class c ON c.oid = h.partrelid JOIN pg_namespace n ON n.oid = c.relnamespace) c
        ORDER BY c.name COLLATE "C" \gexec
        SELECT format('SELECT %L, last_value, is_called FROM %I.%I', 'sequence ' || s.relname, n.nspname, s.relname)
        FROM pg_class s JOIN pg_namespace n ON n.oid = s.relnamespace WHERE s.relkind = 'S' ORDER BY n.nspname COLLATE "C", s.relname COLLATE "C" \gexec
        SELECT 'large object', l.oid, pg_get_userbyid(l.lomowner), l.lomacl, length(lo_get(l.oid)), md5(lo_get(l.oid)), obj_description(l.oid, 'pg_largeobject')
        FROM pg_largeobject_metadata l ORDER BY l.oid;
        SELECT 'database', pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding), d.datcollate, d.datctype, d.datlocprovider, d.datconnlimit, d.datistemplate, shobj_description(d.oid, 'pg_database')
        FROM pg_database d WHERE d.datname = current_database();
        SELECT 'privilege', x.grantee::regrole, x.grantor::regrole, x.privilege_type, x.is_grantable
        FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x WHERE d.datname = current_database() ORDER BY 2, 3, 4;
        SELECT 'setting', r.rolname, s FROM pg_db_role_setting c LEFT JOIN pg_roles r ON r.oid = c.setrole CROSS JOIN unnest(c.setconfig) s
        WHERE c.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY r.rolname NULLS FIRST, s COLLATE "C";
        """;

    /// <summary>The lines of <see cref="DigestScript"/>.</summary>
    public static Task<string> DigestAsync(ThrowawayServer server, string database) => ServerPrograms.PsqlAsync(server, database, DigestScript);

    /// <summary>
    /// What pg_dump writes of a database. Three adjustments make texts comparable: the random keys of \restrict are blanked; the
    /// dump's sections and a table's rows are sorted, since their order is that of object ids and of pages; rows that are loaded
    /// through a partitioned table are left to the digests. A fourth is not made here: a restored CHECK or view prints otherwise than
    /// the original, so the text to compare with is that of a plain restore of the original.
    /// </summary>
    public static async Task<string> DumpTextAsync(ThrowawayServer server, string database)
    {
        var lines = (await ServerPrograms.PgDumpAsync(server, database)).Split('\n')
            .Select(line => line.StartsWith(@"\restrict ", StringComparison.Ordinal) || line.StartsWith(@"\unrestrict ", StringComparison.Ordinal) ? line[..line.IndexOf(' ', StringComparison.Ordinal)] : line);
        return string.Join("\n--\n-- ", string.Join('\n', lines).Split("\n--\n-- ").Select(InOrder).Order(StringComparer.Ordinal));
    }

    private static string InOrder(string section)
    {
        if (!section.StartsWith("Data for Name: ", StringComparison.Ordinal))
        {
            return section;
        }

        return section.IndexOf("\n-- load via partition root ", StringComparison.Ordinal) is var at and >= 0
            ? section[..at]
            : string.Join('\n', section.Split('\n').Order(StringComparer.Ordinal));
    }
}
