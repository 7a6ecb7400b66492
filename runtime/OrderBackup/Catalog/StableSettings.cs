using Npgsql;

namespace OrderBackup.Catalog;

/// <summary>
/// The session settings under which the server prints the same definition the same way for everyone: above all an empty search
/// path, so that every user object's name is qualified and no user object can stand in for a system one.
/// </summary>
internal static class StableSettings
{
    /// <summary>
    /// Sets them until the end of the transaction. Names in <c>pg_catalog</c> stay usable without their schema; temporary objects come last.
    /// Compiling the long catalog queries would take longer than running them, hence no jit.
    /// </summary>
    public const string Statement = """
        SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
               pg_catalog.set_config('quote_all_identifiers', 'off', true),
               pg_catalog.set_config('standard_conforming_strings', 'on', true),
               pg_catalog.set_config('DateStyle', 'ISO, MDY', true),
               pg_catalog.set_config('IntervalStyle', 'postgres', true),
               pg_catalog.set_config('TimeZone', 'UTC', true),
               pg_catalog.set_config('extra_float_digits', '1', true),
               pg_catalog.set_config('bytea_output', 'hex', true),
               pg_catalog.set_config('lc_monetary', 'C', true),
               pg_catalog.set_config('jit', 'off', true)
        """;

    private const string Savepoint = "order_backup_catalog";

    /// <summary>
    /// One round trip that runs <paramref name="queries"/> under these settings and leaves the session's own settings as they were:
    /// inside the caller's transaction through a savepoint, otherwise because the batch is its own transaction.
    /// </summary>
    public static NpgsqlBatch Batch(NpgsqlConnection connection, NpgsqlTransaction? transaction, params IEnumerable<string> queries)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        string[] before = transaction is null ? [] : [$"SAVEPOINT {Savepoint}"];
        string[] after = transaction is null ? [] : [$"ROLLBACK TO SAVEPOINT {Savepoint}", $"RELEASE SAVEPOINT {Savepoint}"];
        foreach (var text in (IEnumerable<string>)[.. before, Statement, .. queries, .. after])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(text));
        }

        return batch;
    }
}
