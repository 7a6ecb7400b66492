using System.Globalization;
using System.Text;
using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Coverage;
using OrderBackup.Proof;

namespace OrderBackup.Restore;

/// <summary>
/// The SQL that makes psql print, inside its open transaction, what pg_dump would print of the same data afterwards: no other
/// session can see rows that are not committed. The same reader then proves both.
/// </summary>
internal static class SessionDump
{
    private const int LargeObjectPiece = 16 * 1024;

    /// <summary>Prints a marker line.</summary>
    public static string Marker(string marker) => $"SELECT '{marker}';\n";

    /// <summary>
    /// Prints the rows of tables, sequence values and large objects as a dump would hold them, in the dump's encoding, in which
    /// this text is read as well.
    /// </summary>
    public static string Data(BackupInfo info)
    {
        var text = new AsciiSql(info.Dump.Encoding);
        var sql = new StringBuilder("SET standard_conforming_strings = on;\n");
        sql.Append(CultureInfo.InvariantCulture, $"SET client_encoding = {text.Literal(info.Dump.Encoding)};\n");
        Print(sql, text, $"SET client_encoding = {text.Literal(info.Dump.Encoding)};");
        var partitioned = PartitionedTables(info);
        foreach (var table in info.Proof.Tables)
        {
            AppendTable(sql, text, table, info.Proof, partitioned.Contains(table.QualifiedName));
        }

        foreach (var sequence in info.Proof.Sequences)
        {
            var name = sequence.QualifiedName;
            sql.Append(CultureInfo.InvariantCulture,
                $"SELECT pg_catalog.format('SELECT pg_catalog.setval(%L, %s, %s);', {text.Literal(name.ToSql())}, last_value, CASE WHEN is_called THEN 'true' ELSE 'false' END) FROM {text.Name(name)};\n");
        }

        AppendLargeObjects(sql, info.Proof.LargeObjects);
        Print(sql, text, "-- PostgreSQL database dump complete");
        return sql.ToString();
    }

    /// <summary>Prints generated columns, with their tables' keys beside them, in UTF-8 as a backup reads them.</summary>
    public static string Generated(BackupInfo info)
    {
        var text = new AsciiSql(info.Dump.Encoding);
        var sql = new StringBuilder("SET client_encoding = 'UTF8';\n");
        foreach (var table in info.Proof.Generated)
        {
            AppendTable(sql, text, table, info.Proof, isPartitioned: false);
        }

        Print(sql, text, "-- PostgreSQL database dump complete");
        return sql.ToString();
    }

    /// <summary>Sets what decides how definitions print; prints a line that means nothing.</summary>
    public static string DefinitionSettings => "SET client_encoding = 'UTF8';\n" + StableSettings.Statement.TrimEnd() + ";\n";

    /// <summary>Prints the definitions, a line each.</summary>
    public static string Definitions(int serverVersionNumber) => $"COPY ({DefinitionReader.Sql(serverVersionNumber).Trim()}) TO STDOUT;\n";

    private static void AppendTable(StringBuilder sql, AsciiSql text, TableProof table, DataProof proof, bool isPartitioned)
    {
        var columns = table.Columns.Select(column => column.Name).ToList();
        var header = columns.Count == 0 ? "" : $"({string.Join(", ", columns.Select(QualifiedName.QuoteSql))})";
        Print(sql, text, $"COPY {table.QualifiedName.ToSql()} {header} FROM stdin;");
        var rows = $"SELECT {string.Join(", ", columns.Select(text.Name))} FROM ONLY ";
        sql.Append(isPartitioned ? RowsThroughRoot(text, table.QualifiedName, rows, proof) : $"COPY ({rows}{text.Name(table.QualifiedName)}) TO STDOUT;\n");
        Print(sql, text, "\\.");
    }

    /// <summary>pg_dump loads partitions through their root where hashing may not be repeatable: the root's rows are then those of all partitions without a block of their own.</summary>
    private static string RowsThroughRoot(AsciiSql text, QualifiedName root, string rows, DataProof proof)
    {
        var others = string.Join(", ", proof.Tables.Where(table => table.QualifiedName != root).Select(table => text.Literal(table.QualifiedName.ToSql())));
        return $"""
            SELECT pg_catalog.format('COPY (%s) TO STDOUT', pg_catalog.string_agg({text.Literal(rows)} || pg_catalog.format('%I.%I', n.nspname, c.relname), ' UNION ALL '))
            FROM pg_catalog.pg_partition_tree({text.Literal(root.ToSql())}::pg_catalog.regclass) p
            JOIN pg_catalog.pg_class c ON c.oid = p.relid AND c.relkind = 'r' JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE pg_catalog.format('"%s"."%s"', pg_catalog.replace(n.nspname, '"', '""'), pg_catalog.replace(c.relname, '"', '""')) <> ALL (ARRAY[{others}]::pg_catalog.text[])
            \gexec

            """;
    }

    private static HashSet<QualifiedName> PartitionedTables(BackupInfo info) =>
    [
        .. info.Definitions.Where(fact => fact.Kind == "table" && fact.Definition.Contains("PARTITION BY ", StringComparison.Ordinal))
            .Select(fact => new Dump.StatementText(fact.Identity).QualifiedName()).OfType<QualifiedName>(),
    ];

    private static void AppendLargeObjects(StringBuilder sql, LargeObjectsProof expected)
    {
        // One piece more than the expected length takes shows an object that is too long.
        var pieces = expected.Objects.Select(large => $"({large.Oid}::pg_catalog.oid, {(large.Bytes / LargeObjectPiece) + 1})").Prepend("(0::pg_catalog.oid, 0)");
        sql.Append(CultureInfo.InvariantCulture, $$"""
            WITH expected(oid, pieces) AS (VALUES {{string.Join(", ", pieces)}}),
                 present AS (SELECT m.oid, coalesce(e.pieces, 1) AS pieces FROM pg_catalog.pg_largeobject_metadata m LEFT JOIN expected e ON e.oid = m.oid)
            SELECT line FROM (
                SELECT oid, 0 AS part, 0 AS n, pg_catalog.format('SELECT pg_catalog.lo_open(''%s'', 131072);', oid) AS line FROM present
                UNION ALL
                SELECT oid, 1, n, pg_catalog.format('SELECT pg_catalog.lowrite(0, ''\x%s'');', pg_catalog.encode(pg_catalog.lo_get(oid, n::pg_catalog.int8 * {{LargeObjectPiece}}, {{LargeObjectPiece}}), 'hex'))
                FROM present, pg_catalog.generate_series(0, pieces - 1) n
                UNION ALL
                SELECT oid, 2, 0, 'SELECT pg_catalog.lo_close(0);' FROM present) lines
            ORDER BY oid, part, n;

            """);
    }

    private static void Print(StringBuilder sql, AsciiSql text, string line) => sql.Append("SELECT ").Append(text.Literal(line)).Append(";\n");
}
