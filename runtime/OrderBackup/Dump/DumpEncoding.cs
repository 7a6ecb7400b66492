using System.Text;

namespace OrderBackup.Dump;

/// <summary>
/// A client encoding that a dump declares: how its names are decoded, and how long each character is where bytes that look
/// like ASCII can be the second half of a character.
/// </summary>
/// <remarks>PostgreSQL manual, "Character Set Support": only the client-only encodings embed ASCII bytes.</remarks>
internal sealed class DumpEncoding
{
    private static readonly Dictionary<string, int> CodePages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["LATIN1"] = 28591,
        ["LATIN2"] = 28592,
        ["LATIN3"] = 28593,
        ["LATIN4"] = 28594,
        ["LATIN5"] = 28599,
        ["LATIN7"] = 28603,
        ["LATIN9"] = 28605,
        ["ISO_8859_5"] = 28595,
        ["ISO_8859_6"] = 28596,
        ["ISO_8859_7"] = 28597,
        ["ISO_8859_8"] = 28598,
        ["WIN866"] = 866,
        ["WIN874"] = 874,
        ["WIN1250"] = 1250,
        ["WIN1251"] = 1251,
        ["WIN1252"] = 1252,
        ["WIN1253"] = 1253,
        ["WIN1254"] = 1254,
        ["WIN1255"] = 1255,
        ["WIN1256"] = 1256,
        ["WIN1257"] = 1257,
        ["WIN1258"] = 1258,
        ["KOI8R"] = 20866,
        ["KOI8U"] = 21866,
        ["EUC_KR"] = 51949,
        ["EUC_JP"] = 51932,
        ["EUC_CN"] = 936,
        ["SJIS"] = 932,
        ["SHIFT_JIS_2004"] = 932,
        ["BIG5"] = 950,
        ["GBK"] = 936,
        ["GB18030"] = 54936,
        ["UHC"] = 949,
        ["JOHAB"] = 1361,
    };

    private static readonly HashSet<string> AsciiEmbedding =
        new(StringComparer.OrdinalIgnoreCase) { "SJIS", "SHIFT_JIS_2004", "BIG5", "GBK", "GB18030", "UHC", "JOHAB" };

    private readonly Encoding _encoding;

    static DumpEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private DumpEncoding(string name, Encoding encoding)
    {
        Name = name;
        _encoding = encoding;
        EmbedsAscii = AsciiEmbedding.Contains(name);
    }

    /// <summary>UTF-8, which is also what a dump without a declaration is read as.</summary>
    public static DumpEncoding Utf8 { get; } = new("UTF8", new UTF8Encoding(false));

    /// <summary>PostgreSQL's name of the encoding.</summary>
    public string Name { get; }

    /// <summary>Whether a byte below 0x80 can be part of a longer character.</summary>
    public bool EmbedsAscii { get; }

    /// <summary>The encoding of a PostgreSQL name such as <c>EUC_KR</c>; names without a table here are read as UTF-8 where that fits, else as LATIN1.</summary>
    public static DumpEncoding Named(string name)
    {
        if (name.Equals("UTF8", StringComparison.OrdinalIgnoreCase))
        {
            return Utf8;
        }

        return CodePages.TryGetValue(name, out var codePage)
            ? new DumpEncoding(name, Encoding.GetEncoding(codePage))
            : new DumpEncoding(name, new UTF8Encoding(false, throwOnInvalidBytes: true));
    }

    /// <summary>Decodes a name or a short text.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>The length in bytes of the character that begins with these bytes, or 0 when more bytes are needed to tell.</summary>
    public int CharacterLength(ReadOnlySpan<byte> bytes)
    {
        var first = bytes[0];
        if (first < 0x80 || !EmbedsAscii)
        {
            return 1;
        }

        switch (Name.ToUpperInvariant())
        {
            case "SJIS" or "SHIFT_JIS_2004" when first is >= 0xA1 and <= 0xDF:
                return 1;
            case "GB18030":
                return bytes.Length < 2 ? 0 : bytes[1] is >= 0x30 and <= 0x39 ? 4 : 2;
            case "JOHAB" when first == 0x8F:
                return 3;
            default:
                return 2;
        }
    }
}
