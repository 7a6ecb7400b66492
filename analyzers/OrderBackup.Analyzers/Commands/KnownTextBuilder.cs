using System.Text;
using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Commands;

internal sealed class KnownTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, SyntaxNode Node)> _origins = [];

    public int Length => _text.Length;

    public KnownTextBuilder Append(char character, SyntaxNode? origin)
    {
        Mark(origin);
        _text.Append(character);
        return this;
    }

    public KnownTextBuilder Append(string text, SyntaxNode origin)
    {
        Mark(origin);
        _text.Append(text);
        return this;
    }

    public KnownTextBuilder Append(KnownText text) => Append(text, 0, text.Text.Length);

    public KnownTextBuilder Append(KnownText text, int start, int length)
    {
        // An empty text still says where it comes from: a word made of it alone can be reported.
        Mark(text.OriginAt(start));
        for (var index = start; index < start + length; index++)
        {
            Append(text.Text[index], text.OriginAt(index));
        }

        return this;
    }

    public KnownText ToText() => new(_text.ToString(), [.. _origins]);

    private void Mark(SyntaxNode? origin)
    {
        if (origin is null || (_origins.Count > 0 && _origins[_origins.Count - 1].Node == origin))
        {
            return;
        }

        if (_origins.Count > 0 && _origins[_origins.Count - 1].Start == _text.Length)
        {
            _origins.RemoveAt(_origins.Count - 1);
        }

        _origins.Add((_text.Length, origin));
    }
}
