namespace OrderBackup.Connections;

/// <summary>A connection is missing or cannot be used as configured. The message never holds any of the connection string.</summary>
public sealed class DatabaseConnectionException : Exception
{
    /// <summary>The id when no connection is configured.</summary>
    public const string NotConfigured = "OBK3102";

    /// <summary>The id when the configured connection cannot be used.</summary>
    public const string NotUsable = "OBK3101";

    internal DatabaseConnectionException(string id, string message)
        : base(message) => Id = id;

    /// <summary>The diagnostic id, <c>OBK3101</c> or <c>OBK3102</c>.</summary>
    public string Id { get; }
}
