using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Commands;

/// <summary>Finds the commands that a process runs in the end: through a shell's <c>-c</c>, through <c>docker exec</c>, <c>sudo</c> and their like.</summary>
internal static class CommandUnwrapper
{
    private const int DeepestNesting = 6;

    public static IEnumerable<SimpleCommand> Unwrap(ProcessCall call)
    {
        if (call.Program is not { } program)
        {
            return [];
        }

        var name = ProgramNames.OfFile(program) is null && !program.IsKnown ? ProgramNames.OfVariable(call.ProgramName) : null;
        var words = new List<KnownText> { name is null ? program : KnownText.Of(name, call.Call) };
        var windows = ProgramNames.IsWindowsShell(Name(words[0]));
        if (windows && call.Line is { } line)
        {
            // What follows /c is cmd's own to split.
            var at = line.Text.IndexOf("/c ", StringComparison.OrdinalIgnoreCase);
            return at < 0 ? [] : Script(line.Slice(at + 3), windows: true, call.Call, 0);
        }

        words.AddRange(call.Line is null ? [] : ArgumentLine.Split(call.Line));
        words.AddRange(call.Words);
        return Unwrap(new SimpleCommand { Words = words, ReadsInput = call.ReadsInput, Call = call.Call }, 0);
    }

    private static IEnumerable<SimpleCommand> Unwrap(SimpleCommand command, int depth)
    {
        if (command.Words.Count == 0 || depth > DeepestNesting)
        {
            return [command];
        }

        var program = Name(command.Words[0]);
        if (ProgramNames.IsShell(program))
        {
            return [command, .. AfterOption(command, word => word.Length > 1 && word[0] == '-' && word[1] != '-' && word.Contains('c'), windows: false, depth)];
        }

        if (ProgramNames.IsWindowsShell(program))
        {
            return [command, .. AfterOption(command, word => word is "/c" or "/C" or "/k" or "/K", windows: true, depth)];
        }

        if (ProgramNames.IsPowerShell(program))
        {
            return [command, .. AfterOption(command, word => word.StartsWith("-c", StringComparison.OrdinalIgnoreCase), windows: false, depth)];
        }

        return ProgramNames.IsWrapper(program) ? [command, .. Inside(command, depth)] : [command];
    }

    private static IEnumerable<SimpleCommand> AfterOption(SimpleCommand command, Func<string, bool> isOption, bool windows, int depth)
    {
        for (var index = 1; index + 1 < command.Words.Count; index++)
        {
            if (isOption(command.Words[index].Text))
            {
                return windows ? Script(Joined(command.Words.Skip(index + 1)), windows, command.Call, depth, command.ReadsInput)
                    : Script(command.Words[index + 1], windows, command.Call, depth, command.ReadsInput);
            }
        }

        return [];
    }

    private static IEnumerable<SimpleCommand> Inside(SimpleCommand command, int depth)
    {
        for (var index = 1; index < command.Words.Count; index++)
        {
            var word = command.Words[index];
            var name = Name(word);
            if (ProgramNames.IsClient(name) || ProgramNames.IsShell(name))
            {
                return Unwrap(command with { Words = [.. command.Words.Skip(index)], Assignments = [] }, depth + 1);
            }

            if (ProgramNames.IsMentioned(word.Text) && word.Text.Any(char.IsWhiteSpace))
            {
                return Script(word, windows: false, command.Call, depth, command.ReadsInput);
            }
        }

        return [];
    }

    private static IEnumerable<SimpleCommand> Script(KnownText script, bool windows, SyntaxNode call, int depth, bool input = false) =>
        ShellScript.Parse(script, windows, call).SelectMany((command, index) => Unwrap(command with { ReadsInput = command.ReadsInput || (input && index == 0) }, depth + 1));

    private static KnownText Joined(IEnumerable<KnownText> words)
    {
        var builder = new KnownTextBuilder();
        foreach (var word in words)
        {
            if (builder.Length > 0)
            {
                builder.Append(' ', word.OriginAt(0));
            }

            builder.Append(word);
        }

        return builder.ToText();
    }

    private static string Name(KnownText word) => ProgramNames.Of(word.Text);
}
