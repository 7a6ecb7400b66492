using System.CommandLine;
using System.CommandLine.Invocation;
using OrderBackup.Tool.Commands;

namespace OrderBackup.Tool.Output;

/// <summary>What <c>--help</c> does.</summary>
internal sealed class ShowHelp(CommonOptions common, Terminal terminal) : SynchronousCommandLineAction
{
    private const int WidestHelp = 110;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        terminal.Out.Write(Text(parseResult));
        return ExitCode.Holds;
    }

    /// <summary>The help of the verb that was typed, or of the whole command.</summary>
    public string Text(ParseResult parseResult)
    {
        var width = terminal.Traits.IsLive ? Math.Min(WidestHelp, terminal.Live.Profile.Width - 1) : WidestHelp;
        return parseResult.CommandResult.Command is VerbCommand verb
            ? HelpText.OfVerb(verb, common, width)
            : HelpText.OfRoot(parseResult.RootCommandResult.Command, common, width);
    }
}
