using System.Text.RegularExpressions;

namespace OrderBackup.Connections;

// What a connection string says, whichever of the three forms it is written in: libpq parameters, and what only Npgsql knows.
internal sealed record ConnectionText(IReadOnlyList<GivenParameter> Parameters, string NpgsqlOnly)
{
    public override string ToString() => $"{Parameters.Count} parameters";

    public static ConnectionText Read(string text)
    {
        if (PostgresUri.IsUri(text))
        {
            return new ConnectionText(PostgresUri.Read(text), "");
        }

        if (!text.Contains('='))
        {
            throw new ConnectionTextException(
                "it has none of the forms postgresql://user@host/database, Host=…;Database=… or host=… dbname=…");
        }

        return IsConnInfo(text) ? new ConnectionText(ConnInfo.Read(text), "") : NpgsqlText.Read(text);
    }

    // Both forms are "key=value" pairs; what follows the first value tells them apart.
    private static bool IsConnInfo(string text)
    {
        var first = ConnectionTextPatterns.FirstPair().Match(text);
        if (!first.Success || !LibpqParameter.IsKeyword(first.Groups["key"].Value))
        {
            return false;
        }

        var rest = text[first.Length..];
        if (rest.Length == 0 || !char.IsWhiteSpace(rest[0]))
        {
            return rest.Length == 0;
        }

        var second = ConnectionTextPatterns.FollowingKey().Match(rest);
        return !text.Contains(';') || (second.Success && LibpqParameter.IsKeyword(second.Groups["key"].Value));
    }
}

internal static partial class ConnectionTextPatterns
{
    [GeneratedRegex("""^\s*(?<key>[a-z_]+)\s*=\s*('(\\.|[^'\\])*'|(\\.|[^\s;'\\])*)""", RegexOptions.CultureInvariant)]
    internal static partial Regex FirstPair();

    [GeneratedRegex("""^\s+((?<key>[a-z_]+)\s*=)""", RegexOptions.CultureInvariant)]
    internal static partial Regex FollowingKey();
}
