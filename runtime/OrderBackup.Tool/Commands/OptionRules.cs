using System.CommandLine;
using System.Globalization;

namespace OrderBackup.Tool.Commands;

/// <summary>What may be typed after an option, each with a message that says what it takes.</summary>
internal static class OptionRules
{
    /// <summary>Refuses an empty text.</summary>
    public static Option<string> NotEmpty(this Option<string> option)
    {
        option.Validators.Add(result => RefuseEmpty(result.Tokens.Select(token => token.Value), option.Name, result.AddError));
        return option;
    }

    /// <summary>Refuses an empty text among several.</summary>
    public static Option<string[]> NotEmpty(this Option<string[]> option)
    {
        option.Validators.Add(result => RefuseEmpty(result.Tokens.Select(token => token.Value), option.Name, result.AddError));
        return option;
    }

    /// <summary>An option that is given or not; a word after it belongs to something else.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>An option that takes one of a few words.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">One line about it.</param>
    /// <param name="choices">The words; the first is the default.</param>
    public static Option<T> Choice<T>(string name, string description, params (string Word, T Value)[] choices)
    {
        var words = string.Join('|', choices.Select(choice => choice.Word));
        var option = new Option<T>(name) { Description = $"{description} Default: {choices[0].Word}.", HelpName = words };
        option.DefaultValueFactory = _ => choices[0].Value;
        option.CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            var found = choices.Where(choice => choice.Word == word).ToList();
            if (found.Count == 0)
            {
                result.AddError($"{name} takes {words}, not '{word}'.");
                return default;
            }

            return found[0].Value;
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. choices.Select(choice => choice.Word)]);
        return option;
    }

    /// <summary>An option that takes a number.</summary>
    public static Option<int> Count(string name, string description, int least, int byDefault)
    {
        var option = new Option<int>(name) { Description = $"{description} Default: {byDefault}.", HelpName = "N" };
        option.DefaultValueFactory = _ => byDefault;
        option.CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= least)
            {
                return count;
            }

            result.AddError($"{name} takes a number, {least} or more, not '{word}'.");
            return default;
        };
        return option;
    }

    private static void RefuseEmpty(IEnumerable<string> values, string name, Action<string> addError)
    {
        if (values.Any(string.IsNullOrWhiteSpace))
        {
            addError($"{name} must not be empty.");
        }
    }
}
