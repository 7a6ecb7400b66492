using System.Buffers;
using System.Text;
using Npgsql;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Schema;
using OrderBackup.Dump;
using OrderBackup.Proof;

namespace OrderBackup.Snapshots;

/// <summary>
/// Proves generated columns, which a dump leaves to the restore to compute: their values are read from the database itself, with
/// the row's key beside them.
/// </summary>
/// <remarks>PostgreSQL manual, "Generated Columns".</remarks>
internal static class GeneratedColumns
{
    private const int BufferLength = 64 * 1024;

    /// <summary>The columns to read for a table: its key and its generated columns; empty when it has none generated.</summary>
    public static IReadOnlyList<string> ColumnsOf(TableSchema table, IReadOnlyList<string> key)
    {
        var generated = table.Columns.Where(column => column.IsGenerated).Select(column => column.Name).ToList();
        return generated.Count == 0 ? [] : [.. key.Where(table.Columns.Select(column => column.Name).Contains), .. generated.Except(key)];
    }

    /// <summary>The query for those columns.</summary>
    public static string Query(TableSchema table, IReadOnlyList<string> columns) =>
        $"COPY (SELECT {string.Join(", ", columns.Select(QualifiedName.QuoteSql))} FROM ONLY {table.Name.ToSql()}) TO STDOUT";

    /// <summary>Reads the generated columns of every dumped table.</summary>
    public static async Task<IReadOnlyList<TableProof>> ReadAsync(
        SnapshotSession session, Func<QualifiedName, IReadOnlyList<string>> keyOf, CancellationToken cancellationToken)
    {
        var proofs = new List<TableProof>();
        foreach (var table in RowCounts.DumpedTables(session.Schema).OrderBy(table => table.Name))
        {
            var columns = ColumnsOf(table, keyOf(table.Name));
            if (columns.Count > 0)
            {
                var digester = new RowDigester(columns, keyOf(table.Name));
                await ReadRowsAsync(session.Connection, Query(table, columns), digester, cancellationToken);
                proofs.Add(digester.ToProof(table.Name.Schema, table.Name.Name));
            }
        }

        return proofs;
    }

    private static async Task ReadRowsAsync(NpgsqlConnection connection, string query, RowDigester digester, CancellationToken cancellationToken)
    {
        var rows = new CopyRowReader(digester, DumpEncoding.Utf8);
        using var text = await connection.BeginTextExportAsync(query, cancellationToken);
        var characters = ArrayPool<char>.Shared.Rent(BufferLength);
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(characters.Length) + 8];
        var encoder = new UTF8Encoding(false).GetEncoder();
        try
        {
            var remainder = 0;
            int read;
            while ((read = await text.ReadAsync(characters, cancellationToken)) > 0)
            {
                var length = remainder + encoder.GetBytes(characters.AsSpan(0, read), bytes.AsSpan(remainder), flush: false);
                var consumed = rows.Read(bytes.AsSpan(0, length), isFinal: false, out _);
                remainder = length - consumed;
                bytes.AsSpan(consumed, remainder).CopyTo(bytes);
            }

            rows.Read(bytes.AsSpan(0, remainder), isFinal: true, out _);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
