namespace OrderBackup.Coverage.Manifest;

/// <summary>Where the lines of a text begin and end; a line ends at LF, CRLF or a lone CR.</summary>
internal sealed class LineIndex
{
    private const char ByteOrderMark = '\uFEFF';
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly int length;

    public LineIndex(string text)
    {
        var starts = new List<int> { text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0 };
        var ends = new List<int>();
        for (var i = starts[0]; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r')) continue;
            ends.Add(i);
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            starts.Add(i + 1);
        }

        ends.Add(text.Length);
        this.starts = [.. starts];
        this.ends = [.. ends];
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
}
