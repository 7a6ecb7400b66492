using System.Globalization;
using Npgsql;

namespace OrderBackup.Connections;

// One connection parameter as libpq and Npgsql each name it: the one table by which pg_dump, psql and Npgsql reach the same place.
internal sealed record LibpqParameter
{
    public const string OneHost = "it names several hosts: a backup is of one server, so name that one";
    public const string Utf8Only = "it sets a client encoding other than UTF8; leave it out";

    // Parameters that libpq has and that one of the two sides could not follow.
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["hostaddr"] = "give the address as the host",
        ["service"] = "write out what the service file says",
        ["sslpassword"] = "use a key file without a password and with mode 0600",
        ["replication"] = "a backup is an ordinary connection",
        ["load_balance_hosts"] = "a backup is of one server",
    };

    private static readonly (string, string)[] TargetSessions =
        [.. new[] { "any", "read-write", "read-only", "primary", "standby", "prefer-standby" }.Select(text => (text, text))];

    private static readonly Dictionary<string, string> Authentications = new(StringComparer.OrdinalIgnoreCase)
    {
        ["password"] = "Password",
        ["md5"] = "MD5",
        ["gss"] = "GSS",
        ["sspi"] = "SSPI",
        ["scram-sha-256"] = "ScramSHA256",
        ["none"] = "None",
    };

    public static readonly IReadOnlyList<LibpqParameter> All =
    [
        Text("host", "PGHOST", "Host", (to, text) => to.Host = text, from => from.Host),
        Number("port", "PGPORT", "Port", 1, 65535, (to, number) => to.Port = number, from => from.Port),
        Text("dbname", "PGDATABASE", "Database", (to, text) => to.Database = text, from => from.Database),
        Text("user", "PGUSER", "Username", (to, text) => to.Username = text, from => from.Username),
        Text("password", "PGPASSWORD", "Password", (to, text) => to.Password = text, from => from.Password),
        Text("passfile", "PGPASSFILE", "Passfile", (to, text) => to.Passfile = text, from => from.Passfile),
        Choice("sslmode", "PGSSLMODE", "SSL Mode", (to, mode) => to.SslMode = mode, from => from.SslMode,
            ("disable", SslMode.Disable), ("allow", SslMode.Allow), ("prefer", SslMode.Prefer), ("require", SslMode.Require),
            ("verify-ca", SslMode.VerifyCA), ("verify-full", SslMode.VerifyFull)),
        // "system" is libpq's word for the system's trusted roots, which Npgsql uses when no file is named.
        Text("sslrootcert", "PGSSLROOTCERT", "Root Certificate", (to, text) => to.RootCertificate = text == "system" ? null : text, from => from.RootCertificate),
        Text("sslcert", "PGSSLCERT", "SSL Certificate", (to, text) => to.SslCertificate = text, from => from.SslCertificate),
        Text("sslkey", "PGSSLKEY", "SSL Key", (to, text) => to.SslKey = text, from => from.SslKey),
        Choice("sslnegotiation", "PGSSLNEGOTIATION", "SSL Negotiation", (to, value) => to.SslNegotiation = value, from => from.SslNegotiation,
            ("postgres", SslNegotiation.Postgres), ("direct", SslNegotiation.Direct)),
        Choice("gssencmode", "PGGSSENCMODE", "GSS Encryption Mode", (to, value) => to.GssEncryptionMode = value, from => from.GssEncryptionMode,
            ("disable", GssEncryptionMode.Disable), ("prefer", GssEncryptionMode.Prefer), ("require", GssEncryptionMode.Require)),
        Choice("channel_binding", "PGCHANNELBINDING", "Channel Binding", (to, value) => to.ChannelBinding = value, from => from.ChannelBinding,
            ("disable", ChannelBinding.Disable), ("prefer", ChannelBinding.Prefer), ("require", ChannelBinding.Require)),
        Text("krbsrvname", "PGKRBSRVNAME", "Kerberos Service Name", (to, text) => to.KerberosServiceName = text, from => from.KerberosServiceName),
        Text("require_auth", "PGREQUIREAUTH", "Require Auth", (to, text) => to.RequireAuth = ToNpgsqlAuthentication(text), from => ToLibpqAuthentication(from.RequireAuth)),
        Text("application_name", "PGAPPNAME", "Application Name", (to, text) => to.ApplicationName = text, from => from.ApplicationName),
        Number("connect_timeout", "PGCONNECT_TIMEOUT", "Timeout", 0, 1024, (to, number) => to.Timeout = number, from => from.Timeout),
        Text("options", "PGOPTIONS", "Options", (to, text) => to.Options = text, from => from.Options),
        // Npgsql refuses everything but "any" for a single host; libpq's check still guards the dump. With one host there is
        // nothing to prefer, so Npgsql's prefer-primary, which libpq lacks, is "any".
        Choice("target_session_attrs", "PGTARGETSESSIONATTRS", "Target Session Attributes", (to, _) => to.TargetSessionAttributes = "any",
            from => from.TargetSessionAttributes is "prefer-primary" or null ? "any" : from.TargetSessionAttributes, TargetSessions),
        // No libpq keyword, but libpq reads the variable.
        Text("timezone", "PGTZ", "Timezone", (to, text) => to.Timezone = text, from => from.Timezone),
    ];

    private static readonly Dictionary<string, LibpqParameter> ByKeyword =
        All.ToDictionary(parameter => parameter.Keyword, StringComparer.Ordinal);

    public required string Keyword { get; init; }

    public required string Variable { get; init; }

    public required string NpgsqlKey { get; init; }

    // What a value must be, to end the sentence "… must be".
    public required string Expected { get; init; }

    // Sets the value in Npgsql's form; false when it is not one that both sides accept.
    public required Func<NpgsqlConnectionStringBuilder, string, bool> Apply { get; init; }

    public required Func<NpgsqlConnectionStringBuilder, string?> Read { get; init; }

    public static bool IsKeyword(string text) => text == "client_encoding" || ByKeyword.ContainsKey(text) || Refused.ContainsKey(text);

    public static bool IsUtf8(string encoding) => encoding.ToUpperInvariant() is "UTF8" or "UTF-8" or "UNICODE" or "AUTO";

    // Null for a parameter that is understood and changes nothing.
    public static LibpqParameter? Find(GivenParameter given)
    {
        if (ByKeyword.TryGetValue(given.Keyword, out var parameter))
        {
            return parameter;
        }

        if (Refused.TryGetValue(given.Keyword, out var instead))
        {
            throw new ConnectionTextException($"its parameter '{given.Keyword}' is not supported: {instead}");
        }

        return given.Keyword == "client_encoding"
            ? IsUtf8(given.Value) ? null : throw new ConnectionTextException(Utf8Only)
            : throw new ConnectionTextException($"its {given.Place} is not a connection parameter that is supported (those are {string.Join(", ", ByKeyword.Keys)})");
    }

    private static LibpqParameter Text(
        string keyword, string variable, string npgsqlKey, Action<NpgsqlConnectionStringBuilder, string> set, Func<NpgsqlConnectionStringBuilder, string?> get) =>
        new()
        {
            Keyword = keyword,
            Variable = variable,
            NpgsqlKey = npgsqlKey,
            Expected = "a text that Npgsql accepts",
            Read = get,
            Apply = (to, text) =>
            {
                try
                {
                    set(to, text);
                    return true;
                }
                catch (Exception error) when (error is ArgumentException or NotSupportedException)
                {
                    return false;
                }
            },
        };

    private static LibpqParameter Number(
        string keyword, string variable, string npgsqlKey, int least, int most, Action<NpgsqlConnectionStringBuilder, int> set, Func<NpgsqlConnectionStringBuilder, int> get) =>
        new()
        {
            Keyword = keyword,
            Variable = variable,
            NpgsqlKey = npgsqlKey,
            Expected = $"a number from {least} to {most}",
            Read = from => get(from).ToString(CultureInfo.InvariantCulture),
            Apply = (to, text) =>
            {
                var valid = int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
                if (valid)
                {
                    set(to, number);
                }

                return valid;
            },
        };

    private static LibpqParameter Choice<T>(
        string keyword, string variable, string npgsqlKey, Action<NpgsqlConnectionStringBuilder, T> set, Func<NpgsqlConnectionStringBuilder, T> get, params (string Text, T Value)[] choices)
        where T : notnull =>
        new()
        {
            Keyword = keyword,
            Variable = variable,
            NpgsqlKey = npgsqlKey,
            Expected = "one of " + string.Join(", ", choices.Select(choice => choice.Text)),
            // Npgsql reads "SSL Mode=9" as an enum value without a name: Apply then refuses the empty name.
            Read = from => choices.FirstOrDefault(choice => choice.Value.Equals(get(from))).Text ?? " ",
            Apply = (to, text) =>
            {
                var index = Array.FindIndex(choices, choice => choice.Text == text);
                if (index >= 0)
                {
                    set(to, choices[index].Value);
                }

                return index >= 0;
            },
        };

    private static string ToNpgsqlAuthentication(string libpq) => string.Join(',', libpq.Split(',', StringSplitOptions.TrimEntries).Select(method =>
        method.StartsWith('!') ? "!" + NpgsqlName(method[1..]) : NpgsqlName(method)));

    private static string NpgsqlName(string method) =>
        Authentications.TryGetValue(method, out var name) ? name : throw new NotSupportedException("The method is not one that both sides know.");

    private static string? ToLibpqAuthentication(string? npgsql) => npgsql is null
        ? null
        : string.Join(',', npgsql.Split(',', StringSplitOptions.TrimEntries).Select(method =>
            method.StartsWith('!') ? "!" + LibpqName(method[1..]) : LibpqName(method)));

    private static string LibpqName(string method) =>
        Authentications.FirstOrDefault(pair => pair.Value.Equals(method, StringComparison.OrdinalIgnoreCase)).Key ?? method;
}
