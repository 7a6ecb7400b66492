using OrderBackup.Proof;

namespace OrderBackup.Dump;

/// <summary>
/// Reads the rows of one COPY block in text format and hands every field to a <see cref="RowDigester"/>. Tabs and line feeds
/// inside values are written as escapes, so the raw bytes always separate.
/// </summary>
/// <remarks>PostgreSQL manual, COPY, "Text Format".</remarks>
internal sealed class CopyRowReader(RowDigester digester, DumpEncoding encoding)
{
    private const byte Tab = (byte)'\t';
    private const byte LineFeed = (byte)'\n';

    private bool _atRowStart = true;

    /// <summary>The rows whose number of fields is not the number of columns.</summary>
    public long MalformedRows { get; private set; }

    /// <summary>The number of the first malformed row, counted from 1; 0 when there is none.</summary>
    public long FirstMalformedRow { get; private set; }

    /// <summary>Reads as many bytes as can be judged.</summary>
    /// <param name="data">The bytes that follow those consumed so far.</param>
    /// <param name="isFinal">Whether no more bytes will come.</param>
    /// <param name="isEnd">Set when the end marker <c>\.</c> was read.</param>
    /// <returns>How many bytes were consumed; the rest has to be offered again with more behind it.</returns>
    public int Read(ReadOnlySpan<byte> data, bool isFinal, out bool isEnd)
    {
        isEnd = false;
        var position = 0;
        while (position < data.Length)
        {
            if (_atRowStart)
            {
                var rest = data[position..];
                if (rest.Length < 4 && !isFinal)
                {
                    return position;
                }

                if (EndMarkerLength(rest) is var marker and > 0)
                {
                    isEnd = true;
                    return position + marker;
                }

                _atRowStart = false;
            }

            var length = encoding.EmbedsAscii ? FieldLengthByCharacter(data[position..]) : data[position..].IndexOfAny(Tab, LineFeed);
            if (length < 0)
            {
                return TakePiece(data, position, isFinal);
            }

            EndField(data.Slice(position, length), isLast: data[position + length] == LineFeed);
            position += length + 1;
        }

        return position;
    }

    private static int EndMarkerLength(ReadOnlySpan<byte> rest)
    {
        if (!rest.StartsWith("\\."u8))
        {
            return 0;
        }

        if (rest.Length > 2 && rest[2] == LineFeed)
        {
            return 3;
        }

        return rest.Length > 3 && rest[2] == (byte)'\r' && rest[3] == LineFeed ? 4 : 0;
    }

    private void EndField(ReadOnlySpan<byte> field, bool isLast)
    {
        // A row of a table without columns is an empty line: no field at all.
        if (!(isLast && digester.ColumnCount == 0 && digester.FieldCount == 0 && field.IsEmpty))
        {
            digester.EndField(field);
        }

        if (!isLast)
        {
            return;
        }

        if (digester.FieldCount != digester.ColumnCount)
        {
            MalformedRows++;
            if (FirstMalformedRow == 0)
            {
                FirstMalformedRow = digester.Rows + 1;
            }
        }

        digester.EndRow();
        _atRowStart = true;
    }

    private int TakePiece(ReadOnlySpan<byte> data, int position, bool isFinal)
    {
        var end = data.Length;
        if (encoding.EmbedsAscii && !isFinal)
        {
            end = position + WholeCharacters(data[position..]);
        }

        digester.AppendPiece(data[position..end]);
        return end;
    }

    private int FieldLengthByCharacter(ReadOnlySpan<byte> data)
    {
        var position = 0;
        while (position < data.Length)
        {
            if (data[position] is Tab or LineFeed)
            {
                return position;
            }

            var length = encoding.CharacterLength(data[position..]);
            if (length == 0)
            {
                return -1;
            }

            position += length;
        }

        return -1;
    }

    private int WholeCharacters(ReadOnlySpan<byte> data)
    {
        var position = 0;
        while (position < data.Length)
        {
            var length = encoding.CharacterLength(data[position..]);
            if (length == 0 || position + length > data.Length)
            {
                break;
            }

            position += length;
        }

        return position;
    }
}
