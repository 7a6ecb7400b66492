namespace OrderBackup.Coverage.Manifest;

/// <summary>Reads the left side of an entry.</summary>
internal static class ColumnKeyReader
{
    public static bool TryRead(LineCursor cursor, out ColumnKey? key)
    {
        var start = cursor.Position;
        key = null;
        if (!TryReadParts(cursor, out var names, out var isWholeTable)) return false;

        var parts = names.Count + (isWholeTable ? 1 : 0);
        if (parts is < 2 or > 3)
        {
            return cursor.Fail(cursor.SpanFrom(start), parts < 2
                ? "This names a table without a column: write table.column, or table.* {exempt: reason} for the whole table."
                : "A column is named as table.column or schema.table.column; this name has more parts.");
        }

        var table = parts == 3 ? new QualifiedName(names[0], names[1]) : new QualifiedName(QualifiedName.DefaultSchema, names[0]);
        var column = isWholeTable ? null : names[names.Count - 1];
        JsonPath? path = null;
        if (cursor.At(':') && !TryReadPath(cursor, isWholeTable, out path)) return false;
        key = new(table, column, path);
        return true;
    }

    private static bool TryReadParts(LineCursor cursor, out List<string> names, out bool isWholeTable)
    {
        names = [];
        isWholeTable = false;
        do
        {
            if (names.Count > 0 && cursor.TryTake('*'))
            {
                isWholeTable = true;
                return true;
            }

            if (!IdentifierReader.TryRead(cursor, out var name)) return false;
            names.Add(name);
        }
        while (cursor.TryTake('.'));
        return true;
    }

    private static bool TryReadPath(LineCursor cursor, bool isWholeTable, out JsonPath? path)
    {
        path = null;
        if (isWholeTable) return cursor.FailHere("A whole table (.*) cannot have a JSON path.");
        cursor.Position++;
        return JsonPathReader.TryRead(cursor, out path);
    }
}
