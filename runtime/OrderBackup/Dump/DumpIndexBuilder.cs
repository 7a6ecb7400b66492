using System.IO.Hashing;
using OrderBackup.Proof;

namespace OrderBackup.Dump;

/// <summary>Collects the dump's objects from their heading comments, with a digest of each one's SQL text.</summary>
internal sealed class DumpIndexBuilder
{
    /// <summary>The entry for what stands before the first heading: settings that every statement after them depends on.</summary>
    public const string PreambleType = "PREAMBLE";

    private readonly List<DumpIndexEntry> _entries = [];
    private readonly XxHash128 _text = new();
    private DumpIndexEntry _current = new(PreambleType, "-", "settings", 0, "");

    /// <summary>Begins an object.</summary>
    /// <param name="heading">Its heading comment, such as <c>-- Name: orders; Type: TABLE; Schema: public; Owner: postgres</c>.</param>
    /// <param name="offset">Where the heading begins.</param>
    public void Begin(string heading, long offset)
    {
        End();
        var name = heading[(heading.IndexOf("Name: ", StringComparison.Ordinal) + "Name: ".Length)..];
        CutAtLast(ref name, "; Owner: ");
        var schema = CutAtLast(ref name, "; Schema: ");
        var type = CutAtLast(ref name, "; Type: ");
        _current = new DumpIndexEntry(type, schema, name, offset, "");
    }

    /// <summary>Adds to the text of the current object.</summary>
    public void Append(ReadOnlySpan<byte> text) => _text.Append(text);

    /// <summary>All objects.</summary>
    public IReadOnlyList<DumpIndexEntry> Build()
    {
        End();
        return _entries;
    }

    private void End()
    {
        _entries.Add(_current with { Digest = Digest128.From(_text.GetCurrentHashAsUInt128()).ToString() });
        _text.Reset();
    }

    private static string CutAtLast(ref string text, string separator)
    {
        var at = text.LastIndexOf(separator, StringComparison.Ordinal);
        if (at < 0)
        {
            return "";
        }

        var tail = text[(at + separator.Length)..];
        text = text[..at];
        return tail;
    }
}
