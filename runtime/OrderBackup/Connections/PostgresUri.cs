using System.Globalization;
using System.Text;

namespace OrderBackup.Connections;

// postgresql://[user[:password]@][host][:port][/database][?parameter=value&…], as the PostgreSQL manual defines it
// ("Connection URIs" in the libpq chapter). System.Uri is not used: it refuses or rewrites what libpq accepts, such as an
// encoded socket folder for a host.
internal static class PostgresUri
{
    public static bool IsUri(string text) => SchemeLength(text) > 0;

    public static IReadOnlyList<GivenParameter> Read(string text)
    {
        var rest = text[SchemeLength(text)..];
        var given = new List<GivenParameter>();
        var end = rest.AsSpan().IndexOfAny('@', '/');
        if (end >= 0 && rest[end] == '@')
        {
            ReadUser(rest[..end], given);
            rest = rest[(end + 1)..];
        }

        var query = rest.IndexOf('?');
        var place = query < 0 ? rest : rest[..query];
        if (place.Contains('@'))
        {
            throw new ConnectionTextException("it has more than one '@', or a '/' before the '@': in a user name or password write %40 for '@' and %2F for '/'");
        }

        ReadPlace(place, given);
        if (query >= 0)
        {
            ReadQuery(rest[(query + 1)..], given);
        }

        return given;
    }

    private static int SchemeLength(string text)
    {
        // DATABASE_URL is often shared with a Python application: postgresql+psycopg2:// is SQLAlchemy's spelling.
        var length = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = length < 0 ? "" : text[..length].Split('+')[0];
        return scheme is "postgres" or "postgresql" ? length + 3 : 0;
    }

    private static void ReadUser(string text, List<GivenParameter> given)
    {
        var colon = text.IndexOf(':');
        given.Add(new GivenParameter("user", Decode(colon < 0 ? text : text[..colon], "user name"), "user name"));
        if (colon >= 0)
        {
            given.Add(new GivenParameter("password", Decode(text[(colon + 1)..], "password"), "password"));
        }
    }

    private static void ReadPlace(string text, List<GivenParameter> given)
    {
        var slash = text.IndexOf('/');
        var authority = slash < 0 ? text : text[..slash];
        if (slash >= 0)
        {
            given.Add(new GivenParameter("dbname", Decode(text[(slash + 1)..], "database name"), "database name"));
        }

        string host;
        if (authority.StartsWith('['))
        {
            var close = authority.IndexOf(']');
            if (close < 2)
            {
                throw new ConnectionTextException("the IPv6 address of its host is not closed by ']'");
            }

            host = authority[1..close];
            authority = authority[(close + 1)..];
        }
        else
        {
            var colon = authority.IndexOf(':');
            host = colon < 0 ? authority : authority[..colon];
            authority = authority[host.Length..];
        }

        given.Add(new GivenParameter("host", Decode(host, "host"), "host"));
        if (authority.Length > 0)
        {
            if (authority.Contains(','))
            {
                throw new ConnectionTextException(LibpqParameter.OneHost);
            }

            var port = authority[0] == ':' ? authority[1..] : throw new ConnectionTextException("something other than a port follows its host");
            given.Add(new GivenParameter("port", Decode(port, "port"), "port"));
        }
    }

    private static void ReadQuery(string text, List<GivenParameter> given)
    {
        var number = 0;
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var place = $"query parameter {++number}";
            var equals = pair.IndexOf('=');
            if (equals < 0)
            {
                throw new ConnectionTextException($"{place} has no '='; in a value write %26 for '&'");
            }

            var keyword = Decode(pair[..equals], place);
            var value = Decode(pair[(equals + 1)..], place);
            given.Add(keyword == "ssl" && value == "true"
                ? new GivenParameter("sslmode", "require", place)
                : new GivenParameter(keyword, value, place));
        }
    }

    private static string Decode(string text, string place)
    {
        if (!text.Contains('%'))
        {
            return text;
        }

        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length - 1;
            }
            else if (i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value != 0)
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                throw new ConnectionTextException($"its {place} has a '%' that no two hexadecimal digits follow; write %25 for '%' itself");
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
