using Npgsql;
using OrderBackup.Coverage;

namespace OrderBackup.Tests.RoundTrip;

/// <summary>Manifests that cover every column of a database.</summary>
internal static class EveryColumn
{
    /// <summary>Every table that is no partition, and whether pg_dump carries its rows.</summary>
    private const string Tables = """
        SELECT n.nspname::text, c.relname::text, c.relkind <> 'f' AND d.objid IS NULL
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e'
        WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND (NOT c.relispartition OR c.relkind = 'f')
        """;

    /// <summary>Writes a manifest that asks for every table of a database, foreign ones exempt, and returns its path.</summary>
    public static async Task<string> WriteManifestAsync(string connectionString, string path, CancellationToken cancellationToken)
    {
        var tables = await ReadTablesAsync(connectionString, cancellationToken);
        var product = new OrderBackupService(new OrderBackupOptions { Connection = connectionString, ManifestPath = path });
        await product.InitAsync(new InitRequest { Roots = [.. tables.Where(table => table.IsDumped).Select(table => table.Name)] }, cancellationToken);
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        var exempt = string.Concat(tables.Where(table => !table.IsDumped).Select(table => $"{table.Name}.* {{exempt: not dumped}}\n"));
        await File.WriteAllTextAsync(path, text.Replace("@format 1\n", "@format 1\n@scope all\n", StringComparison.Ordinal) + exempt, cancellationToken);
        return path;
    }

    private static async Task<List<(string Name, bool IsDumped)>> ReadTablesAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c statement_timeout=0" }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Tables, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<(string, bool)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tables.Add((new QualifiedName(reader.GetString(0), reader.GetString(1)).ToString(), reader.GetBoolean(2)));
        }

        return tables;
    }
}
