using System.Text;

namespace OrderBackup.Connections;

// "keyword = value" pairs separated by white space; values may stand in single quotes, and a backslash escapes the next
// character (PostgreSQL manual, libpq, "Keyword/Value Connection Strings").
internal static class ConnInfo
{
    public static IReadOnlyList<GivenParameter> Read(string text)
    {
        var given = new List<GivenParameter>();
        var position = 0;
        while (SkipSpace(text, ref position))
        {
            var place = $"parameter {given.Count + 1}";
            var start = position;
            while (position < text.Length && text[position] != '=' && !char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            var keyword = text[start..position];
            if (!SkipSpace(text, ref position) || text[position] != '=')
            {
                throw new ConnectionTextException($"{place} has no '='; a value that holds spaces must be in single quotes");
            }

            position++;
            SkipSpace(text, ref position);
            given.Add(new GivenParameter(keyword, Value(text, ref position, place), place));
        }

        return given;
    }

    private static bool SkipSpace(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position < text.Length;
    }

    private static string Value(string text, ref int position, string place)
    {
        var value = new StringBuilder();
        var quoted = position < text.Length && text[position] == '\'';
        if (quoted)
        {
            position++;
        }

        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (quoted ? c == '\'' : char.IsWhiteSpace(c))
            {
                position++;
                return value.ToString();
            }

            if (c == '\\' && position + 1 < text.Length)
            {
                c = text[++position];
            }

            value.Append(c);
        }

        return quoted ? throw new ConnectionTextException($"the quoted value of {place} is not closed") : value.ToString();
    }
}
