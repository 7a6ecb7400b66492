using System.Globalization;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Reads C# names with dots between them.</summary>
internal static class PropertyPathReader
{
    /// <summary>Reads the list behind an arrow; what was read before a fault is kept.</summary>
    public static bool TryReadList(LineCursor cursor, List<PropertyPath> properties)
    {
        do
        {
            cursor.SkipBlanks();
            if (!TryRead(cursor, out var path)) return false;
            properties.Add(path!);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(','));
        return true;
    }

    /// <summary>Reads a namespace.</summary>
    public static bool TryReadNamespace(LineCursor cursor, out string name)
    {
        var start = cursor.Position;
        name = "";
        do
        {
            if (!TryReadName(cursor, out _)) return false;
        }
        while (cursor.TryTake('.'));
        name = cursor.Slice(cursor.SpanFrom(start));
        return true;
    }

    private static bool TryRead(LineCursor cursor, out PropertyPath? path)
    {
        var start = cursor.Position;
        var segments = new List<PropertySegment>();
        path = null;
        do
        {
            if (!TryReadName(cursor, out var span)) return false;
            var name = cursor.Slice(span);
            segments.Add(new(name, segments.Count > 0 && cursor.TryTake("[]"), span));
        }
        while (cursor.TryTake('.'));

        path = new(segments, cursor.SpanFrom(start));
        return segments.Count > 1 || cursor.Fail(path.Span, "A property is named as Type.Property; this names only one of them.");
    }

    private static bool TryReadName(LineCursor cursor, out ManifestSpan span)
    {
        span = default;
        if (cursor.AtEnd || !IsStart(cursor.Text[cursor.Position]))
        {
            return cursor.FailHere($"A C# name was expected here, but {cursor.DescribeNext()} follows.");
        }

        span = cursor.TakeWhile(IsPart);
        return true;
    }

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    // C# standard, "Identifiers"; formatting characters are left out because they cannot be seen.
    private static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
