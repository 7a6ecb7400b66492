namespace OrderBackup.Coverage.Manifest;

/// <summary>Where the lines of a text begin and end; a line ends at LF, CRLF or a lone CR.</summary>
internal sealed class LineIndex
{
    private const char ByteOrderMark = '\uFEFF';
    private static readonly char[] LineBreaks = ['\n', '\r'];
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly int length;

    public LineIndex(string text)
    {
        // Counted first: lists that grow would leave as much again behind as they hold in the end.
        var breaks = 0;
        for (var i = text.IndexOfAny(LineBreaks); i >= 0; i = text.IndexOfAny(LineBreaks, AfterBreak(text, i))) breaks++;
        starts = new int[breaks + 1];
        ends = new int[breaks + 1];
        starts[0] = text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0;
        for (var line = 0; line < breaks; line++)
        {
            ends[line] = text.IndexOfAny(LineBreaks, starts[line]);
            starts[line + 1] = AfterBreak(text, ends[line]);
        }

        ends[breaks] = text.Length;
        length = text.Length;
    }

    /// <summary>The number of lines; a text that ends with a line break has an empty last line.</summary>
    public int Count => starts.Length;

    /// <summary>The line without its line break, by its number counted from 1.</summary>
    public ManifestSpan GetLine(int line) => ManifestSpan.FromBounds(starts[line - 1], ends[line - 1]);

    /// <summary>The line with its line break, by its number counted from 1.</summary>
    public ManifestSpan GetLineWithBreak(int line) => ManifestSpan.FromBounds(starts[line - 1], line < Count ? starts[line] : length);

    public ManifestPosition GetPosition(int offset)
    {
        var found = Array.BinarySearch(starts, offset);
        var index = found >= 0 ? found : Math.Max(~found - 1, 0);
        return new(index + 1, Math.Max(offset - starts[index], 0) + 1);
    }

    private static int AfterBreak(string text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
}
