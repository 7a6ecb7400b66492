using System.CommandLine;
using System.Text;
using OrderBackup.Tool.Commands;

namespace OrderBackup.Tool.Output;

/// <summary>The help of the command and of each verb, made from the verbs themselves.</summary>
internal static class HelpText
{
    private const string Name = "order-backup";
    private const int WidestTerm = 30;

    private static readonly (string Code, string Meaning)[] ExitCodes =
    [
        ("0", "Done, and everything holds."),
        ("1", "Could not be done: bad usage, no server, no pg_dump, cancelled."),
        ("2", "Done, and something does not hold: not covered, damaged, different, not restored."),
    ];

    private static readonly (string Option, string Meaning) Help = ("-h, --help", "Show this help; after a verb, the help of the verb.");

    /// <summary>The help of the whole command.</summary>
    public static string OfRoot(Command root, CommonOptions common, int width)
    {
        var text = new StringBuilder($"{root.Description}\n\nUsage:\n  {Name} VERB [options]\n");
        Section("Verbs", root.Subcommands.Select(verb => (verb.Name, verb.Description ?? "")), width, text);
        Section(
            "Options of all verbs",
            common.All.Select(Term).Append(Help).Append(("--version", "Show the version.")),
            width,
            text);
        Section("Exit codes", ExitCodes, width, text);
        Section("Environment", [("ORDER_BACKUP_CONNECTION", "The connection, when no option gives one; then DATABASE_URL."),
            ("NO_COLOR", "Set to anything: no colours."), ("ORDER_BACKUP_DEBUG", "Set to 1: stack traces of failures.")], width, text);
        Examples(root.Subcommands.OfType<VerbCommand>().SelectMany(verb => verb.Examples.Take(1)), text);
        return text.Append($"\nRun '{Name} VERB --help' for the options and examples of a verb.\n").ToString();
    }

    /// <summary>The help of one verb.</summary>
    public static string OfVerb(VerbCommand verb, CommonOptions common, int width)
    {
        var usage = new StringBuilder($"{Name} {verb.Name}");
        foreach (var argument in verb.Arguments)
        {
            usage.Append($" {argument.Name}");
        }

        foreach (var option in verb.Options.Where(option => option.Required))
        {
            usage.Append($" {Term(option).Option}");
        }

        var text = new StringBuilder($"{verb.Description}\n\nUsage:\n  {usage} [options]\n");
        Section("Arguments", verb.Arguments.Select(argument => (argument.Name, argument.Description ?? "")), width, text);
        Section("Options", verb.Options.Select(Term), width, text);
        Section("Options of all verbs", common.All.Select(Term).Append(Help), width, text);
        Section("Exit codes", ExitCodes, width, text);
        Examples(verb.Examples, text);
        return text.ToString();
    }

    private static (string Option, string Meaning) Term(Option option) =>
        (option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}", option.Description ?? "");

    private static void Examples(IEnumerable<(string CommandLine, string Meaning)> examples, StringBuilder text)
    {
        text.Append("\nExamples:\n");
        foreach (var (commandLine, meaning) in examples)
        {
            text.Append($"  # {meaning}\n  {Name} {commandLine}\n");
        }
    }

    private static void Section(string heading, IEnumerable<(string Term, string Meaning)> entries, int width, StringBuilder text)
    {
        var lines = entries.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var column = Math.Min(WidestTerm, lines.Max(line => line.Term.Length)) + 4;
        text.Append($"\n{heading}:\n");
        foreach (var (term, meaning) in lines)
        {
            text.Append("  ").Append(term.PadRight(column - 2));
            var isTooWide = term.Length > column - 4;
            var isFirst = !isTooWide;
            foreach (var line in Wrap(meaning, Math.Max(20, width - column)))
            {
                text.Append(isFirst ? "" : "\n" + new string(' ', column)).Append(line);
                isFirst = false;
            }

            text.Append('\n');
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        yield return line.ToString();
    }
}
