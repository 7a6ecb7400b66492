using System.Text;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Reads identifiers as PostgreSQL does: unquoted ones fold ASCII letters to lower case, quoted ones are kept.</summary>
internal static class IdentifierReader
{
    public static bool TryRead(LineCursor cursor, out string name)
    {
        if (!cursor.AtEnd && QuotedText.StartsAt(cursor.Text, cursor.Position))
        {
            var start = cursor.Position;
            if (!QuotedText.TryRead(cursor, out name)) return false;
            return name.Length > 0 || cursor.Fail(cursor.SpanFrom(start), "A quoted name cannot be empty.");
        }

        name = "";
        if (cursor.AtEnd || !IsStart(cursor.Text[cursor.Position]))
        {
            return cursor.FailHere($"A name was expected here, but {cursor.DescribeNext()} follows. Put a name with other characters than letters, digits, _ and $ in double quotes.");
        }

        name = Fold(cursor.Slice(cursor.TakeWhile(IsPart)));
        return true;
    }

    /// <summary>Reads <c>table</c> or <c>schema.table</c>.</summary>
    public static bool TryReadTable(LineCursor cursor, out QualifiedName table)
    {
        var start = cursor.Position;
        table = default;
        if (!TryRead(cursor, out var first)) return false;
        table = new(QualifiedName.DefaultSchema, first);
        if (!cursor.TryTake('.')) return true;
        if (!TryRead(cursor, out var second)) return false;
        table = new(first, second);
        return !cursor.At('.') || cursor.Fail(cursor.SpanFrom(start), "A table is named as table or schema.table; this name has more parts.");
    }

    private static bool IsStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || IsVisibleNonAscii(c);

    private static bool IsPart(char c) => IsStart(c) || c is (>= '0' and <= '9') or '$';

    // PostgreSQL takes every non-ASCII character here; one that cannot be seen is far likelier a slip than a name.
    private static bool IsVisibleNonAscii(char c) =>
        c >= '\u0080' && !char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format;

    private static string Fold(string name)
    {
        StringBuilder? folded = null;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is >= 'A' and <= 'Z') (folded ??= new(name))[i] = (char)(name[i] | 0x20);
        }

        return folded?.ToString() ?? name;
    }
}
