using System.Globalization;
using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Reads <c>$.a."b c"[*].d</c>.</summary>
internal static class JsonPathReader
{
    private const string NotUnderstood = "A JSON path is written as $.key, with [*] for all elements of an array and double quotes around keys of other characters than letters, digits and _.";

    public static bool TryRead(LineCursor cursor, out JsonPath? path)
    {
        path = null;
        if (!cursor.TryTake('$')) return cursor.FailHere(NotUnderstood);
        var steps = new List<string?>();
        while (cursor.At('.') || cursor.At('['))
        {
            if (cursor.TryTake("[*]")) steps.Add(null);
            else if (!cursor.TryTake('.')) return cursor.FailHere(NotUnderstood);
            else if (!TryReadMember(cursor, out var key)) return false;
            else steps.Add(key);
        }

        if (steps.Count == 0) return cursor.FailHere("A JSON path names something inside the column: add .key after $, or leave the path out.");
        path = new(steps);
        return true;
    }

    private static bool TryReadMember(LineCursor cursor, out string key)
    {
        key = "";
        if (cursor.At('"')) return TryReadQuoted(cursor, out key);
        if (cursor.AtEnd || !JsonPath.IsKeyStart(cursor.Text[cursor.Position])) return cursor.FailHere(NotUnderstood);
        key = cursor.Slice(cursor.TakeWhile(JsonPath.IsKeyPart));
        return true;
    }

    private static bool TryReadQuoted(LineCursor cursor, out string key)
    {
        var start = cursor.Position++;
        var builder = new StringBuilder();
        key = "";
        while (!cursor.AtEnd)
        {
            if (cursor.TryTake('"'))
            {
                key = builder.ToString();
                return true;
            }

            if (!cursor.At('\\')) builder.Append(cursor.Text[cursor.Position++]);
            else if (!TryReadEscape(cursor, builder)) return false;
        }

        return cursor.Fail(new(start, 1), "The quote that opens here has no closing quote in this line.");
    }

    private static bool TryReadEscape(LineCursor cursor, StringBuilder builder)
    {
        var start = cursor.Position++;
        var c = cursor.AtEnd ? '\0' : cursor.Text[cursor.Position++];
        var plain = "\"\\/".IndexOf(c);
        var control = "bfnrt".IndexOf(c);
        if (plain >= 0)
        {
            builder.Append(c);
            return true;
        }

        if (control >= 0)
        {
            builder.Append("\b\f\n\r\t"[control]);
            return true;
        }

        if (c == 'u' && cursor.Position + 4 <= cursor.End
            && int.TryParse(cursor.Text.Substring(cursor.Position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            cursor.Position += 4;
            builder.Append((char)code);
            return true;
        }

        return cursor.Fail(cursor.SpanFrom(start), "This is no escape of a JSON string: write \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX.");
    }
}
