using System.Globalization;
using Npgsql;

namespace OrderBackup.Connections;

/// <summary>
/// Where a database is and who connects to it, told to Npgsql and to libpq's programs (<c>pg_dump</c>, <c>psql</c>) alike, so that
/// both reach the same server. Immutable; its text never holds the password.
/// </summary>
/// <remarks>
/// What the connection string leaves open is taken from libpq's environment variables (<c>PGHOST</c>, <c>PGPORT</c>, <c>PGUSER</c>,
/// <c>PGPASSWORD</c>, <c>PGSSLMODE</c> …) and then from libpq's defaults, once, when it is parsed.
/// </remarks>
public sealed class DatabaseConnection
{
    /// <summary>The environment variable that holds the connection string when no other is named.</summary>
    public const string DefaultVariable = "ORDER_BACKUP_CONNECTION";

    /// <summary>The environment variable that is looked at last.</summary>
    public const string FallbackVariable = "DATABASE_URL";

    private readonly ConnectionSettings _settings;

    private DatabaseConnection(ConnectionSettings settings) => _settings = settings;

    /// <summary>The host name or address, or the folder of the Unix socket.</summary>
    public string Host => _settings["host"]!;

    /// <summary>The port.</summary>
    public int Port => int.Parse(_settings["port"]!, CultureInfo.InvariantCulture);

    /// <summary>The database's name.</summary>
    public string Database => _settings["dbname"]!;

    /// <summary>The role that connects.</summary>
    public string UserName => _settings["user"]!;

    /// <summary>Whether a password is given; without one, a password file or a trusting server may still let the role in.</summary>
    public bool HasPassword => _settings["password"] is not null;

    /// <summary><c>user@host:port/database</c>, for people and logs.</summary>
    public string DisplayName => $"{UserName}@{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}/{Database}";

    /// <summary>
    /// Reads a connection string: <c>postgresql://user@host/database?sslmode=require</c>, Npgsql's <c>Host=…;Database=…</c>, or
    /// libpq's <c>host=… dbname=…</c>.
    /// </summary>
    /// <exception cref="DatabaseConnectionException">It cannot be used (<c>OBK3101</c>); the message says which part is wrong without quoting it.</exception>
    public static DatabaseConnection Parse(string text) => Parse(text, "The connection string", Environment.GetEnvironmentVariable);

    /// <summary>
    /// Reads the connection string from the environment: from <paramref name="variableName"/> alone when one is named, so that a
    /// misspelt name never leads to another database; else from <c>ORDER_BACKUP_CONNECTION</c>, else from <c>DATABASE_URL</c>. An
    /// empty variable counts as not set.
    /// </summary>
    /// <param name="variableName">The name of a variable, never a connection string itself; null for the two usual ones.</param>
    /// <exception cref="DatabaseConnectionException">None is set (<c>OBK3102</c>), or the one that is cannot be used (<c>OBK3101</c>).</exception>
    public static DatabaseConnection FromEnvironment(string? variableName = null) =>
        FromEnvironment(variableName, Environment.GetEnvironmentVariable);

    /// <summary>Whether <see cref="FromEnvironment(string?)"/> finds a connection string, usable or not.</summary>
    /// <param name="variableName">The name of a variable; null for the two usual ones.</param>
    public static bool IsConfigured(string? variableName = null) =>
        Variables(variableName).Any(name => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)));

    internal static string[] Variables(string? variableName) =>
        string.IsNullOrEmpty(variableName) ? [DefaultVariable, FallbackVariable] : [variableName];

    internal static DatabaseConnection FromEnvironment(string? variableName, Func<string, string?> environment)
    {
        // A connection string given where a variable's name belongs would otherwise be repeated in the message.
        if (variableName is not null && !variableName.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new DatabaseConnectionException(DatabaseConnectionException.NotConfigured,
                "The name of the environment variable that holds the connection string may have only letters, digits and '_'. Give the variable's name, not the connection string.");
        }

        var names = Variables(variableName);
        foreach (var name in names)
        {
            if (environment(name) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return Parse(text, $"The connection string in {name}", environment);
            }
        }

        throw new DatabaseConnectionException(DatabaseConnectionException.NotConfigured,
            $"No database connection is configured: {(names.Length == 1 ? $"the environment variable {names[0]} is not set" : $"neither of the environment variables {string.Join(" and ", names)} is set")}. "
            + "Set one to postgresql://user@host/database or Host=…;Database=….");
    }

    internal static DatabaseConnection Parse(string text, string source, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return new DatabaseConnection(ConnectionSettings.Resolve(ConnectionText.Read(text), environment));
        }
        catch (ConnectionTextException problem)
        {
            throw new DatabaseConnectionException(DatabaseConnectionException.NotUsable,
                $"{source} cannot be used: {problem.Message}. (It is not shown, because it may hold a password.)");
        }
    }

    /// <summary>The same server and role with another database.</summary>
    public DatabaseConnection WithDatabase(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new DatabaseConnection(_settings with { Values = _settings.Values.SetItem("dbname", name) });
    }

    /// <summary>The connection for Npgsql, with its password, outside any pool.</summary>
    /// <param name="commandTimeout">How long one command may take, in whole seconds; null for no limit, which reading a large table needs.</param>
    public NpgsqlConnectionStringBuilder ToNpgsql(TimeSpan? commandTimeout = null)
    {
        var builder = new NpgsqlConnectionStringBuilder(_settings.NpgsqlOnly);
        foreach (var parameter in LibpqParameter.All)
        {
            if (_settings[parameter.Keyword] is { } value)
            {
                parameter.Apply(builder, value);
            }
        }

        // A pooled connection would keep the database open, and a database in use cannot be renamed.
        builder.Pooling = false;
        builder.Multiplexing = false;
        builder.Enlist = false;
        builder.PersistSecurityInfo = false;
        builder.CommandTimeout = commandTimeout is { } limit ? Math.Max(1, (int)limit.TotalSeconds) : 0;

        // Set although it is the default: Npgsql would otherwise follow this process's PGCLIENTENCODING.
        builder.ClientEncoding = "UTF8";

        // The connection that holds the snapshot is silent for as long as pg_dump runs, and routers forget silent connections.
        if (!builder.TcpKeepAlive && !ConnectionSettings.IsSocket(Host))
        {
            builder.TcpKeepAlive = true;
            builder.TcpKeepAliveTime = 60;
            builder.TcpKeepAliveInterval = 15;
        }

        return builder;
    }

    /// <summary>
    /// The environment variables that make <c>pg_dump</c> and <c>psql</c> connect as <see cref="ToNpgsql"/> does (PostgreSQL manual,
    /// libpq, "Environment Variables"). They hold the password; every other <c>PG*</c> variable must be kept from the program.
    /// </summary>
    /// <param name="furtherOptions">Server settings (<c>-c name=value</c>) added after the connection's own <c>options</c>.</param>
    public IReadOnlyDictionary<string, string> ToLibpqEnvironment(string? furtherOptions = null) => LibpqEnvironment.Of(_settings, furtherOptions);

    /// <inheritdoc cref="DisplayName"/>
    public override string ToString() => DisplayName;
}
