using System.Net.Sockets;
using Npgsql;
using OrderBackup.Connections;

namespace OrderBackup.Snapshots;

/// <summary>Turns what Npgsql throws into one clear message with an id or SQLSTATE, and never the connection's text.</summary>
internal static class ServerErrors
{
    /// <summary>Opens a connection or says why it cannot be opened.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <param name="readsBuiltInTypesOnly">Whether to spare the query for the database's own types.</param>
    public static async Task<NpgsqlConnection> OpenAsync(
        DatabaseConnection connection, TimeSpan timeout, CancellationToken cancellationToken, bool readsBuiltInTypesOnly = false)
    {
        var builder = connection.ToNpgsql();
        if (readsBuiltInTypesOnly)
        {
#pragma warning disable CS0618 // The data source that replaces this setting would have to live as long as the connection.
            builder.ServerCompatibilityMode = ServerCompatibilityMode.NoTypeLoading;
#pragma warning restore CS0618
        }
        builder.Timeout = (int)timeout.TotalSeconds;

        // Settings of the database or role, such as a statement_timeout, must not end or change what this package asks.
        builder.Options = string.IsNullOrEmpty(builder.Options) ? OutputSettings.ToOptions() : $"{builder.Options} {OutputSettings.ToOptions()}";
        var opened = new NpgsqlConnection(builder.ConnectionString);
        var opening = opened.OpenAsync(cancellationToken);
        try
        {
            // Npgsql asks the server whether it speaks TLS, and until that is answered or timed out it hears of no cancellation.
            await opening.WaitAsync(cancellationToken);
            return opened;
        }
        catch (OperationCanceledException) when (!opening.IsCompleted)
        {
            _ = CloseAfterAsync(opening, opened);
            throw;
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or IOException or TimeoutException or System.Security.Authentication.AuthenticationException)
        {
            await opened.DisposeAsync();
            throw CannotConnect(connection, problem);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    private static async Task CloseAfterAsync(Task opening, NpgsqlConnection connection)
    {
        await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await connection.DisposeAsync();
    }

    /// <summary>The failure of a command on an open connection.</summary>
    public static OrderBackupException Failed(DatabaseConnection connection, string doing, Exception problem) => problem switch
    {
        OrderBackupException known => known,
        PostgresException server => new OrderBackupException(
            server.SqlState, $"{doing} on {connection.DisplayName} failed: {Sentence(server.MessageText)}{Detail(server)} (SQLSTATE {server.SqlState})", innerException: problem),
        _ => new OrderBackupException(
            RuntimeIds.CannotConnect, $"{doing} on {connection.DisplayName} failed: the connection was lost ({Sentence(problem.Message)})", innerException: problem),
    };

    private static OrderBackupException CannotConnect(DatabaseConnection connection, Exception problem)
    {
        var (reason, advice) = problem switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } server =>
                ($"{server.MessageText} (SQLSTATE {server.SqlState})", "Check the role and its password."),
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } server =>
                ($"{server.MessageText} (SQLSTATE {server.SqlState})", "Check the database's name."),
            PostgresException server => ($"{server.MessageText} (SQLSTATE {server.SqlState})", "See the server's log."),
            _ => (Innermost(problem), "Check that the server runs, and the host and port."),
        };
        return new OrderBackupException(
            RuntimeIds.CannotConnect, $"Cannot connect to {connection.DisplayName}: {Sentence(reason)} {advice}", innerException: problem);
    }

    private static string Innermost(Exception problem)
    {
        while (problem.InnerException is { } inner)
        {
            problem = inner;
        }

        return problem.Message;
    }

    private static string Detail(PostgresException server) => server.Detail is { } detail && server.SqlState is not "23505" ? " " + Sentence(detail) : "";

    private static string Sentence(string text) => text.TrimEnd().TrimEnd('.') + ".";
}
