using Npgsql;
using OrderBackup.Connections;
using OrderBackup.Coverage;

namespace OrderBackup.Restore;

/// <summary>Puts a proven database in the place of the target by two renames in one transaction.</summary>
/// <remarks>PostgreSQL manual, ALTER DATABASE: only a database that nobody is connected to can be renamed.</remarks>
internal static class DatabaseSwap
{
    // The server itself waits five seconds for sessions to end before it refuses a rename (CountOtherDBBackends). An
    // application whose sessions are ended may be back at once, and is met again.
    private const int Attempts = 2;
    private const int AttemptsWithDisconnect = 10;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Renames.</summary>
    /// <param name="server">The server, through its maintenance database.</param>
    /// <param name="restored">The proven database.</param>
    /// <param name="target">The name that it takes.</param>
    /// <param name="former">The name under which the present holder of that name is kept; null when there is none.</param>
    /// <param name="disconnect">Whether sessions of the present holder may be ended.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OrderBackupException">The names could not be changed; both databases are as they were, and the message says how to go on.</exception>
    public static async Task RunAsync(TargetServer server, string restored, string target, string? former, bool disconnect, CancellationToken cancellationToken)
    {
        uint? oid = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                oid ??= await server.FindDatabaseAsync(restored, cancellationToken);
                await RenameAsync(server, restored, target, former, disconnect, cancellationToken);
                return;
            }
            catch (PostgresException problem) when (
                problem.SqlState == PostgresErrorCodes.ObjectInUse && attempt < (disconnect ? AttemptsWithDisconnect : Attempts) && !cancellationToken.IsCancellationRequested)
            {
                // Again.
            }
            catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or IOException or InvalidOperationException)
            {
                // On an open connection the transaction was rolled back; a lost one does not tell what became of the commit.
                var isDone = oid is null || server.Connection.FullState.HasFlag(System.Data.ConnectionState.Open) ? false : await IsDoneAsync(server.Target, target, oid);
                if (isDone != true)
                {
                    throw Failed(restored, target, former, isDone is null, problem);
                }

                return;
            }
        }
    }

    private static async Task RenameAsync(TargetServer server, string restored, string target, string? former, bool disconnect, CancellationToken cancellationToken)
    {
        if (disconnect && former is not null)
        {
            await server.DisconnectAsync(target, cancellationToken);
        }

        await using var transaction = await server.Connection.BeginTransactionAsync(cancellationToken);
        if (former is not null)
        {
            await server.ExecuteAsync(Rename(target, former), cancellationToken);
        }

        await server.ExecuteAsync(Rename(restored, target), cancellationToken);

        // Once begun, the commit is not interrupted: its outcome would be unknown.
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Whether the proven database has the target's name; null when the server does not answer.</summary>
    private static async Task<bool?> IsDoneAsync(DatabaseConnection connection, string target, uint? oid)
    {
        try
        {
            await using var again = await TargetServer.OpenAsync(connection, target, ConnectTimeout, CancellationToken.None);
            return await again.FindDatabaseAsync(target, CancellationToken.None) == oid;
        }
        catch (Exception problem) when (problem is NpgsqlException or OrderBackupException or IOException)
        {
            return null;
        }
    }

    private static string Rename(string from, string to) => $"ALTER DATABASE {QualifiedName.QuoteSql(from)} RENAME TO {QualifiedName.QuoteSql(to)}";

    private static OrderBackupException Failed(string restored, string target, string? former, bool isUnknown, Exception problem)
    {
        var renames = string.Join(" ", new[] { former is null ? null : Rename(target, former) + ";", Rename(restored, target) + ";" }.Where(rename => rename is not null));
        return new OrderBackupException(
            RuntimeIds.SwapFailed,
            $"The restored database {QualifiedName.QuoteIdentifier(restored)} is complete and identical to the backup, but could not be renamed to "
            + $"{QualifiedName.QuoteIdentifier(target)}: {((problem as PostgresException)?.MessageText ?? problem.Message).TrimEnd('.')}. "
            + (isUnknown
                ? $"The connection was lost, and the server does not answer: when there is still a database {QualifiedName.QuoteIdentifier(restored)}, {QualifiedName.QuoteIdentifier(target)} is as it was, otherwise both names were changed. "
                : $"{QualifiedName.QuoteIdentifier(target)} is as it was. ")
            + $"When nobody is connected to it, run: BEGIN; {renames} COMMIT; or drop {QualifiedName.QuoteIdentifier(restored)}.",
            innerException: problem);
    }
}
