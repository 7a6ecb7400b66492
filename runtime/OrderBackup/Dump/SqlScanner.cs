using System.Buffers;

namespace OrderBackup.Dump;

/// <summary>
/// Splits SQL text into statements, comments and meta-commands as psql's own scanner does, so that nothing inside a string, a
/// quoted name, a function body or a comment is taken for one. Works on bytes as they arrive; in every encoding that a
/// PostgreSQL server can store, bytes below 0x80 are ASCII, and for the others characters are stepped over whole.
/// </summary>
/// <remarks>PostgreSQL manual, "Lexical Structure", and psql, "Entering SQL Commands".</remarks>
internal sealed partial class SqlScanner
{
    /// <summary>How many bytes the scanner may leave unconsumed while it waits for the end of a short token.</summary>
    public const int LongestLookahead = 32 * 1024;

    /// <summary>Statements longer than this are scanned but not kept; none that the reader acts on is.</summary>
    public const int LongestStatement = 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _statement = new(4096);
    private readonly RoutineBody _routine = new();
    private Mode _mode;
    private int _commentDepth;
    private int _parentheses;
    private byte[] _dollarTag = [];
    private int _dollarMatched;
    private bool _statementBegun;

    private enum Mode
    {
        Plain,
        LongLineComment,
        BlockComment,
        Quoted,
        EscapeQuoted,
        QuotedName,
        DollarQuoted,
    }

    /// <summary>Whether a backslash in an ordinary string is an ordinary character (<c>standard_conforming_strings</c>).</summary>
    public bool StandardConformingStrings { get; set; } = true;

    /// <summary>The encoding, which tells where a character ends.</summary>
    public DumpEncoding Encoding { get; set; } = DumpEncoding.Utf8;

    /// <summary>The statement just completed, without leading space and comments.</summary>
    public ReadOnlySpan<byte> Statement => _statement.WrittenSpan;

    /// <summary>Whether <see cref="Statement"/> holds only the beginning of a very long statement.</summary>
    public bool IsStatementCut { get; private set; }

    /// <summary>The comment or meta-command just completed, as a range of the bytes given to <see cref="Scan"/>.</summary>
    public Range Text { get; private set; }

    /// <summary>Whether the scanner stands between two statements.</summary>
    public bool IsBetweenStatements => _mode is Mode.Plain or Mode.LongLineComment && !_statementBegun;

    /// <summary>Scans until something is complete or the bytes are used up.</summary>
    /// <param name="data">The bytes that follow those consumed so far.</param>
    /// <param name="isFinal">Whether no more bytes will come.</param>
    /// <param name="consumed">How many bytes were consumed; the rest has to be offered again.</param>
    public SqlToken Scan(ReadOnlySpan<byte> data, bool isFinal, out int consumed)
    {
        if (!_statementBegun && _mode == Mode.Plain)
        {
            _statement.ResetWrittenCount();
            IsStatementCut = false;
        }

        var position = 0;
        while (position < data.Length)
        {
            var token = _mode == Mode.Plain
                ? ScanPlain(data, isFinal, ref position, out var needsMore)
                : ScanInside(data, isFinal, ref position, out needsMore);
            if (token != SqlToken.None || needsMore)
            {
                consumed = position;
                return token;
            }
        }

        consumed = position;
        return SqlToken.None;
    }

    private SqlToken ScanPlain(ReadOnlySpan<byte> data, bool isFinal, ref int position, out bool needsMore)
    {
        var rest = data[position..];
        needsMore = false;
        switch (rest[0])
        {
            case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or (byte)'\v':
                return Take(rest, 1, ref position, begins: false);
            case (byte)'-' or (byte)'/':
                return ScanCommentStart(data, isFinal, ref position, out needsMore);
            case (byte)'\'':
                _mode = StandardConformingStrings ? Mode.Quoted : Mode.EscapeQuoted;
                return Take(rest, 1, ref position);
            case (byte)'"':
                _mode = Mode.QuotedName;
                return Take(rest, 1, ref position);
            case (byte)'$':
                return ScanDollar(rest, isFinal, ref position, out needsMore);
            case (byte)'(':
                _parentheses++;
                return Take(rest, 1, ref position);
            case (byte)')':
                _parentheses = Math.Max(0, _parentheses - 1);
                return Take(rest, 1, ref position);
            case (byte)';' when _parentheses == 0 && !_routine.IsInside:
                Take(rest, 1, ref position);
                return EndStatement();
            case (byte)'\\' when !_statementBegun:
                return ScanLine(data, isFinal, SqlToken.MetaCommand, ref position, out needsMore);
            case var first when IsIdentifierStart(first):
                return ScanIdentifier(rest, isFinal, ref position, out needsMore);
            default:
                return Take(rest, 1, ref position);
        }
    }

    private SqlToken ScanCommentStart(ReadOnlySpan<byte> data, bool isFinal, ref int position, out bool needsMore)
    {
        var rest = data[position..];
        needsMore = rest.Length < 2 && !isFinal;
        if (needsMore)
        {
            return SqlToken.None;
        }

        if (rest.StartsWith("--"u8))
        {
            return ScanLine(data, isFinal, SqlToken.Comment, ref position, out needsMore);
        }

        if (rest.StartsWith("/*"u8))
        {
            _mode = Mode.BlockComment;
            _commentDepth = 1;
            position += 2;
            return SqlToken.None;
        }

        return Take(rest, 1, ref position);
    }

    /// <summary>Takes a comment or meta-command up to its line feed, which is consumed too.</summary>
    private SqlToken ScanLine(ReadOnlySpan<byte> data, bool isFinal, SqlToken token, ref int position, out bool needsMore)
    {
        var rest = data[position..];
        var length = rest.IndexOf((byte)'\n');
        needsMore = length < 0 && !isFinal && rest.Length < LongestLookahead;
        if (needsMore)
        {
            return SqlToken.None;
        }

        if (length < 0 && !isFinal)
        {
            _mode = Mode.LongLineComment;
            return SqlToken.None;
        }

        var end = length < 0 ? rest.Length : length;
        var text = position..(position + end);
        position += length < 0 ? end : end + 1;
        if (_statementBegun)
        {
            return SqlToken.None;
        }

        Text = text;
        return token;
    }

    private SqlToken ScanDollar(ReadOnlySpan<byte> rest, bool isFinal, ref int position, out bool needsMore)
    {
        var length = 1;
        while (length < rest.Length && (IsIdentifierStart(rest[length]) || (length > 1 && rest[length] is >= (byte)'0' and <= (byte)'9')))
        {
            length++;
        }

        needsMore = length == rest.Length && !isFinal && length < LongestLookahead;
        if (needsMore)
        {
            return SqlToken.None;
        }

        if (length < rest.Length && rest[length] == (byte)'$')
        {
            _dollarTag = rest[..(length + 1)].ToArray();
            _dollarMatched = 0;
            _mode = Mode.DollarQuoted;
            return Take(rest, length + 1, ref position);
        }

        return Take(rest, 1, ref position);
    }

    private SqlToken ScanIdentifier(ReadOnlySpan<byte> rest, bool isFinal, ref int position, out bool needsMore)
    {
        var length = 1;
        while (length < rest.Length && (IsIdentifierStart(rest[length]) || rest[length] is (>= (byte)'0' and <= (byte)'9') or (byte)'$'))
        {
            length++;
        }

        needsMore = length == rest.Length && !isFinal && length < LongestLookahead;
        if (needsMore)
        {
            return SqlToken.None;
        }

        var word = rest[..length];
        if (length == 1 && (word[0] | 0x20) == 'e' && length < rest.Length && rest[length] == (byte)'\'')
        {
            _mode = Mode.EscapeQuoted;
            return Take(rest, 2, ref position);
        }

        _routine.Word(word, _parentheses);
        return Take(rest, length, ref position);
    }

    private SqlToken EndStatement()
    {
        _statementBegun = false;
        _parentheses = 0;
        _routine.Reset();
        return SqlToken.Statement;
    }

    private SqlToken Take(ReadOnlySpan<byte> rest, int length, ref int position, bool begins = true)
    {
        _statementBegun |= begins;
        if (_statementBegun)
        {
            if (_statement.WrittenCount + length <= LongestStatement)
            {
                _statement.Write(rest[..length]);
            }
            else
            {
                IsStatementCut = true;
            }
        }

        position += length;
        return SqlToken.None;
    }

    private static bool IsIdentifierStart(byte value) =>
        value is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or >= 0x80;
}
