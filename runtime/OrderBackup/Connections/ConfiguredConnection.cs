namespace OrderBackup.Connections;

/// <summary>The connection that options name.</summary>
internal static class ConfiguredConnection
{
    /// <exception cref="OrderBackupException">No connection is configured, or it cannot be used.</exception>
    public static DatabaseConnection Target(this OrderBackupOptions options)
    {
        try
        {
            return options.Connection is { } text ? DatabaseConnection.Parse(text) : DatabaseConnection.FromEnvironment(options.ConnectionVariable);
        }
        catch (DatabaseConnectionException problem)
        {
            throw new OrderBackupException(problem.Id, problem.Message);
        }
    }
}
