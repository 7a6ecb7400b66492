using System.CommandLine;
using OrderBackup.Tool.Commands;

namespace OrderBackup.Tool.Output;

/// <summary>What is wrong with a command line, in a sentence that never repeats a secret.</summary>
internal static class UsageError
{
    public static string Of(ParseResult parse, CommonOptions common)
    {
        if (parse.UnmatchedTokens is [var unknown, ..])
        {
            return common.HasConnection(parse) || parse.UnmatchedTokens.Any(ConnectionText.HoldsPassword)
                ? "something after a connection belongs to no option, and is not shown since it may be a secret: "
                  + "put quotes around the connection's text."
                : Unknown(parse, unknown);
        }

        if (parse.CommandResult.Command is RootCommand)
        {
            return "a verb is missing.";
        }

        return string.Join(' ', parse.Errors.Select(error => error.Message).Distinct());
    }

    private static string Unknown(ParseResult parse, string word)
    {
        var command = parse.CommandResult.Command;
        var isVerb = command is RootCommand;
        IEnumerable<string> known = isVerb && !word.StartsWith('-')
            ? command.Subcommands.Select(verb => verb.Name)
            : command.Options.Concat(parse.RootCommandResult.Command.Options).Select(option => option.Name);
        var nearest = Nearest(word, known);
        var what = isVerb ? $"there is no verb '{word}'" : $"{command.Name} does not know '{word}'";
        return nearest is null ? $"{what}." : $"{what}; did you mean '{nearest}'?";
    }

    private static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(candidate => (Candidate: candidate, Distance: Distance(word, candidate)))
        .Where(pair => pair.Distance <= Math.Max(1, pair.Candidate.Length / 3))
        .OrderBy(pair => pair.Distance)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    // Edits by insertion, deletion, replacement.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
