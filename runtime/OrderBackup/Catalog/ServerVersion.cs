using Npgsql;

namespace OrderBackup.Catalog;

/// <summary>Server versions as <c>server_version_num</c> numbers them.</summary>
internal static class ServerVersion
{
    /// <summary>The oldest version whose catalogs the readers know.</summary>
    public const int Oldest = 120000;

    /// <summary>The connected server's number, from the version it reported at connection start.</summary>
    /// <exception cref="NotSupportedException">The server is older than PostgreSQL 12.</exception>
    public static int Number(NpgsqlConnection connection)
    {
        var version = connection.PostgreSqlVersion;
        var number = (version.Major * 10000) + version.Minor;
        return number >= Oldest
            ? number
            : throw new NotSupportedException($"The server is PostgreSQL {connection.ServerVersion}; OrderBackup needs PostgreSQL 12 or newer. Upgrade the server.");
    }
}
