using Npgsql;

namespace FurnitureOrders.Data;

/// <summary>Understands the two usual ways to write a connection: <c>Host=…;Database=…</c> and <c>postgres://user@host/database</c>.</summary>
public static class ConnectionText
{
    /// <summary>Reads a connection in either form.</summary>
    /// <param name="text">The connection; it may hold a password, so no message repeats any of it.</param>
    /// <returns>The same as an Npgsql connection string's parts.</returns>
    /// <exception cref="FormatException">The text is in neither form, or names no host.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var settings = text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromUri(new Uri(text))
                : new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrWhiteSpace(settings.Host) ? throw new FormatException("the connection names no host") : settings;
        }
        catch (Exception error) when (error is ArgumentException or UriFormatException)
        {
            throw new FormatException("the connection is neither in the form 'Host=…;Database=…;Username=…' nor 'postgres://user@host:port/database'");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host.Trim('[', ']') };
        if (uri.Port > 0)
            builder.Port = uri.Port;
        if (uri.AbsolutePath.Length > 1)
            builder.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, ..] parts)
        {
            builder.Username = Uri.UnescapeDataString(user);
            if (parts.Length > 1)
                builder.Password = Uri.UnescapeDataString(parts[1]);
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is not [var key, var value])
                throw new UriFormatException();
            Set(builder, Uri.UnescapeDataString(key), Uri.UnescapeDataString(value));
        }

        return builder;
    }

    // libpq and Npgsql spell the same settings differently.
    private static void Set(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        switch (name)
        {
            case "sslmode":
                builder["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
                break;
            case "application_name":
                builder.ApplicationName = value;
                break;
            case "connect_timeout":
                builder["Timeout"] = value;
                break;
            default:
                builder[name] = value;
                break;
        }
    }
}
