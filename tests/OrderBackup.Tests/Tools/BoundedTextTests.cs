using System.Text;
using OrderBackup.Tools;

namespace OrderBackup.Tests.Tools;

public sealed class BoundedTextTests
{
    private const int Kept = (8 + 64) * 1024;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(100, 7)]
    [InlineData(8 * 1024, 1000)]
    [InlineData(Kept, 4096)]
    [InlineData(Kept, Kept)]
    public void Text_that_fits_is_kept_whole(int length, int piece)
    {
        var text = Numbers(length);
        Assert.Equal(text, Append(text, piece).ToString());
    }

    [Theory]
    [InlineData(Kept + 1, 4096)]
    [InlineData(300_000, 1)]
    [InlineData(300_000, 32 * 1024)]
    [InlineData(300_000, 300_000)]
    public void Longer_text_keeps_its_beginning_and_end(int length, int piece)
    {
        var text = Numbers(length);
        Assert.Equal($"{text[..(8 * 1024)]}\n[… {length - Kept} bytes …]\n{text[^(64 * 1024)..]}", Append(text, piece).ToString());
    }

    private static string Numbers(int length)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < length; i++)
        {
            text.Append(i).Append('\n');
        }

        return text.ToString(0, length);
    }

    private static BoundedText Append(string text, int piece)
    {
        var bounded = new BoundedText();
        foreach (var part in Encoding.ASCII.GetBytes(text).Chunk(piece))
        {
            bounded.Append(part);
        }

        return bounded;
    }
}
