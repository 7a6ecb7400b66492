using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Reports;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary>A verb of the command, as the help text sees it.</summary>
internal abstract class VerbCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to copy, each with a word on what it does.</summary>
    public abstract IReadOnlyList<(string CommandLine, string Meaning)> Examples { get; }
}

/// <summary>A verb: reads its options, calls the service, and says in words or in JSON what came of it.</summary>
internal abstract class VerbCommand<TResult> : VerbCommand
    where TResult : notnull
{
    private readonly VerbContext _context;

    protected VerbCommand(VerbContext context, string name, string description)
        : base(name, description)
    {
        _context = context;
        Validators.Add(context.Common.Validate);
        SetAction(ExecuteAsync);
    }

    /// <summary>What is the case after a cancellation, to follow "cancelled; ".</summary>
    protected abstract string WhenCancelled { get; }

    /// <summary>Whether the work is long enough to show how far it has come.</summary>
    protected virtual bool IsLong => false;

    /// <summary>Does the work.</summary>
    protected abstract Task<TResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Whether everything holds that was asked.</summary>
    protected abstract bool Holds(TResult result);

    /// <summary>Says in words what came of it; the last line is the verdict.</summary>
    protected abstract void Print(TResult result, ParseResult parse, Terminal terminal);

    /// <summary>Writes the files that were asked for beside the answer.</summary>
    protected virtual void WriteFiles(Answer answer, ParseResult parse, OrderBackupOptions options)
    {
    }

    private async Task<int> ExecuteAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var options = _context.Common.Read(parse);
        WarnOfPassword(options);
        try
        {
            var service = _context.CreateService(options);
            var result = await WorkAsync(service, parse, cancellationToken);
            var answer = Answer.Of(result, Holds(result));
            WriteFiles(answer, parse, options);
            Say(answer, () => Print(result, parse, _context.Terminal), parse);
            return answer.ExitCode;
        }
        catch (Exception exception)
        {
            return Fail(exception, options, parse, cancellationToken);
        }
    }

    private Task<TResult> WorkAsync(IOrderBackup service, ParseResult parse, CancellationToken cancellationToken) =>
        IsLong && !_context.Common.IsJson(parse)
            ? ProgressDisplay.ShowAsync(
                _context.Terminal, progress => RunAsync(service, parse, progress, cancellationToken), cancellationToken)
            : RunAsync(service, parse, null, cancellationToken);

    private int Fail(Exception exception, OrderBackupOptions options, ParseResult parse, CancellationToken cancellationToken)
    {
        var terminal = _context.Terminal;
        var failure = Failure.Of(exception, WhenCancelled, cancellationToken)
            .Map(text => ConnectionText.HideIn(text, options, terminal.Variable));
        var answer = Answer.Of(failure);
        if (exception is not ReportNotWrittenException)
        {
            try
            {
                WriteFiles(answer, parse, options);
            }
            catch (ReportNotWrittenException second)
            {
                terminal.WarnLine(second.Message);
            }
        }

        if (terminal.Variable("ORDER_BACKUP_DEBUG") == "1")
        {
            terminal.Error.WriteLine(ConnectionText.HideIn(exception.ToString(), options, terminal.Variable));
        }

        Say(answer, () => failure.Print(terminal, Name), parse);
        return answer.ExitCode;
    }

    private void Say(Answer answer, Action inWords, ParseResult parse)
    {
        if (_context.Common.IsJson(parse))
        {
            _context.Terminal.Out.WriteLine(answer.ToJson());
        }
        else
        {
            inWords();
        }
    }

    private void WarnOfPassword(OrderBackupOptions options)
    {
        if (options.Connection is { } text && ConnectionText.HoldsPassword(text))
        {
            _context.Terminal.WarnLine(
                "the password in --connection shows in the process list to every user of this machine; "
                + "put the connection into an environment variable and name it with --connection-variable.");
        }
    }
}
