namespace OrderBackup.Dump;

// Inside of what may hold anything: comments, dollar quotes, strings and quoted names.
internal sealed partial class SqlScanner
{
    private SqlToken ScanInside(ReadOnlySpan<byte> data, bool isFinal, ref int position, out bool needsMore)
    {
        var rest = data[position..];
        needsMore = false;
        switch (_mode)
        {
            case Mode.LongLineComment:
                var end = rest.IndexOf((byte)'\n');
                position += end < 0 ? rest.Length : end + 1;
                _mode = end < 0 ? _mode : Mode.Plain;
                return SqlToken.None;
            case Mode.BlockComment:
                return ScanBlockComment(rest, isFinal, ref position, out needsMore);
            case Mode.DollarQuoted:
                return ScanDollarQuoted(rest, ref position);
            default:
                return ScanQuoted(rest, isFinal, ref position, out needsMore);
        }
    }

    private SqlToken ScanBlockComment(ReadOnlySpan<byte> rest, bool isFinal, ref int position, out bool needsMore)
    {
        needsMore = false;
        var length = rest.IndexOfAny((byte)'*', (byte)'/');
        if (length < 0)
        {
            position += rest.Length;
            return SqlToken.None;
        }

        position += length;
        rest = rest[length..];
        if (rest.Length < 2 && !isFinal)
        {
            needsMore = true;
        }
        else if (rest.StartsWith("*/"u8))
        {
            position += 2;
            _mode = --_commentDepth == 0 ? Mode.Plain : _mode;
        }
        else if (rest.StartsWith("/*"u8))
        {
            position += 2;
            _commentDepth++;
        }
        else
        {
            position++;
        }

        return SqlToken.None;
    }

    private SqlToken ScanDollarQuoted(ReadOnlySpan<byte> rest, ref int position)
    {
        // The tag is matched byte by byte, so that it may be cut anywhere; it begins with a dollar sign and has no other inside.
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == _dollarTag[_dollarMatched])
            {
                if (++_dollarMatched == _dollarTag.Length)
                {
                    _mode = Mode.Plain;
                    return Take(rest, i + 1, ref position);
                }
            }
            else
            {
                _dollarMatched = rest[i] == (byte)'$' ? 1 : 0;
            }
        }

        return Take(rest, rest.Length, ref position);
    }

    private SqlToken ScanQuoted(ReadOnlySpan<byte> rest, bool isFinal, ref int position, out bool needsMore)
    {
        needsMore = false;
        var quote = _mode == Mode.QuotedName ? (byte)'"' : (byte)'\'';
        var i = 0;
        while (i < rest.Length)
        {
            if (!Encoding.EmbedsAscii)
            {
                var next = _mode == Mode.EscapeQuoted ? rest[i..].IndexOfAny(quote, (byte)'\\') : rest[i..].IndexOf(quote);
                if (next < 0)
                {
                    return Take(rest, rest.Length, ref position);
                }

                i += next;
            }

            if (rest[i] == quote)
            {
                return CloseUnlessDoubled(rest, i, isFinal, ref position, out needsMore);
            }

            var length = _mode == Mode.EscapeQuoted && rest[i] == (byte)'\\' ? 2 : Encoding.CharacterLength(rest[i..]);
            if ((length == 0 || i + length > rest.Length) && !isFinal)
            {
                needsMore = true;
                return Take(rest, i, ref position);
            }

            i += Math.Max(1, length);
        }

        return Take(rest, rest.Length, ref position);
    }

    private SqlToken CloseUnlessDoubled(ReadOnlySpan<byte> rest, int quoteAt, bool isFinal, ref int position, out bool needsMore)
    {
        needsMore = false;
        if (quoteAt + 1 == rest.Length && !isFinal)
        {
            needsMore = true;
            return Take(rest, quoteAt, ref position);
        }

        if (quoteAt + 1 < rest.Length && rest[quoteAt + 1] == rest[quoteAt])
        {
            return Take(rest, quoteAt + 2, ref position);
        }

        _mode = Mode.Plain;
        return Take(rest, quoteAt + 1, ref position);
    }
}
