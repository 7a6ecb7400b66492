namespace OrderBackup.Dump;

/// <summary>
/// Watches for the signs that a dump is whole: pg_dump's closing comment, and the closing <c>\unrestrict</c> with the same key
/// as the opening <c>\restrict</c>, where there is one. Whatever else psql would obey in a dump is a problem.
/// </summary>
/// <remarks>PostgreSQL manual, psql, <c>\restrict</c>; pg_dump writes the closing comment last of all but that command.</remarks>
internal sealed class DumpEnding
{
    private readonly List<string> _strange = [];
    private string? _restrictKey;
    private bool _isUnrestricted;
    private bool _isMarked;
    private bool _continuesAfterMark;

    /// <summary>Takes a comment between statements.</summary>
    public void TakeComment(ReadOnlySpan<byte> comment)
    {
        if (comment.TrimEnd((byte)'\r').SequenceEqual("-- PostgreSQL database dump complete"u8))
        {
            _isMarked = true;
        }
    }

    /// <summary>Takes note that a statement follows.</summary>
    public void TakeStatement() => _continuesAfterMark |= _isMarked;

    /// <summary>Takes a meta-command.</summary>
    public void TakeMetaCommand(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (words)
        {
            case [@"\restrict", var key] when _restrictKey is null:
                _restrictKey = key;
                break;
            case [@"\unrestrict", var key] when key == _restrictKey && !_isUnrestricted:
                _isUnrestricted = true;
                break;
            default:
                _strange.Add($"the dump holds the psql command {words[0]}, which pg_dump does not write there");
                break;
        }
    }

    /// <summary>What is wrong, once the dump has ended.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var strange in _strange)
        {
            yield return strange;
        }

        if (!_isMarked)
        {
            yield return "the dump does not end with pg_dump's closing comment: it is cut off";
        }
        else if (_continuesAfterMark)
        {
            yield return "statements follow pg_dump's closing comment";
        }

        if (_restrictKey is not null && !_isUnrestricted)
        {
            yield return @"the dump opens with \restrict but does not close with \unrestrict and the same key: it is cut off";
        }
    }
}
