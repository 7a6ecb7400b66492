namespace OrderBackup.Analyzers.Commands;

/// <summary>
/// Reads options as <c>getopt_long</c> does: they may stand after other arguments, letters may be combined, a letter's value may follow
/// it directly, and a long name may be abbreviated. Options that the program does not have are passed over.
/// </summary>
internal static class OptionParser
{
    public static List<GivenOption> Parse(IReadOnlyList<KnownText> words, IReadOnlyList<CommandOption> options)
    {
        var given = new List<GivenOption>();
        for (var index = 1; index < words.Count; index++)
        {
            var text = words[index].Text;
            if (text == "--")
            {
                break;
            }

            var next = index + 1 < words.Count ? words[index + 1] : null;
            var takesNext = text.StartsWith("--", StringComparison.Ordinal) ? AddLong(words[index], next, options, given)
                : text.Length > 1 && text[0] == '-' && AddShort(words[index], next, options, given);
            index += takesNext ? 1 : 0;
        }

        return given;
    }

    private static bool AddLong(KnownText word, KnownText? next, IReadOnlyList<CommandOption> options, List<GivenOption> given)
    {
        var equals = word.Text.IndexOf('=');
        var name = equals < 0 ? word.Text.Substring(2) : word.Text.Substring(2, equals - 2);
        CommandOption[] meant = [.. options.Where(option => option.Name == name)];
        if (meant.Length == 0)
        {
            meant = [.. options.Where(option => name.Length > 0 && option.Name.StartsWith(name, StringComparison.Ordinal))];
        }

        if (meant.Length == 0)
        {
            return false;
        }

        var takesNext = equals < 0 && meant[0].TakesValue;
        given.Add(new GivenOption(meant, "--" + name, equals >= 0 ? word.Slice(equals + 1) : takesNext ? next : null, word.OriginAt(0)));
        return takesNext;
    }

    private static bool AddShort(KnownText word, KnownText? next, IReadOnlyList<CommandOption> options, List<GivenOption> given)
    {
        for (var index = 1; index < word.Text.Length; index++)
        {
            if (options.FirstOrDefault(option => option.Letter == word.Text[index] && option.Letter != ' ') is not { } option)
            {
                return false;
            }

            var last = index + 1 == word.Text.Length;
            var value = !option.TakesValue ? null : last ? next : word.Slice(index + 1);
            given.Add(new GivenOption([option], "-" + option.Letter, value, word.OriginAt(index)));
            if (option.TakesValue)
            {
                return last;
            }
        }

        return false;
    }
}
