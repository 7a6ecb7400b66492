using Npgsql;
using OrderBackup.Connections;
using OrderBackup.Restore;
using OrderBackup.Snapshots;

namespace OrderBackup.Jobs;

/// <summary>
/// Lets one job of a name at a time work on a database, whichever process on whichever machine runs it, and lets every other one
/// see whether it still does. The lock belongs to a database session and ends with it, also when the process is killed.
/// </summary>
/// <remarks>
/// A backup and a restore take locks of their own, whoever starts them; this one is held around all that a job does, so that what
/// it writes down when it ends is there before the lock is free. PostgreSQL manual, "Advisory Locks". A pooler that shares a
/// session between clients (PgBouncer's transaction mode) cannot carry it: name the server itself in the connection.
/// </remarks>
public sealed class JobLock : IAsyncDisposable
{
    // The letters OBK and J; the subject is the job's name. Backups and restores use another key.
    private const int Key = 0x4F424B4A;

    // The session says nothing for as long as the job lasts, and must outlive that; but when its machine is lost without a word,
    // the server shall notice within minutes, not hours. Servers before PostgreSQL 14 have no idle_session_timeout.
    private const string StayOpen =
        """
        SELECT pg_catalog.set_config(s.name, v.value, false)
        FROM (VALUES ('idle_session_timeout', '0'), ('tcp_keepalives_idle', '60'), ('tcp_keepalives_interval', '15'), ('tcp_keepalives_count', '4')) v (name, value)
        JOIN pg_catalog.pg_settings s ON s.name = v.name
        """;

    private readonly NpgsqlConnection _session;

    private JobLock(NpgsqlConnection session) => _session = session;

    /// <summary>Takes the lock without waiting for it.</summary>
    /// <param name="options">The database.</param>
    /// <param name="job">The job's name, for example <c>backup</c>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The lock, to be disposed when the job has ended; null when another job of the name holds it.</returns>
    /// <exception cref="OrderBackupException">The server cannot be connected to, or no connection is configured.</exception>
    public static async Task<JobLock?> TryTakeAsync(OrderBackupOptions options, string job, CancellationToken cancellationToken = default) =>
        await TryTakeAsync(options, job, isBeside: false, cancellationToken);

    /// <summary>Whether a job of the name holds the lock now. Looking disturbs nobody who takes it at the same moment.</summary>
    /// <param name="options">The database.</param>
    /// <param name="job">The job's name.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OrderBackupException">The server cannot be connected to, or no connection is configured.</exception>
    public static async Task<bool> IsHeldAsync(OrderBackupOptions options, string job, CancellationToken cancellationToken = default) =>
        await IsHeldAsync(options, job, isBeside: false, cancellationToken);

    /// <summary>Takes the lock, in a maintenance database when it is to be beside: a job that gives the database another name must not be connected to it.</summary>
    internal static async Task<JobLock?> TryTakeAsync(OrderBackupOptions options, string job, bool isBeside, CancellationToken cancellationToken)
    {
        var (session, taken) = await AskAsync(options, job, isBeside, "SELECT pg_catalog.pg_try_advisory_lock($1, $2)", cancellationToken);
        if (taken)
        {
            return new JobLock(session);
        }

        await session.DisposeAsync();
        return null;
    }

    /// <summary>Whether a job holds the lock that <see cref="TryTakeAsync(OrderBackupOptions, string, bool, CancellationToken)"/> takes.</summary>
    internal static async Task<bool> IsHeldAsync(OrderBackupOptions options, string job, bool isBeside, CancellationToken cancellationToken)
    {
        const string Held =
            """
            SELECT EXISTS (
                SELECT FROM pg_catalog.pg_locks l
                JOIN pg_catalog.pg_database d ON d.oid = l.database AND d.datname = pg_catalog.current_database()
                WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid::pg_catalog.int8 = $1 AND l.objid::pg_catalog.int8 = $2)
            """;
        var (session, held) = await AskAsync(options, job, isBeside, Held, cancellationToken);
        await session.DisposeAsync();
        return held;
    }

    /// <summary>Releases the lock by ending its session.</summary>
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private static async Task<(NpgsqlConnection Session, bool Answer)> AskAsync(
        OrderBackupOptions options, string job, bool isBeside, string sql, CancellationToken cancellationToken)
    {
        var target = options.Target();
        var session = isBeside
            ? await TargetServer.ConnectBesideAsync(target, options.ConnectTimeout, cancellationToken)
            : await ServerErrors.OpenAsync(target, options.ConnectTimeout, cancellationToken);

        // A server that takes connections and answers nothing must not hold up who asks; in the maintenance database every database's jobs meet.
        var limit = (int)options.ConnectTimeout.TotalSeconds;
        var subject = DatabaseLock.SubjectOf(isBeside ? $"{job}\n{target.Database}" : job);
        try
        {
            await using var command = new NpgsqlCommand(sql, session) { CommandTimeout = limit, Parameters = { new() { Value = Key }, new() { Value = subject } } };
            var answer = await command.ExecuteScalarAsync(cancellationToken) is true;
            await using var stayOpen = new NpgsqlCommand(StayOpen, session) { CommandTimeout = limit };
            await stayOpen.ExecuteNonQueryAsync(cancellationToken);
            return (session, answer);
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException)
        {
            await session.DisposeAsync();
            throw ServerErrors.Failed(target, $"Asking for the lock of the job {job}", problem);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }
}
