using Npgsql;
using OrderBackup.Coverage;
using OrderBackup.Snapshots;

namespace OrderBackup.Restore;

/// <summary>Drops what drills of a database left behind whose processes were killed.</summary>
/// <remarks>
/// A leftover has a name that only a drill of this very database gives, digest included; no session of the server holds the lock
/// that a drill holds from before it creates its database until it has dropped it; and nobody is connected, which the server itself
/// makes sure of. Nothing else is dropped.
/// </remarks>
internal static class DrillLeftovers
{
    /// <summary>Drops them, and says of each what became of it.</summary>
    /// <param name="database">The database that was drilled.</param>
    /// <param name="server">The server, through its maintenance database.</param>
    /// <param name="findings">Told which were dropped, and which could not be.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task SweepAsync(string database, TargetServer server, List<Finding> findings, CancellationToken cancellationToken)
    {
        var names = await server.ListAsync(
            "SELECT datname::pg_catalog.text FROM pg_catalog.pg_database WHERE datname ~ '_drill_[0-9]{8}_[0-9]{6}_[0-9a-f]{8}$' ORDER BY 1", [], cancellationToken);
        foreach (var name in names.Where(name => DatabaseNames.IsDrillOf(database, name)))
        {
            if (!await DatabaseLock.IsHeldAsync(server.Connection, DatabaseLock.SubjectOf(name), cancellationToken))
            {
                findings.Add(await DropAsync(name, server, cancellationToken));
            }
        }
    }

    private static async Task<Finding> DropAsync(string name, TargetServer server, CancellationToken cancellationToken)
    {
        var quoted = QualifiedName.QuoteIdentifier(name);
        var sessions = await server.SessionsAsync(name, cancellationToken);
        if (sessions.Count > 0)
        {
            return Finding.Warning(RuntimeIds.LoadFailed, $"The database {quoted} was left by a drill whose process was killed, and is in use: {string.Join("; ", sessions)}. The next drill drops it when nobody is connected.");
        }

        try
        {
            await server.DropUnusedAsync(name, cancellationToken);
            return Finding.Warning(RuntimeIds.LoadFailed, $"The database {quoted} was left by a drill whose process was killed; it was dropped.");
        }
        catch (Exception problem) when (problem is PostgresException or OrderBackupException)
        {
            return Finding.Warning(RuntimeIds.LoadFailed, $"The database {quoted} was left by a drill whose process was killed, and could not be dropped ({problem.Message}); drop it with: DROP DATABASE {quoted}.");
        }
    }
}
