using System.Globalization;

namespace OrderBackup.Coverage.Manifest;

/// <summary>Reads a line that begins with <c>@</c>.</summary>
internal static class DirectiveReader
{
    public static ManifestDirective? Read(LineCursor cursor, ManifestPosition position)
    {
        var start = cursor.Position++;
        cursor.TakeWhile(c => c is not (' ' or '\t' or '#'));
        var nameSpan = cursor.SpanFrom(start);
        if (GetKind(cursor.Slice(nameSpan)) is not { } kind)
        {
            cursor.Fail(nameSpan, "This directive is unknown; there are @format, @namespace, @root, @scope and @file.");
            return null;
        }

        cursor.SkipBlanks();
        if (cursor.AtEndOrComment)
        {
            cursor.Fail(nameSpan, $"{cursor.Slice(nameSpan)} needs a value behind it.");
            return null;
        }

        var valueStart = cursor.Position;
        if (!TryReadValue(cursor, kind, out var value, out var table)) return null;
        var valueSpan = cursor.SpanFrom(valueStart);
        cursor.SkipBlanks();
        if (!cursor.AtEndOrComment) cursor.FailHere($"Only one value follows {cursor.Slice(nameSpan)}; a comment begins with #.");
        return new() { Kind = kind, Value = value, Table = table, NameSpan = nameSpan, ValueSpan = valueSpan, Position = position };
    }

    private static DirectiveKind? GetKind(string name) => name switch
    {
        "@format" => DirectiveKind.Format,
        "@namespace" => DirectiveKind.Namespace,
        "@root" => DirectiveKind.Root,
        "@scope" => DirectiveKind.Scope,
        "@file" => DirectiveKind.File,
        _ => null,
    };

    private static bool TryReadValue(LineCursor cursor, DirectiveKind kind, out string value, out QualifiedName? table)
    {
        table = null;
        switch (kind)
        {
            case DirectiveKind.Namespace:
                return PropertyPathReader.TryReadNamespace(cursor, out value);
            case DirectiveKind.File:
                return TryReadGlob(cursor, out value);
            case DirectiveKind.Root:
                var isTable = IdentifierReader.TryReadTable(cursor, out var name);
                table = name;
                value = isTable ? name.ToString() : "";
                return isTable;
            default:
                var span = cursor.TakeWhile(c => c is not (' ' or '\t' or '#'));
                value = cursor.Slice(span);
                return kind == DirectiveKind.Format ? TryReadVersion(cursor, value, span) : TryReadScope(cursor, value, span);
        }
    }

    private static bool TryReadVersion(LineCursor cursor, string value, ManifestSpan span) =>
        TryParseVersion(value, out _) || cursor.Fail(span, $"The format's version is a number; this version of OrderBackup reads format {CoverageManifest.SupportedFormatVersion}.");

    public static bool TryParseVersion(string value, out int version) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out version);

    private static bool TryReadScope(LineCursor cursor, string value, ManifestSpan span) =>
        value is "all" or "related" || cursor.Fail(span, "The scope is either all or related.");

    // Globs may hold blanks, and # where no blank stands before it; anything else can be written in quotes.
    private static bool TryReadGlob(LineCursor cursor, out string value)
    {
        if (cursor.At('"'))
        {
            var start = cursor.Position;
            if (!QuotedText.TryRead(cursor, out value)) return false;
            return value.Length > 0 || cursor.Fail(cursor.SpanFrom(start), "@file needs a path or a glob.");
        }

        var from = cursor.Position;
        var end = from;
        while (!cursor.AtEnd)
        {
            var isBlank = cursor.At(' ') || cursor.At('\t');
            if (cursor.At('#') && end < cursor.Position) break;
            cursor.Position++;
            if (!isBlank) end = cursor.Position;
        }

        cursor.Position = end;
        value = cursor.Slice(cursor.SpanFrom(from));
        return true;
    }
}
