using System.Globalization;
using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Text in double quotes: <c>"…"</c> with doubled quotes, and <c>U&amp;"…"</c> with <c>\XXXX</c> escapes for what a line cannot hold.</summary>
/// <remarks>PostgreSQL manual, "Identifiers and Key Words".</remarks>
internal static class QuotedText
{
    public static bool StartsAt(string text, int position) =>
        position < text.Length && (text[position] == '"' || (position + 2 < text.Length && text[position] is 'U' or 'u' && text[position + 1] == '&' && text[position + 2] == '"'));

    /// <summary>Whether a character would break the line or cannot be seen.</summary>
    public static bool MustBeEscaped(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF';

    public static string Write(string value)
    {
        var escape = value.Any(MustBeEscaped);
        var builder = new StringBuilder(escape ? "U&\"" : "\"");
        foreach (var c in value)
        {
            if (c == '"') builder.Append("\"\"");
            else if (escape && c == '\\') builder.Append(@"\\");
            else if (MustBeEscaped(c)) builder.Append('\\').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else builder.Append(c);
        }

        return builder.Append('"').ToString();
    }

    /// <summary>Reads quoted text that starts at the cursor; on failure the fault is noted there.</summary>
    public static bool TryRead(LineCursor cursor, out string value)
    {
        var start = cursor.Position;
        var isEscaped = !cursor.At('"');
        cursor.Position += isEscaped ? 3 : 1;
        var builder = new StringBuilder();
        value = "";
        while (!cursor.AtEnd)
        {
            if (cursor.TryTake('"'))
            {
                if (!cursor.TryTake('"'))
                {
                    value = builder.ToString();
                    return true;
                }

                builder.Append('"');
            }
            else if (isEscaped && cursor.At('\\'))
            {
                if (!TryReadEscape(cursor, builder)) return false;
            }
            else
            {
                builder.Append(cursor.Text[cursor.Position++]);
            }
        }

        return cursor.Fail(new(start, isEscaped ? 3 : 1), "The quote that opens here has no closing quote in this line.");
    }

    private static bool TryReadEscape(LineCursor cursor, StringBuilder builder)
    {
        var start = cursor.Position++;
        if (cursor.TryTake('\\'))
        {
            builder.Append('\\');
            return true;
        }

        var digits = cursor.TryTake('+') ? 6 : 4;
        var hex = cursor.Text.Substring(cursor.Position, Math.Min(digits, cursor.End - cursor.Position));
        if (hex.Length == digits && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code is > 0 and <= 0x10FFFF)
        {
            cursor.Position += digits;
            if (code <= 0xFFFF) builder.Append((char)code);
            else builder.Append(char.ConvertFromUtf32(code));
            return true;
        }

        return cursor.Fail(cursor.SpanFrom(start), "This is no Unicode escape: write \\XXXX or \\+XXXXXX with hexadecimal digits, or \\\\ for a backslash.");
    }
}
