using System.Text;

namespace OrderBackup.Catalog;

/// <summary>Reads the text of a one-dimensional array of strings, such as <c>{A,"B C",NULL}</c>.</summary>
/// <remarks>PostgreSQL manual, "Array Input and Output Syntax".</remarks>
internal static class ArrayLiteral
{
    /// <summary>Adds the elements that are not NULL to <paramref name="values"/>; false when the text is not such an array.</summary>
    public static bool TryParse(string text, List<string> values)
    {
        if (text.Length < 2 || text[0] != '{' || text[^1] != '}')
        {
            return false;
        }

        var body = text[1..^1];
        var at = 0;
        while (at < body.Length)
        {
            var isQuoted = body[at] == '"';
            var element = isQuoted ? ReadQuoted(body, ref at) : ReadBare(body, ref at);
            if (element is null || (at < body.Length && body[at++] != ','))
            {
                return false;
            }

            if (isQuoted || !element.Equals("NULL", StringComparison.OrdinalIgnoreCase))
            {
                values.Add(element);
            }
        }

        return true;
    }

    private static string? ReadQuoted(string body, ref int at)
    {
        var element = new StringBuilder();
        for (at++; at < body.Length; at++)
        {
            if (body[at] == '"')
            {
                at++;
                return element.ToString();
            }

            if (body[at] == '\\' && at + 1 < body.Length)
            {
                at++;
            }

            element.Append(body[at]);
        }

        return null;
    }

    private static string? ReadBare(string body, ref int at)
    {
        var start = at;
        while (at < body.Length && body[at] != ',')
        {
            if (body[at] is '{' or '}' or '"' or '\\')
            {
                return null;
            }

            at++;
        }

        return at == start ? null : body[start..at].Trim();
    }
}
