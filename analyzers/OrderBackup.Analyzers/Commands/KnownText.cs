using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Commands;

/// <summary>
/// A text as far as the source states it: what is not constant stands as a hole. Every character knows the expression that it comes
/// from, so that a finding is reported at the literal that holds it.
/// </summary>
internal sealed class KnownText
{
    /// <summary>Stands for a value that is not known, one word at most.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>Stands for something unknown that may hold any number of options.</summary>
    public const char OptionsHole = '\uFFFD';

    private readonly (int Start, SyntaxNode Node)[] _origins;

    internal KnownText(string text, (int Start, SyntaxNode Node)[] origins)
    {
        Text = text;
        _origins = origins;
    }

    public string Text { get; }

    public bool IsKnown => Text.IndexOf(Hole) < 0 && Text.IndexOf(OptionsHole) < 0;

    public bool MayHoldOptions => Text.IndexOf(OptionsHole) >= 0;

    public static KnownText Of(string text, SyntaxNode origin) => new(text, [(0, origin)]);

    /// <summary>The expression that the character at this place comes from; null for a text that is made of nothing.</summary>
    public SyntaxNode? OriginAt(int index)
    {
        SyntaxNode? found = null;
        foreach (var (start, node) in _origins)
        {
            if (found is not null && start > index)
            {
                break;
            }

            found = node;
        }

        return found;
    }

    public KnownText Slice(int start)
    {
        var builder = new KnownTextBuilder();
        builder.Append(this, start, Text.Length - start);
        return builder.ToText();
    }
}
