using Npgsql;
using OrderBackup.Connections;

namespace OrderBackup.Snapshots;

/// <summary>
/// The advisory lock that lets one run at a time work on a database, whichever machine it runs on. It belongs to the session and
/// ends with it, also when the process is killed.
/// </summary>
/// <remarks>PostgreSQL manual, "Advisory Locks". Advisory locks are per database, so the key is the same in all.</remarks>
internal static class DatabaseLock
{
    // The letters OBK and a version: any constant will do that other software is unlikely to use.
    private const int Key = 0x4F424B31;

    /// <summary>Takes the lock on a session, for as long as the session lasts.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="target">The database, for the message.</param>
    /// <param name="subject">Distinguishes locks that are taken in one database for others; 0 for the database itself.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OrderBackupException">Another session holds it; the message says which.</exception>
    public static async Task TakeAsync(NpgsqlConnection connection, DatabaseConnection target, int subject, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_catalog.pg_try_advisory_lock($1, $2)", connection)
            {
                Parameters = { new() { Value = Key }, new() { Value = subject } },
            };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return;
            }

            throw new OrderBackupException(
                RuntimeIds.AlreadyRunning,
                $"Another run is working on {target.DisplayName}: {await HolderAsync(connection, subject, cancellationToken)}. Wait until it has ended; nothing was changed.");
        }
        catch (NpgsqlException problem)
        {
            throw ServerErrors.Failed(target, "Taking the lock", problem);
        }
    }

    /// <summary>Whether any session of the server holds the lock with a subject, whichever database it was taken in.</summary>
    public static async Task<bool> IsHeldAsync(NpgsqlConnection connection, int subject, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid = $1 AND l.objid = $2)", connection)
        {
            Parameters = { new() { Value = (uint)Key, DataTypeName = "oid" }, new() { Value = (uint)subject, DataTypeName = "oid" } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>The subject of a lock that is taken for something with a name, as for another database than the one it is taken in.</summary>
    public static int SubjectOf(string name) => 1 + (int)(Proof.Digest128.Of(System.Text.Encoding.UTF8.GetBytes(name)).Low % (int.MaxValue - 1));

    private static async Task<string> HolderAsync(NpgsqlConnection connection, int subject, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT pg_catalog.format('server process %s (%s, from %s, since %s)', a.pid, a.application_name,
                                     coalesce(a.client_addr::pg_catalog.text, 'the same machine'), a.backend_start::pg_catalog.timestamptz(0))
            FROM pg_catalog.pg_locks l
            JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            JOIN pg_catalog.pg_database d ON d.oid = l.database AND d.datname = pg_catalog.current_database()
            WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1 AND l.objid = $2
            """, connection)
        {
            Parameters = { new() { Value = (uint)Key, DataTypeName = "oid" }, new() { Value = (uint)subject, DataTypeName = "oid" } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) as string ?? "a run that has just ended";
    }
}
