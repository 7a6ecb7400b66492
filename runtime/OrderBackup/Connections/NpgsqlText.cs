using System.Data.Common;
using Npgsql;

namespace OrderBackup.Connections;

// The Host=…;Database=… form. Npgsql's own exceptions are not kept even as inner ones: they quote keys and values.
internal static class NpgsqlText
{
    private const string Quoting = "a value that holds ';', '=' or quotes must itself be in quotes";

    public static ConnectionText Read(string text)
    {
        var builder = ReadPairs(text);
        Refuse(builder);
        var given = new List<GivenParameter>();
        // Not ContainsKey, which says whether Npgsql knows the key.
        var present = builder.Keys.Cast<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in LibpqParameter.All)
        {
            if (present.Contains(parameter.NpgsqlKey))
            {
                given.Add(new GivenParameter(parameter.Keyword, parameter.Read(builder) ?? "", $"'{parameter.NpgsqlKey}'"));
                builder.Remove(parameter.NpgsqlKey);
            }
        }

        return new ConnectionText(WithSeparatePort(given), builder.ConnectionString);
    }

    private static NpgsqlConnectionStringBuilder ReadPairs(string text)
    {
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw new ConnectionTextException($"it is not a sequence of key=value pairs separated by ';': {Quoting}");
        }

        var builder = new NpgsqlConnectionStringBuilder();
        var number = 0;
        foreach (string key in pairs.Keys)
        {
            number++;
            if (!builder.ContainsKey(key))
            {
                throw new ConnectionTextException($"parameter {number} is not one that Npgsql knows; {Quoting}");
            }

            try
            {
                builder[key] = pairs[key];
            }
            catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidCastException or NotSupportedException)
            {
                throw new ConnectionTextException($"the value of its parameter '{key}' is not one that Npgsql accepts");
            }
        }

        return builder;
    }

    private static void Refuse(NpgsqlConnectionStringBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.SslPassword))
        {
            throw new ConnectionTextException("it has an SSL Password, which libpq takes from a command line only, where everyone could read it: use a key file without a password and with mode 0600");
        }

        if (builder.SslCertificate is { } certificate && Path.GetExtension(certificate).ToUpperInvariant() is ".PFX" or ".P12")
        {
            throw new ConnectionTextException("its SSL Certificate is a PKCS#12 file, which pg_dump and psql cannot read: give a PEM certificate and an SSL Key");
        }

        if (builder.ClientEncoding is { } encoding && !LibpqParameter.IsUtf8(encoding))
        {
            throw new ConnectionTextException(LibpqParameter.Utf8Only);
        }

        builder.Remove("Client Encoding");
    }

    // Npgsql also takes "host:port" for a Host, which libpq would look up as a name.
    private static List<GivenParameter> WithSeparatePort(List<GivenParameter> given)
    {
        var index = given.FindIndex(parameter => parameter.Keyword == "host");
        if (index < 0 || given[index].Value is var host && (ConnectionSettings.IsSocket(host) || host.Contains(',')))
        {
            return given;
        }

        var colon = host.LastIndexOf(':');
        var bracket = host.LastIndexOf(']');
        var hasPort = colon > bracket && (bracket > 0 || host.IndexOf(':') == colon);
        if (colon >= 0 && hasPort)
        {
            given[index] = given[index] with { Value = host[..colon] };
            given.RemoveAll(parameter => parameter.Keyword == "port");
            given.Add(new GivenParameter("port", host[(colon + 1)..], "'Host'"));
        }

        return given;
    }
}
