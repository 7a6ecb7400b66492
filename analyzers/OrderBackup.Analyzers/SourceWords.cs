using Microsoft.CodeAnalysis.Text;

namespace OrderBackup.Analyzers;

/// <summary>Looks for words in a file's text, so that a file that has none of them costs nothing more.</summary>
internal static class SourceWords
{
    private const int PieceLength = 8192;

    public static bool ContainsAny(SourceText text, IReadOnlyList<string> words)
    {
        // Pieces overlap, so that a word across their border is found.
        var overlap = words.Max(word => word.Length) - 1;
        var buffer = new char[Math.Min(PieceLength, text.Length)];
        for (var start = 0; start < text.Length; start += PieceLength - overlap)
        {
            var length = Math.Min(buffer.Length, text.Length - start);
            text.CopyTo(start, buffer, 0, length);
            var piece = buffer.AsSpan(0, length);
            foreach (var word in words)
            {
                if (piece.IndexOf(word.AsSpan()) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
