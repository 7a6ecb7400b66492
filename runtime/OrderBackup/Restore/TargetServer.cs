using Npgsql;
using OrderBackup.Connections;
using OrderBackup.Coverage;
using OrderBackup.Snapshots;

namespace OrderBackup.Restore;

/// <summary>The server that a backup is restored to, seen through a database that is not the target: where databases are created, renamed and dropped.</summary>
internal sealed class TargetServer : IAsyncDisposable
{
    private static readonly string[] MaintenanceDatabases = ["postgres", "template1"];

    private readonly NpgsqlConnection _connection;

    private readonly TimeSpan _connectTimeout;

    private TargetServer(DatabaseConnection target, NpgsqlConnection connection, TimeSpan connectTimeout, int version)
    {
        Target = target;
        _connectTimeout = connectTimeout;
        _connection = connection;
        VersionNumber = version;
    }

    /// <summary>How to reach the server; its database is the one that the user named.</summary>
    public DatabaseConnection Target { get; }

    /// <summary>The open connection to the maintenance database.</summary>
    public NpgsqlConnection Connection => _connection;

    /// <summary>The server's version as PostgreSQL numbers it.</summary>
    public int VersionNumber { get; }

    /// <summary>Connects to a maintenance database, <c>postgres</c> or else <c>template1</c>, that is not the one to be replaced.</summary>
    /// <param name="target">The server.</param>
    /// <param name="replaced">The database that is to be replaced, which nobody may be connected to then.</param>
    /// <param name="timeout">How long connecting may take.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<TargetServer> OpenAsync(DatabaseConnection target, string replaced, TimeSpan timeout, CancellationToken cancellationToken) =>
        await OverAsync(target, await ConnectAsync(target, MaintenanceDatabases.Where(name => name != replaced), timeout, cancellationToken), timeout, cancellationToken);

    /// <summary>
    /// Connects outside of a database, to a maintenance database that is not it, so that nobody is connected to it; to itself when the
    /// role may connect to nothing else.
    /// </summary>
    public static Task<NpgsqlConnection> ConnectBesideAsync(DatabaseConnection target, TimeSpan timeout, CancellationToken cancellationToken) =>
        ConnectAsync(target, MaintenanceDatabases.Where(name => name != target.Database).Append(target.Database), timeout, cancellationToken);

    /// <summary>Connects to the target database itself, for a restore in place.</summary>
    public static async Task<TargetServer> OpenInAsync(DatabaseConnection target, TimeSpan timeout, CancellationToken cancellationToken) =>
        await OverAsync(target, await ServerErrors.OpenAsync(target, timeout, cancellationToken), timeout, cancellationToken);

    /// <summary>What became of a transaction: <c>committed</c>, <c>aborted</c>, <c>in progress</c>, or null when it is too old.</summary>
    /// <remarks>PostgreSQL manual, "Transaction ID and Snapshot Information Functions".</remarks>
    public async Task<string?> TransactionStatusAsync(long transaction, CancellationToken cancellationToken) =>
        await ScalarAsync("SELECT pg_catalog.txid_status($1)", [transaction], cancellationToken) as string;

    /// <summary>The OID of a database; null when there is none of that name.</summary>
    public async Task<uint?> FindDatabaseAsync(string name, CancellationToken cancellationToken) =>
        await ScalarAsync("SELECT oid FROM pg_catalog.pg_database WHERE datname = $1", [name], cancellationToken) as uint?;

    /// <summary>The cluster's system identifier; null when this role may not read it.</summary>
    public async Task<string?> SystemIdentifierAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ScalarAsync("SELECT system_identifier::pg_catalog.text FROM pg_catalog.pg_control_system()", [], cancellationToken) as string;
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return null;
        }
    }

    /// <summary>The sessions that are connected to a database and would prevent its renaming, each in a few words.</summary>
    public Task<IReadOnlyList<string>> SessionsAsync(string database, CancellationToken cancellationToken) => ListAsync(
        """
        SELECT pg_catalog.format('%s (process %s, %s%s)', coalesce(nullif(usename, ''), 'unknown role'), pid,
                                 coalesce(nullif(application_name, ''), backend_type), coalesce(' from ' || pg_catalog.host(client_addr), ''))
        FROM pg_catalog.pg_stat_activity
        WHERE datname = $1 AND pid <> pg_catalog.pg_backend_pid() AND backend_type IS DISTINCT FROM 'autovacuum worker'
        UNION ALL
        SELECT pg_catalog.format('prepared transaction %L of %s', gid, owner) FROM pg_catalog.pg_prepared_xacts WHERE database = $1
        ORDER BY 1
        """, [database], cancellationToken);

    /// <summary>Ends every session of a database.</summary>
    public Task DisconnectAsync(string database, CancellationToken cancellationToken) => ListAsync(
        "SELECT pg_catalog.pg_terminate_backend(pid)::pg_catalog.text FROM pg_catalog.pg_stat_activity WHERE datname = $1 AND pid <> pg_catalog.pg_backend_pid()",
        [database], cancellationToken);

    /// <summary>Runs a statement.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Drops a database that this run created, whatever is in it.</summary>
    public Task DropAsync(string name, CancellationToken cancellationToken) => DropAsync(name, VersionNumber >= 130000 ? " WITH (FORCE)" : "", cancellationToken);

    /// <summary>Drops a database unless somebody is connected to it.</summary>
    /// <exception cref="NpgsqlException">Somebody is, or this role may not.</exception>
    public Task DropUnusedAsync(string name, CancellationToken cancellationToken) => DropAsync(name, "", cancellationToken);

    /// <summary>The first column of every row.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task DropAsync(string name, string options, CancellationToken cancellationToken)
    {
        await ReleaseSubscriptionsAsync(name, cancellationToken);
        var quoted = QualifiedName.QuoteSql(name);
        await ExecuteAsync($"ALTER DATABASE {quoted} WITH IS_TEMPLATE false", cancellationToken);
        await ExecuteAsync($"DROP DATABASE {quoted}{options}", cancellationToken);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(DatabaseConnection target, IEnumerable<string> databases, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var candidates = databases.ToList();
        for (var i = 0; ; i++)
        {
            try
            {
                return await ServerErrors.OpenAsync(target.WithDatabase(candidates[i]), timeout, cancellationToken);
            }
            catch (OrderBackupException problem) when (i < candidates.Count - 1
                && problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege })
            {
                // The next one.
            }
        }
    }

    private static async Task<TargetServer> OverAsync(DatabaseConnection target, NpgsqlConnection connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4", connection);
        return new TargetServer(target, connection, timeout, (int)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    private async Task<object?> ScalarAsync(string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return command;
    }

    /// <summary>
    /// A database with subscriptions cannot be dropped. They are cut from their slots first, which leaves the publisher's slots
    /// alone: those belong to the original database.
    /// </summary>
    /// <remarks>PostgreSQL manual, DROP SUBSCRIPTION, "Notes".</remarks>
    private async Task ReleaseSubscriptionsAsync(string database, CancellationToken cancellationToken)
    {
        var names = await ListAsync(
            "SELECT s.subname::pg_catalog.text FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = $1",
            [database], cancellationToken);
        if (names.Count == 0)
        {
            return;
        }

        // The restored settings apply by now: a database that is read-only by default would refuse.
        await using var connection = await ServerErrors.OpenAsync(Target.WithDatabase(database), _connectTimeout, cancellationToken);
        foreach (var name in names.Select(QualifiedName.QuoteSql))
        {
            foreach (var sql in new[] { $"ALTER SUBSCRIPTION {name} DISABLE", $"ALTER SUBSCRIPTION {name} SET (slot_name = NONE)", $"DROP SUBSCRIPTION {name}" })
            {
                await using var command = new NpgsqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }
}
