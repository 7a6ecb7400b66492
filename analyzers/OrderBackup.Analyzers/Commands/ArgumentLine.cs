namespace OrderBackup.Analyzers.Commands;

/// <summary>Splits a command line as .NET does for <c>ProcessStartInfo.Arguments</c>: spaces separate, double quotes group, a backslash escapes only a quote.</summary>
internal static class ArgumentLine
{
    public static List<KnownText> Split(KnownText line)
    {
        var words = new List<KnownText>();
        var text = line.Text;
        KnownTextBuilder? word = null;
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\\' && index + 1 < text.Length && text[index + 1] == '"')
            {
                index++;
                word = (word ?? new()).Append('"', line.OriginAt(index));
            }
            else if (character == '"')
            {
                quoted = !quoted;
                word ??= new KnownTextBuilder().Append(line, index, 0);
            }
            else if (!quoted && char.IsWhiteSpace(character))
            {
                Finish(words, ref word);
            }
            else
            {
                word = (word ?? new()).Append(character, line.OriginAt(index));
            }
        }

        Finish(words, ref word);
        return words;
    }

    private static void Finish(List<KnownText> words, ref KnownTextBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToText());
            word = null;
        }
    }
}
