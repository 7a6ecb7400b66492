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
    public static string Marker(string marker) => $"SELECT {Literal(marker)};\n";

    /// <summary>Prints the rows of tables, sequence values and large objects as a dump would hold them.</summary>
    public static string Data(BackupInfo info)
    {
        var sql = new StringBuilder("SET standard_conforming_strings = on;\n");
        Print(sql, $"SET client_encoding = {Literal(info.Dump.Encoding)};");
        foreach (var table in info.Proof.Tables)
        {
            AppendTable(sql, table, table.Columns.Select(column => column.Name));
        }

        foreach (var sequence in info.Proof.Sequences)
        {
            var name = sequence.QualifiedName.ToSql();
            sql.Append(CultureInfo.InvariantCulture,
                $"SELECT pg_catalog.format('SELECT pg_catalog.setval(%L, %s, %s);', {Literal(name)}, last_value, CASE WHEN is_called THEN 'true' ELSE 'false' END) FROM {name};\n");
        }

        AppendLargeObjects(sql, info.Proof.LargeObjects);
        Print(sql, "-- PostgreSQL database dump complete");
        return sql.ToString();
    }

    /// <summary>Prints generated columns, with their tables' keys beside them.</summary>
    public static string Generated(BackupInfo info)
    {
        var sql = new StringBuilder();
        foreach (var table in info.Proof.Generated)
        {
            AppendTable(sql, table, table.Columns.Select(column => column.Name));
        }

        Print(sql, "-- PostgreSQL database dump complete");
        return sql.ToString();
    }

    /// <summary>Sets what decides how definitions print; prints a line that means nothing.</summary>
    public static string DefinitionSettings => "SET client_encoding = 'UTF8';\n" + StableSettings.Statement.TrimEnd() + ";\n";

    /// <summary>Prints the definitions, a line each.</summary>
    public static string Definitions(int serverVersionNumber) => $"COPY ({DefinitionReader.Sql(serverVersionNumber).Trim()}) TO STDOUT;\n";

    private static void AppendTable(StringBuilder sql, TableProof table, IEnumerable<string> columns)
    {
        var name = table.QualifiedName.ToSql();
        var list = string.Join(", ", columns.Select(QualifiedName.QuoteSql));
        Print(sql, list.Length == 0 ? $"COPY {name}  FROM stdin;" : $"COPY {name} ({list}) FROM stdin;");
        sql.Append("COPY (SELECT ").Append(list).Append(" FROM ONLY ").Append(name).Append(") TO STDOUT;\n");
        Print(sql, "\\.");
    }

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

    private static void Print(StringBuilder sql, string line) => sql.Append("SELECT ").Append(Literal(line)).Append(";\n");

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
