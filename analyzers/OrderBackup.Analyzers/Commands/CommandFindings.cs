using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Commands;

/// <summary>What is wrong with one command for OBK4002: a script that runs on after an error, a password that every process list shows.</summary>
internal static class CommandFindings
{
    private const string StopVariable = "ON_ERROR_STOP";

    public static IEnumerable<(Location At, string Message)> Of(SimpleCommand command)
    {
        if (RunsOnAfterErrors(command) is { } script)
        {
            yield return (script.GetLocation(), "psql reads a script without ON_ERROR_STOP: it goes on after an error and still ends with exit code 0, so half a restore looks like a whole one; add -v ON_ERROR_STOP=1");
        }

        if (PasswordIn(command) is { } word)
        {
            yield return ((word.OriginAt(0) ?? command.Call).GetLocation(), "A password on a command line is visible to every user of the machine; pass it in the environment variable PGPASSWORD of the process, or in a password file");
        }
    }

    /// <summary>Where a script is given to psql that nothing stops at an error; null when there is none, or when what is not known may stop it.</summary>
    private static SyntaxNode? RunsOnAfterErrors(SimpleCommand command)
    {
        if (command.Words.Count == 0 || ProgramNames.Of(command.Words[0].Text) != ProgramNames.Psql || command.Words.Any(word => word.MayHoldOptions))
        {
            return null;
        }

        var given = OptionParser.Parse(command.Words, PsqlOptions.All);
        var file = given.FirstOrDefault(option => option.Is(PsqlOptions.File));
        var reads = file is not null || (command.ReadsInput && !given.Any(option => option.Is(PsqlOptions.Command)));
        return !reads || given.Any(Stops) || Lists(given) ? null : file?.Origin ?? command.Words[0].OriginAt(0) ?? command.Call;
    }

    private static bool Lists(List<GivenOption> given) => given.Any(option => option.Is("list") || option.Is("version") || option.Is("help"));

    private static bool Stops(GivenOption option)
    {
        var value = option.Value?.Text ?? "";
        if (option.Is(PsqlOptions.Command))
        {
            return value.Contains(StopVariable);
        }

        // --set is no abbreviation of anything else, and --var is one of --variable.
        if (!option.Is(PsqlOptions.Set) && !option.Is(PsqlOptions.Variable))
        {
            return false;
        }

        var equals = value.IndexOf('=');
        var name = equals < 0 ? value : value.Substring(0, equals);
        if (name.IndexOf(KnownText.Hole) >= 0)
        {
            return true;
        }

        // Without an equals sign the variable is unset; psql takes 0, off, false and no for off.
        return name == StopVariable && equals >= 0 && value.Substring(equals + 1).ToLowerInvariant() is not ("0" or "off" or "of" or "false" or "no");
    }

    private static KnownText? PasswordIn(SimpleCommand command)
    {
        var isClient = command.Words.Count > 0 && ProgramNames.IsClient(ProgramNames.Of(command.Words[0].Text));
        return command.Assignments.Concat(command.Words).FirstOrDefault(word => PasswordText.IsVariable(word.Text, command.IsShell) || PasswordText.InAddress(word.Text, placeholders: false) is not null
            || (isClient && PasswordText.InConnection(word.Text, placeholders: false) is not null));
    }
}
