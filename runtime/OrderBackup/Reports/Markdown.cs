using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderBackup.Reports;

/// <summary>Writes text that comes from a database so that Markdown shows it as it is, rendered or not.</summary>
internal static partial class Markdown
{
    /// <summary>A name: bare when no Markdown dialect could take it for markup, else as a code span.</summary>
    public static string Name(string name) => Plain().IsMatch(name) && !name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? name : Code(name);

    /// <summary>A code span. Line breaks and other invisible characters are shown as escapes.</summary>
    public static string Code(string text)
    {
        var visible = Visible.Of(text);
        var fence = new string('`', LongestRun(visible, '`') + 1);
        var padding = visible.Length == 0 || visible[0] is '`' or ' ' || visible[^1] is '`' or ' ' ? " " : "";
        return fence + padding + visible + padding + fence;
    }

    /// <summary>A sentence, with everything escaped that would be markup.</summary>
    public static string Text(string text)
    {
        var line = Visible.OneLine(text);
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            var isMarkup = line[i] switch
            {
                '\\' or '`' or '*' or '[' or ']' or '<' or '~' or '$' => true,
                '_' => !IsInsideWord(line, i),
                '&' => i + 1 < line.Length && (char.IsAsciiLetter(line[i + 1]) || line[i + 1] == '#'),
                _ => false,
            };
            escaped.Append(isMarkup ? "\\" : "").Append(line[i]);
        }

        return escaped.ToString();
    }

    /// <summary>An indented code block, which needs no fence that its text could close.</summary>
    public static string Block(params string[] lines) => string.Concat(lines.Select(line => "    " + line + "\n"));

    /// <summary>A count with its noun, as in <c>1 table</c> or <c>12,000 rows</c>.</summary>
    public static string Count(long count, string noun) => Number(count) + " " + noun + (count == 1 ? "" : "s");

    /// <summary>A number with a comma between thousands.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An instant in UTC, to the second.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_') && (char.IsLetterOrDigit(text[at + 1]) || text[at + 1] == '_');

    private static int LongestRun(string text, char of)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == of ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    // Underscores inside a word, single spaces, dots and hyphens mean nothing in Markdown.
    [GeneratedRegex(@"^[\p{L}\p{Nd}]+(?:(?:_+|[ .-])[\p{L}\p{Nd}]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
