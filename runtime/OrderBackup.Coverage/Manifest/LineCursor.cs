namespace OrderBackup.Coverage.Manifest;

/// <summary>A reading position in one line, and what was found wrong there.</summary>
internal sealed class LineCursor(string text, ManifestSpan line)
{
    private List<LineFault>? faults;

    public string Text { get; } = text;

    public int End { get; } = line.End;

    public int Position { get; set; } = line.Start;

    public IReadOnlyList<LineFault> Faults => faults ?? [];

    public bool HasFaults => faults is not null;

    public bool AtEnd => Position >= End;

    /// <summary>Whether nothing but a comment is left.</summary>
    public bool AtEndOrComment => AtEnd || Text[Position] == '#';

    public bool At(char c) => !AtEnd && Text[Position] == c;

    public bool At(string expected) =>
        Position + expected.Length <= End && string.CompareOrdinal(Text, Position, expected, 0, expected.Length) == 0;

    public bool TryTake(char c)
    {
        if (!At(c)) return false;
        Position++;
        return true;
    }

    public bool TryTake(string expected)
    {
        if (!At(expected)) return false;
        Position += expected.Length;
        return true;
    }

    public void SkipBlanks()
    {
        while (!AtEnd && Text[Position] is ' ' or '\t') Position++;
    }

    public ManifestSpan TakeWhile(Func<char, bool> predicate)
    {
        var start = Position;
        while (!AtEnd && predicate(Text[Position])) Position++;
        return SpanFrom(start);
    }

    public ManifestSpan SpanFrom(int start) => ManifestSpan.FromBounds(start, Position);

    public string Slice(ManifestSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>The next character for a message; what cannot be seen is shown as its code.</summary>
    public string DescribeNext()
    {
        if (AtEnd) return "the end of the line";
        var c = Text[Position];
        return c is > ' ' and < '\u007f' || (c >= '\u0080' && char.IsLetter(c)) ? $"'{c}'" : $"the character U+{(int)c:X4}";
    }

    /// <summary>Notes that the line is not understood here; always false, so that a reader can return it.</summary>
    public bool Fail(ManifestSpan span, string message)
    {
        Report(Diagnostics.DiagnosticIds.NotUnderstood, span, message);
        return false;
    }

    /// <summary>Notes that the line is not understood at the present position.</summary>
    public bool FailHere(string message) => Fail(new(Position, AtEnd ? 0 : 1), message);

    public void Report(string id, ManifestSpan span, string message) => (faults ??= []).Add(new(id, span, message));
}

/// <summary>Something wrong in one line.</summary>
internal readonly record struct LineFault(string Id, ManifestSpan Span, string Message);
