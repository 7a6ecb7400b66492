using Microsoft.CodeAnalysis.Text;

namespace OrderBackup.Analyzers.Model.Naming;

/// <summary>Looks for words in a source text without making a string of it.</summary>
internal static class TextSearch
{
    private const int PieceLength = 8192;

    public static bool ContainsAny(SourceText text, IReadOnlyList<string> words)
    {
        var overlap = words.Max(word => word.Length) - 1;
        var piece = new char[Math.Min(PieceLength, text.Length)];
        for (var start = 0; start < text.Length; start += PieceLength - overlap)
        {
            var length = Math.Min(piece.Length, text.Length - start);
            text.CopyTo(start, piece, 0, length);
            if (words.Any(word => piece.AsSpan(0, length).IndexOf(word.AsSpan(), StringComparison.Ordinal) >= 0))
            {
                return true;
            }

            if (start + length >= text.Length)
            {
                break;
            }
        }

        return false;
    }
}
