using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using OrderBackup.Tool.Commands;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool;

/// <summary>The <c>order-backup</c> command: its verbs, its help, and what it does with a command line.</summary>
internal sealed class OrderBackupCommandLine
{
    private static readonly ParserConfiguration Parser = new()
    {
        // A folder's name may begin with @.
        ResponseFileTokenReplacer = null,
    };

    private readonly CommonOptions _common = new();
    private readonly Terminal _terminal;
    private readonly ShowHelp _help;

    /// <summary>Builds the command.</summary>
    /// <param name="createService">Makes the service for the options of a run.</param>
    /// <param name="terminal">Where results and messages go.</param>
    public OrderBackupCommandLine(Func<OrderBackupOptions, IOrderBackup> createService, Terminal terminal)
    {
        _terminal = terminal;
        _help = new ShowHelp(_common, terminal);
        Root = new RootCommand("PostgreSQL backups that prove every covered column is in them, and restores proven identical.");
        foreach (var option in _common.All)
        {
            Root.Options.Add(option);
        }

        var context = new VerbContext(createService, terminal, _common);
        Root.Subcommands.Add(new InitCommand(context));
        Root.Subcommands.Add(new CheckCommand(context));
        Root.Subcommands.Add(new BackupCommand(context));
        Root.Subcommands.Add(new ListCommand(context));
        Root.Subcommands.Add(new ShowCommand(context));
        Root.Subcommands.Add(new VerifyCommand(context));
        Root.Subcommands.Add(new RestoreCommand(context));
        Root.Subcommands.Add(new DrillCommand(context));
        Root.Subcommands.Add(new PruneCommand(context));
        Root.Subcommands.Add(new PinCommand(context));
        Root.Subcommands.Add(new UnpinCommand(context));
        Root.Options.OfType<HelpOption>().Single().Action = _help;
        Root.Options.OfType<VersionOption>().Single().Action = new ShowVersion(terminal);
    }

    /// <summary>The command with all its verbs.</summary>
    public RootCommand Root { get; }

    /// <summary>Does what a command line says.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        try
        {
            var parse = Root.Parse(args, Parser);
            return parse.Action is null or ParseErrorAction ? Refuse(parse, args) : await InvokeAsync(parse, cancellationToken);
        }
        catch (Exception exception)
        {
            // Verbs answer for their own failures: this is a defect of the command line itself, and must not end in a core dump.
            return Answer(Failure.Of(exception, "nothing was changed.", cancellationToken), args.Contains("--json"), null);
        }
    }

    private Task<int> InvokeAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var configuration = new InvocationConfiguration
        {
            Output = _terminal.Out,
            Error = _terminal.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are Interruption's: a restore needs more than two seconds to leave everything as it was.
            ProcessTerminationTimeout = null,
        };
        return parse.InvokeAsync(configuration, cancellationToken);
    }

    private int Refuse(ParseResult parse, IReadOnlyList<string> args)
    {
        if (args.Count == 0)
        {
            _terminal.Error.Write(_help.Text(parse));
            return ExitCode.NotDone;
        }

        var verb = parse.CommandResult.Command as VerbCommand;
        return Answer(Failure.Usage(UsageError.Of(parse, _common)), _common.IsJson(parse), verb?.Name);
    }

    private int Answer(Failure failure, bool isJson, string? verb)
    {
        if (isJson)
        {
            _terminal.Out.WriteLine(Output.Answer.Of(failure).ToJson());
        }
        else
        {
            failure.Print(_terminal, verb);
        }

        return ExitCode.NotDone;
    }

    private sealed class ShowVersion(Terminal terminal) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(OrderBackupCommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            terminal.Out.WriteLine($"order-backup {version.Split('+')[0]}");
            return ExitCode.Holds;
        }
    }
}
