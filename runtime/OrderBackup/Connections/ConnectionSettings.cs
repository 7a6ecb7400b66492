using System.Collections.Immutable;
using Npgsql;

namespace OrderBackup.Connections;

// The libpq parameters that hold once the connection string, the PG* variables and libpq's defaults are put together. All are
// explicit, so that neither Npgsql nor libpq looks anywhere else and the two can not end up on different servers.
internal sealed record ConnectionSettings(ImmutableSortedDictionary<string, string> Values, string NpgsqlOnly)
{
    private static readonly string[] SocketFolders = ["/var/run/postgresql", "/tmp"];

    public string? this[string keyword] => Values.GetValueOrDefault(keyword);

    // A folder, or with '@' the name of an abstract socket.
    public static bool IsSocket(string host) => host.StartsWith('@') || Path.IsPathRooted(host);

    // A record would print the password.
    public override string ToString() => $"{Values.Count} settings";

    public static ConnectionSettings Resolve(ConnectionText text, Func<string, string?> environment)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var given in text.Parameters)
        {
            // An empty value is one that is not given, to libpq too.
            if (LibpqParameter.Find(given) is { } parameter && given.Value.Length > 0)
            {
                values[parameter.Keyword] = Checked(parameter, given.Value, $"the value of its {given.Place}");
            }
        }

        foreach (var parameter in LibpqParameter.All)
        {
            if (!values.ContainsKey(parameter.Keyword) && environment(parameter.Variable) is { Length: > 0 } value)
            {
                values[parameter.Keyword] = Checked(parameter, value, $"the environment variable {parameter.Variable}, which it leaves to decide,");
            }
        }

        CheckRootCertificate(values);
        ApplyDefaults(values, environment);
        return new ConnectionSettings(values.ToImmutable(), text.NpgsqlOnly);
    }

    private static string Checked(LibpqParameter parameter, string value, string what)
    {
        if (parameter.Keyword == "host")
        {
            value = CheckedHost(value, what);
        }

        return parameter.Apply(new NpgsqlConnectionStringBuilder(), value)
            ? value
            : throw new ConnectionTextException($"{what} must be {parameter.Expected}");
    }

    private static string CheckedHost(string host, string what)
    {
        if (host.Contains(','))
        {
            throw new ConnectionTextException(LibpqParameter.OneHost);
        }

        if (IsSocket(host))
        {
            return host;
        }

        // No host name has these; most likely they are the tail of a password, which must not be shown as the host.
        return host.Any(c => c == '@' || char.IsWhiteSpace(c))
            ? throw new ConnectionTextException($"{what} is no host name, because it holds an '@' or a space")
            : host is ['[', .. var address, ']'] ? address : host;
    }

    private static void CheckRootCertificate(ImmutableSortedDictionary<string, string>.Builder values)
    {
        if (values.GetValueOrDefault("sslrootcert") != "system")
        {
            return;
        }

        if (values.GetValueOrDefault("sslmode", "verify-full") != "verify-full")
        {
            throw new ConnectionTextException("sslrootcert=system is for sslmode=verify-full only");
        }

        values["sslmode"] = "verify-full";
    }

    private static void ApplyDefaults(ImmutableSortedDictionary<string, string>.Builder values, Func<string, string?> environment)
    {
        values.TryAdd("port", "5432");
        values.TryAdd("host", LocalSocketFolder(values["port"]) ?? "localhost");
        values.TryAdd("user", Environment.UserName);
        values.TryAdd("dbname", values["user"]);
        values.TryAdd("application_name", "order-backup");

        // libpq verifies against ~/.postgresql/root.crt alone unless told to use the system's roots, as Npgsql does by itself.
        if (values.GetValueOrDefault("sslmode") == "verify-full" && !values.ContainsKey("sslrootcert") && !HasOwnRootCertificate(environment))
        {
            values["sslrootcert"] = "system";
        }
    }

    // libpq is built with one default socket folder, /tmp or Debian's; which one cannot be asked of it.
    private static string? LocalSocketFolder(string port) => OperatingSystem.IsWindows()
        ? null
        : SocketFolders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, ".s.PGSQL." + port)));

    private static bool HasOwnRootCertificate(Func<string, string?> environment)
    {
        var home = OperatingSystem.IsWindows() ? environment("APPDATA") : environment("HOME");
        return home is not null && File.Exists(Path.Combine(home, OperatingSystem.IsWindows() ? "postgresql" : ".postgresql", "root.crt"));
    }
}
