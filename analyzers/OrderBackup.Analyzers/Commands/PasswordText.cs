using System.Text.RegularExpressions;

namespace OrderBackup.Analyzers.Commands;

/// <summary>Finds a password in a text: in an address, in a connection's keywords, in an environment assignment.</summary>
internal static class PasswordText
{
    private const string Variable = "PGPASSWORD=";

    // PostgreSQL documentation, "Connection URIs".
    private static readonly Regex Address = new(@"postgres(?:ql)?://[^\s:/@?#]*:(?<password>[^\s@/]+)@", RegexOptions.CultureInvariant);
    private static readonly Regex AddressQuery = new(@"postgres(?:ql)?://[^\s?]*\?(?:[^\s&]*&)*password=(?<password>[^\s&]+)", RegexOptions.CultureInvariant);

    // "Keyword/Value Connection Strings" of libpq, and Npgsql's with semicolons.
    private static readonly Regex Keyword = new(@"(?:^|[\s;=])(?:password|pwd|psw)\s*=\s*(?<password>'[^']*'|""[^""]*""|[^\s;]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "yourpassword", "mypassword", "changeme", "changeit", "example", "placeholder", "postgres", "test", "dummy", "redacted", "todo",
    };

    private static readonly HashSet<string> WordsOfProse = new(StringComparer.OrdinalIgnoreCase) { "pass", "pw", "pwd", "secret", "passwd" };

    /// <summary>Whether a word sets <c>PGPASSWORD</c>; a shell's own variable as the value is not the password itself.</summary>
    public static bool IsVariable(string word, bool isShell)
    {
        var at = word.StartsWith(Variable, StringComparison.Ordinal) ? 0
            : word.StartsWith("--env=" + Variable, StringComparison.Ordinal) ? 6
            : word.StartsWith("-e" + Variable, StringComparison.Ordinal) ? 2
            : -1;
        // With spaces it is a script, whose own words are looked at one by one.
        if (at < 0 || word.Any(char.IsWhiteSpace))
        {
            return false;
        }

        var value = word.Substring(at + Variable.Length);
        return !IsMask(value) && !(isShell && IsShellVariable(value));
    }

    /// <summary>The password in an address such as <c>postgres://user:password@host</c>.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="placeholders">Whether words that stand for a password, and parts that are not known, are taken for none.</param>
    public static string? InAddress(string text, bool placeholders) =>
        First(Address, text, placeholders) ?? First(AddressQuery, text, placeholders);

    public static string? InConnection(string text, bool placeholders) => First(Keyword, text, placeholders);

    /// <summary>Whether a literal is a password in earnest: neither empty, nor a mask, nor a word that stands for one.</summary>
    public static bool IsReal(string value, bool inProse = false)
    {
        var plain = value.Trim('\'', '"').Replace("_", "").Replace("-", "");
        return plain.Length > 1 && !IsMask(value) && !IsShellVariable(value) && value.IndexOf(KnownText.Hole) < 0 && value.IndexOf(KnownText.OptionsHole) < 0
            && !Placeholders.Contains(plain) && !(inProse && WordsOfProse.Contains(plain));
    }

    private static string? First(Regex pattern, string text, bool placeholders)
    {
        foreach (Match match in pattern.Matches(text))
        {
            var value = match.Groups["password"].Value;
            if (placeholders ? IsReal(value, inProse: text.IndexOf(' ') >= 0 && text.IndexOf(';') < 0) : !IsMask(value))
            {
                return value;
            }
        }

        return null;
    }

    // Empty, ***, xxx, …, <password>, {password}, [password].
    private static bool IsMask(string value)
    {
        var plain = value.Trim('\'', '"');
        return plain.Length == 0
            || plain.All(character => character is '*' or '.' or 'x' or 'X' or '•' or '…' or '?' or '#' or '-' or '_')
            || (plain[0], plain[plain.Length - 1]) is ('<', '>') or ('{', '}') or ('[', ']');
    }

    // $NAME, ${NAME}, $(command), %NAME%, and what a shell's command gives.
    private static bool IsShellVariable(string value)
    {
        var plain = value.Trim('\'', '"');
        return plain.Length > 1 && (plain[0] == '$' || (plain[0] == '%' && plain[plain.Length - 1] == '%'));
    }
}
