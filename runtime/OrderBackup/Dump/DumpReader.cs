using OrderBackup.Coverage;
using OrderBackup.Proof;

namespace OrderBackup.Dump;

/// <summary>
/// Reads a plain-text dump in one pass over its bytes as they arrive, in constant memory: finds every COPY block, sequence value
/// and large object, digests every field, keeps the dump's index, and tells whether the dump is whole.
/// </summary>
internal sealed class DumpReader
{
    /// <summary>How many bytes a call of <see cref="Read"/> may leave for the next one.</summary>
    public const int LongestRemainder = SqlScanner.LongestLookahead;

    private readonly Func<QualifiedName, IReadOnlyList<string>> _keyOf;
    private readonly SqlScanner _scanner = new();
    private readonly DumpIndexBuilder _index = new();
    private readonly DataProofBuilder _proof = new();
    private readonly DumpEnding _ending = new();
    private readonly List<CopyBlock> _blocks = [];
    private readonly List<string> _problems = [];
    private CopyFromStdin? _copy;
    private CopyRowReader? _rowReader;
    private RowDigester? _digester;
    private long _copyStart;
    private bool _awaitsRowsOnNextLine;
    private long _offset;

    /// <summary>Starts at the beginning of a dump.</summary>
    /// <param name="keyOf">The columns that identify a row of a table, which seed its column digests; empty when it has no key.</param>
    public DumpReader(Func<QualifiedName, IReadOnlyList<string>> keyOf) => _keyOf = keyOf;

    /// <summary>The table whose rows are being read, or null between tables.</summary>
    public QualifiedName? CurrentTable => _copy?.Table;

    /// <summary>All rows read so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Reads as many bytes as can be judged.</summary>
    /// <param name="data">The bytes that follow those consumed so far.</param>
    /// <param name="isFinal">Whether no more bytes will come.</param>
    /// <returns>How many bytes were consumed; the rest, at most <see cref="LongestRemainder"/>, has to be offered again with more behind it.</returns>
    public int Read(ReadOnlySpan<byte> data, bool isFinal)
    {
        var position = 0;
        while (position < data.Length)
        {
            var rest = data[position..];
            var consumed = _awaitsRowsOnNextLine ? SkipToNextLine(rest) : _copy is null ? ReadSql(rest, isFinal) : ReadRows(rest, isFinal);
            if (consumed == 0)
            {
                break;
            }

            position += consumed;
            _offset += consumed;
        }

        return position;
    }

    /// <summary>Ends the reading and says what was found.</summary>
    public DumpContent Complete()
    {
        if (_copy is { } copy)
        {
            _problems.Add($"the dump ends inside the rows of {copy.Table}, after {_digester!.Rows} rows");
            EndCopy(_offset - _copyStart);
        }
        else if (!_scanner.IsBetweenStatements)
        {
            _problems.Add("the dump ends in the middle of a statement");
        }

        var proof = _proof.Build();
        _problems.AddRange(_proof.Problems);
        _problems.AddRange(_ending.Problems());
        return new DumpContent
        {
            Length = _offset,
            Encoding = _scanner.Encoding.Name,
            Proof = proof,
            CopyBlocks = _blocks,
            Index = _index.Build(),
            Problems = _problems,
        };
    }

    private int ReadSql(ReadOnlySpan<byte> data, bool isFinal)
    {
        var token = _scanner.Scan(data, isFinal, out var consumed);
        switch (token)
        {
            case SqlToken.Comment:
                ReadComment(data, consumed);
                return consumed;
            case SqlToken.MetaCommand:
                _ending.TakeMetaCommand(_scanner.Encoding.Decode(data[_scanner.Text]));
                break;
            case SqlToken.Statement:
                ReadStatement();
                break;
        }

        _index.Append(data[..consumed]);
        return consumed;
    }

    private void ReadComment(ReadOnlySpan<byte> data, int consumed)
    {
        var comment = data[_scanner.Text];
        if (comment.StartsWith("-- Name: "u8) || comment.StartsWith("-- Data for Name: "u8))
        {
            var start = _scanner.Text.GetOffsetAndLength(data.Length).Offset;
            _index.Append(data[..start]);
            _index.Begin(_scanner.Encoding.Decode(comment), _offset + start);
            _index.Append(data[start..consumed]);
        }
        else
        {
            _ending.TakeComment(comment);
            _index.Append(data[..consumed]);
        }
    }

    private void ReadStatement()
    {
        _ending.TakeStatement();
        if (_scanner.IsStatementCut)
        {
            return;
        }

        if (_proof.TryLargeObjectData(_scanner.Statement))
        {
            return;
        }

        switch (DumpStatement.Parse(_scanner.Statement, _scanner.Encoding))
        {
            case SetParameter { Name: "client_encoding", Value: var encoding }:
                _scanner.Encoding = DumpEncoding.Named(encoding);
                break;
            case SetParameter { Name: "standard_conforming_strings", Value: var value }:
                _scanner.StandardConformingStrings = value == "on";
                break;
            case SetSequence sequence:
                _proof.AddSequence(sequence);
                break;
            case OpenLargeObject large:
                _proof.BeginLargeObject(large.Oid);
                break;
            case CloseLargeObject:
                _proof.EndLargeObject();
                break;
            case CopyFromStdin copy:
                _copy = copy;
                _awaitsRowsOnNextLine = true;
                _digester = _proof.DigesterFor(copy, _keyOf(copy.Table));
                break;
        }
    }

    private int SkipToNextLine(ReadOnlySpan<byte> data)
    {
        var end = data.IndexOf((byte)'\n');
        var line = end < 0 ? data : data[..end];
        if (line.IndexOfAnyExcept(" \t\r"u8) >= 0)
        {
            _problems.Add($"text follows the COPY statement of {_copy!.Table} on the same line");
        }

        var consumed = end < 0 ? data.Length : end + 1;
        _index.Append(data[..consumed]);
        if (end >= 0)
        {
            _awaitsRowsOnNextLine = false;
            _rowReader = new CopyRowReader(_digester!, _scanner.Encoding);
            _copyStart = _offset + consumed;
        }

        return consumed;
    }

    private int ReadRows(ReadOnlySpan<byte> data, bool isFinal)
    {
        var before = _digester!.Rows;
        var consumed = _rowReader!.Read(data, isFinal, out var isEnd);
        Rows += _digester.Rows - before;
        if (isEnd)
        {
            var markerLength = data[consumed - 2] == (byte)'\r' ? 4 : 3;
            EndCopy(_offset + consumed - markerLength - _copyStart);
        }

        return consumed;
    }

    private void EndCopy(long length)
    {
        var copy = _copy!;
        if (_rowReader is { MalformedRows: > 0 } reader)
        {
            _problems.Add(
                $"{reader.MalformedRows} rows of {copy.Table}, the first of them row {reader.FirstMalformedRow}, do not have {copy.Columns.Count} fields");
        }

        _blocks.Add(new CopyBlock(
            copy.Table.Schema, copy.Table.Name, copy.Columns, _rowReader is null ? 0 : _digester!.Rows - _proof.RowsBefore(copy.Table), _copyStart, length));
        _proof.EndTable(copy.Table);
        _copy = null;
        _rowReader = null;
        _digester = null;
    }
}
