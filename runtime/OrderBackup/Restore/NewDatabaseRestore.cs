using System.Text;
using Npgsql;
using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Connections;
using OrderBackup.Coverage;
using OrderBackup.Snapshots;
using OrderBackup.Tools;
using OrderBackup.Verify;

namespace OrderBackup.Restore;

/// <summary>Builds a new database from a verified backup and compares it; until it is proven identical nothing else is touched.</summary>
internal sealed class NewDatabaseRestore
{
    private const int AttemptsWhileStarting = 20;
    private static readonly TimeSpan StartingPause = TimeSpan.FromMilliseconds(500);

    private readonly string _backup;
    private readonly BackupInfo _info;
    private readonly TargetServer _server;
    private readonly PostgresTools _tools;
    private readonly TimeSpan _connectTimeout;
    private readonly IProgress<BackupProgress>? _progress;

    public NewDatabaseRestore(
        string backup, BackupInfo info, TargetServer server, PostgresTools tools, TimeSpan connectTimeout, IProgress<BackupProgress>? progress)
    {
        _backup = backup;
        _info = info;
        _server = server;
        _tools = tools;
        _connectTimeout = connectTimeout;
        _progress = progress;
    }

    /// <summary>Creates, loads and compares.</summary>
    /// <param name="name">The new database's name.</param>
    /// <param name="cancellationToken">Ends the work early; the new database is dropped.</param>
    /// <returns>The differences; when there is none the database is there, otherwise it was dropped again.</returns>
    /// <exception cref="OrderBackupException">It could not be done; the new database was dropped, or the message names it.</exception>
    public async Task<IReadOnlyList<Finding>> BuildAsync(string name, CancellationToken cancellationToken)
    {
        await CreateAsync(name, cancellationToken);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var target = _server.Target.WithDatabase(name);
            await PsqlLoad.RunAsync(_backup, _info, target, _tools.Psql, _progress, cancellationToken);
            await ApplySettingsAsync(target, name, cancellationToken);
            var differences = await DatabaseComparison.RunAsync(_info, target, _tools.PgDump, _connectTimeout, _progress, cancellationToken);
            if (differences.Count > 0)
            {
                await _server.DropAsync(name, cancellationToken);
            }

            return differences;
        }
        catch (Exception problem)
        {
            throw await DropAfterAsync(problem, name);
        }
    }

    private async Task CreateAsync(string name, CancellationToken cancellationToken)
    {
        if (await _server.FindDatabaseAsync(name, cancellationToken) is not null)
        {
            throw new OrderBackupException(RuntimeIds.TargetRefused, $"There is already a database {QualifiedName.QuoteIdentifier(name)}. Nothing was changed.");
        }

        try
        {
            // Not interrupted: a cancellation that comes too late would leave a database that nobody knows of.
            cancellationToken.ThrowIfCancellationRequested();
            await _server.ExecuteAsync(DatabaseScript.CreateStatement(_info.Database, name, _server.VersionNumber), CancellationToken.None);
        }
        catch (NpgsqlException problem)
        {
            throw ServerErrors.Failed(_server.Target, $"Creating the database {QualifiedName.QuoteIdentifier(name)}", problem);
        }
    }

    /// <summary>
    /// A database's comment and settings are kept for all databases alike, in whatever bytes the session wrote them: they are
    /// written in the new database, whose encoding they are read in. Its own name, where that is not ASCII, is spelt in that of
    /// the database that created it.
    /// </summary>
    private async Task ApplySettingsAsync(DatabaseConnection target, string name, CancellationToken cancellationToken)
    {
        await using var inside = Ascii.IsValid(name) ? await ServerErrors.OpenAsync(target, _connectTimeout, cancellationToken) : null;
        foreach (var statement in DatabaseScript.SettingsStatements(_info.Database, name))
        {
            await using var command = new NpgsqlCommand(statement, inside ?? _server.Connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Drops a database that this restore created; false when the server does not let it, or is gone.</summary>
    public async Task<bool> TryDropAsync(string name)
    {
        try
        {
            await _server.DropAsync(name, CancellationToken.None);
            return true;
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException or InvalidOperationException)
        {
            return await TryDropOnNewConnectionAsync(name);
        }
    }

    private async Task<Exception> DropAfterAsync(Exception problem, string name)
    {
        var known = problem switch
        {
            NpgsqlException or IOException or InvalidOperationException => ServerErrors.Failed(_server.Target, "Restoring", problem),
            ToolFailedException tool => PsqlLoad.Failed(tool),
            _ => problem,
        };
        if (await TryDropAsync(name))
        {
            return known;
        }

        var quoted = QualifiedName.QuoteIdentifier(name);
        return new OrderBackupException(
            (known as OrderBackupException)?.Id ?? RuntimeIds.LoadFailed,
            $"{(known is OperationCanceledException ? "Cancelled." : known.Message)} The unfinished database {quoted} could not be dropped; drop it with: DROP DATABASE {quoted}. Nothing else was changed.",
            innerException: known);
    }

    // The server may have been restarted under us; a fresh connection tells whether the database can still be dropped.
    private async Task<bool> TryDropOnNewConnectionAsync(string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var again = await TargetServer.OpenAsync(_server.Target, name, _connectTimeout, CancellationToken.None);
                await again.DropAsync(name, CancellationToken.None);
                return true;
            }
            catch (OrderBackupException problem) when (
                problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } && attempt < AttemptsWhileStarting)
            {
                // It is recovering, as after the crash of any session.
                await Task.Delay(StartingPause);
            }
            catch (Exception problem) when (problem is NpgsqlException or IOException or OrderBackupException)
            {
                return false;
            }
        }
    }
}
