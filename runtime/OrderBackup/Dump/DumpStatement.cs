using System.Globalization;
using System.Text;
using OrderBackup.Coverage;

namespace OrderBackup.Dump;

/// <summary>The few statements of a dump that the reader acts on, parsed from their text.</summary>
internal abstract record DumpStatement
{
    /// <summary>Parses a statement; null when it is any other one.</summary>
    public static DumpStatement? Parse(ReadOnlySpan<byte> statement, DumpEncoding encoding)
    {
        if (statement.StartsWith("COPY "u8) || statement.StartsWith("copy "u8))
        {
            return CopyFromStdin.Parse(new StatementText(encoding.Decode(statement)));
        }

        if (statement.StartsWith("SET "u8))
        {
            return SetParameter.Parse(new StatementText(encoding.Decode(statement)));
        }

        return statement.StartsWith("SELECT pg_catalog."u8) ? ParseCall(statement, encoding) : null;
    }

    private static DumpStatement? ParseCall(ReadOnlySpan<byte> statement, DumpEncoding encoding)
    {
        var call = statement["SELECT pg_catalog.".Length..];
        if (call.StartsWith("lowrite("u8))
        {
            return null;
        }

        if (!call.StartsWith("setval("u8) && !call.StartsWith("lo_open("u8) && !call.StartsWith("lo_close("u8))
        {
            return null;
        }

        var text = new StatementText(encoding.Decode(call));
        return text.Word() switch
        {
            "setval" => SetSequence.Parse(text),
            "lo_open" => OpenLargeObject.Parse(text),
            _ => new CloseLargeObject(),
        };
    }
}

/// <summary><c>COPY table (columns) FROM stdin;</c></summary>
internal sealed record CopyFromStdin(QualifiedName Table, IReadOnlyList<string> Columns) : DumpStatement
{
    public static CopyFromStdin? Parse(StatementText text)
    {
        if (!text.TryKeyword("COPY") || text.QualifiedName() is not { } table)
        {
            return null;
        }

        var columns = new List<string>();
        if (text.TrySymbol('('))
        {
            do
            {
                if (text.Identifier() is not { } column)
                {
                    return null;
                }

                columns.Add(column);
            }
            while (text.TrySymbol(','));

            if (!text.TrySymbol(')'))
            {
                return null;
            }
        }

        return text.TryKeyword("FROM") && text.TryKeyword("STDIN") ? new CopyFromStdin(table, columns) : null;
    }
}

/// <summary><c>SET name = value;</c></summary>
internal sealed record SetParameter(string Name, string Value) : DumpStatement
{
    public static SetParameter? Parse(StatementText text) =>
        text.TryKeyword("SET") && text.Identifier() is { } name && text.TrySymbol('=')
            ? new SetParameter(name, text.Literal() ?? text.Word() ?? "")
            : null;
}

/// <summary><c>SELECT pg_catalog.setval('sequence', value, is_called);</c></summary>
internal sealed record SetSequence(QualifiedName Sequence, long Value, bool IsCalled) : DumpStatement
{
    public static SetSequence? Parse(StatementText text)
    {
        if (!text.TrySymbol('(') || text.Literal() is not { } literal || new StatementText(literal).QualifiedName() is not { } name
            || !text.TrySymbol(',') || !long.TryParse(text.Number(), CultureInfo.InvariantCulture, out var value) || !text.TrySymbol(','))
        {
            return null;
        }

        return text.Word() switch
        {
            "true" => new SetSequence(name, value, true),
            "false" => new SetSequence(name, value, false),
            _ => null,
        };
    }
}

/// <summary><c>SELECT pg_catalog.lo_open('oid', mode);</c>, which a row of <c>lowrite</c> follows.</summary>
internal sealed record OpenLargeObject(uint Oid) : DumpStatement
{
    public static OpenLargeObject? Parse(StatementText text) =>
        text.TrySymbol('(') && uint.TryParse(text.Literal() ?? text.Number(), CultureInfo.InvariantCulture, out var oid)
            ? new OpenLargeObject(oid)
            : null;
}

/// <summary><c>SELECT pg_catalog.lo_close(0);</c></summary>
internal sealed record CloseLargeObject : DumpStatement;

/// <summary>A cursor over the text of one short statement.</summary>
internal sealed class StatementText(string text)
{
    private int _position;

    /// <summary>Takes a symbol if it comes next.</summary>
    public bool TrySymbol(char symbol)
    {
        SkipSpace();
        if (_position >= text.Length || text[_position] != symbol)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Takes a keyword, in any case, if it comes next.</summary>
    public bool TryKeyword(string keyword)
    {
        SkipSpace();
        var end = WordEnd();
        if (!text.AsSpan(_position, end - _position).Equals(keyword, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _position = end;
        return true;
    }

    /// <summary>Takes an unquoted word as it is written.</summary>
    public string? Word()
    {
        SkipSpace();
        var end = WordEnd();
        var word = text[_position..end];
        _position = end;
        return word.Length == 0 ? null : word;
    }

    /// <summary>Takes an identifier: quoted, or unquoted and folded to lower case.</summary>
    public string? Identifier()
    {
        SkipSpace();
        return _position < text.Length && text[_position] == '"' ? Quoted('"') : FoldAscii(Word());
    }

    /// <summary>Takes <c>schema.name</c>, or a name alone, which is then in <c>public</c>.</summary>
    public QualifiedName? QualifiedName()
    {
        if (Identifier() is not { } first)
        {
            return null;
        }

        if (!TrySymbol('.'))
        {
            return new QualifiedName(Coverage.QualifiedName.DefaultSchema, first);
        }

        return Identifier() is { } second ? new QualifiedName(first, second) : null;
    }

    /// <summary>Takes a string literal, with doubled quotes and, after E, backslashes undone.</summary>
    public string? Literal()
    {
        SkipSpace();
        var isEscape = _position + 1 < text.Length && text[_position] is 'E' or 'e' && text[_position + 1] == '\'';
        if (isEscape)
        {
            _position++;
        }

        if (_position >= text.Length || text[_position] != '\'')
        {
            return null;
        }

        return isEscape ? Quoted('\'')?.Replace(@"\\", @"\", StringComparison.Ordinal) : Quoted('\'');
    }

    /// <summary>Takes a number with an optional sign.</summary>
    public string? Number()
    {
        SkipSpace();
        var start = _position;
        while (_position < text.Length && (char.IsAsciiDigit(text[_position]) || text[_position] is '-' or '+'))
        {
            _position++;
        }

        return _position == start ? null : text[start.._position];
    }

    // PostgreSQL folds unquoted names by ASCII only in multi-byte encodings.
    private static string? FoldAscii(string? word) => word is null ? null : string.Create(word.Length, word, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
        }
    });

    private string? Quoted(char quote)
    {
        var value = new StringBuilder();
        for (var i = _position + 1; i < text.Length; i++)
        {
            if (text[i] != quote)
            {
                value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == quote)
            {
                value.Append(text[i++]);
            }
            else
            {
                _position = i + 1;
                return value.ToString();
            }
        }

        return null;
    }

    private int WordEnd()
    {
        var end = _position;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '$' || text[end] >= 0x80))
        {
            end++;
        }

        return end;
    }

    private void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }
    }
}
