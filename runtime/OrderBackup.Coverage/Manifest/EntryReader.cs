namespace OrderBackup.Coverage.Manifest;

/// <summary>Reads a line that covers or exempts something.</summary>
internal static class EntryReader
{
    private const string Arrow = "<-";

    /// <summary>The entry, also when the line is only understood in part; null when not even its key is.</summary>
    public static ManifestEntry? Read(LineCursor cursor, ManifestPosition position)
    {
        var start = cursor.Position;
        ColumnKey? key = null;
        if (!cursor.At(Arrow) && !ColumnKeyReader.TryRead(cursor, out key)) return null;
        var keySpan = cursor.SpanFrom(start);

        cursor.SkipBlanks();
        ManifestSpan? arrowSpan = cursor.At(Arrow) ? new(cursor.Position, Arrow.Length) : null;
        var properties = new List<PropertyPath>();
        var isUnderstood = !cursor.TryTake(Arrow) || PropertyPathReader.TryReadList(cursor, properties);
        var annotations = new AnnotationReader(cursor);
        isUnderstood = isUnderstood && TryReadRest(cursor, annotations);
        if (key is null && properties.Count == 0) return null;

        var entry = new ManifestEntry
        {
            Key = key,
            KeySpan = keySpan,
            ArrowSpan = arrowSpan,
            Properties = properties,
            State = annotations.State,
            Exemption = annotations.Exemption,
            Span = SpanWithoutTrailingBlanks(cursor, start),
            Position = position,
        };
        if (isUnderstood) CheckCombination(cursor, entry);
        return entry;
    }

    private static bool TryReadRest(LineCursor cursor, AnnotationReader annotations)
    {
        cursor.SkipBlanks();
        while (!cursor.AtEndOrComment)
        {
            if (!cursor.At('{'))
            {
                return cursor.FailHere($"An arrow (<-), an annotation in braces, a comment (#) or the end of the line was expected here, but {cursor.DescribeNext()} follows.");
            }

            if (!annotations.TryRead()) return false;
            cursor.SkipBlanks();
        }

        return true;
    }

    private static void CheckCombination(LineCursor cursor, ManifestEntry entry)
    {
        if (entry.Key is null && entry.Exemption is null)
        {
            cursor.Fail(entry.Span, "A line without a column can only exempt a property: add {exempt: reason}, or put the column in front of the arrow.");
        }
        else if (entry.Key is { IsWholeTable: true } && entry.Exemption is null)
        {
            cursor.Fail(entry.KeySpan, "A whole table (.*) can only be exempt: add {exempt: reason}, or list its columns one by one.");
        }
        else if (entry.Key is { IsWholeTable: true } && entry.ArrowSpan is { } arrow)
        {
            cursor.Fail(arrow, "A whole table (.*) has no property: leave the arrow out.");
        }

        if (entry.State is { } state && entry.Exemption is not null)
        {
            cursor.Report(Diagnostics.DiagnosticIds.RepeatedOrContradictory, state.Span, "Order state cannot be exempt: keep either {state} or {exempt}.");
        }
    }

    private static ManifestSpan SpanWithoutTrailingBlanks(LineCursor cursor, int start)
    {
        var end = cursor.Position;
        while (end > start && cursor.Text[end - 1] is ' ' or '\t') end--;
        return ManifestSpan.FromBounds(start, Math.Max(end, start));
    }
}
