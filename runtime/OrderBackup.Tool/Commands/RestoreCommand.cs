using System.CommandLine;
using System.CommandLine.Parsing;
using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>restore</c>: restores a backup and puts it in place once it is proven identical.</summary>
internal sealed class RestoreCommand : VerbCommand<RestoreResult>
{
    private readonly Argument<string> _backup = BackupArgument.Create();

    private readonly Option<RestoreMode> _mode = OptionRules.Choice(
        "--mode",
        "replace: a new database takes the target's name, the former one is kept; new: beside it; in-place: in one transaction.",
        ("replace", RestoreMode.Replace),
        ("new", RestoreMode.New),
        ("in-place", RestoreMode.InPlace));

    private readonly Option<string> _database = new Option<string>("--database")
    {
        HelpName = "NAME",
        Description = "The database to replace or to create. Default: the connection's; --mode new needs a name.",
    }.NotEmpty();

    private readonly Option<bool> _disconnect = OptionRules.Flag(
        "--disconnect", "End the sessions that are connected to the database to be replaced; without it such a restore is refused.");

    public RestoreCommand(VerbContext context)
        : base(context, "restore", "Restore a backup: verified first, compared after loading, and only then put in place.")
    {
        Arguments.Add(_backup);
        Options.Add(_mode);
        Options.Add(_database);
        Options.Add(_disconnect);
        Validators.Add(RefuseContradiction);
    }

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("restore /backups/daily/20260217_125940", "replace the connection's database; the former one is kept"),
        ("restore /backups/daily/20260217_125940 --mode new --database orders_feb17", "beside it, to look something up"),
    ];

    protected override string WhenCancelled => "the target database is what it was.";

    protected override bool IsLong => true;

    protected override Task<RestoreResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var request = new RestoreRequest
        {
            Backup = parse.GetRequiredValue(_backup),
            Mode = parse.GetValue(_mode),
            Database = parse.GetValue(_database),
            Disconnect = parse.GetValue(_disconnect),
        };
        return service.RestoreAsync(request, progress, cancellationToken);
    }

    protected override bool Holds(RestoreResult result) => result.Succeeded;

    protected override void Print(RestoreResult result, ParseResult parse, Terminal terminal)
    {
        FindingList.Print(result.Findings, terminal);
        var time = Amount.Duration(result.Duration);
        if (!result.Succeeded)
        {
            terminal.Verdict(Tone.Bad, "not restored", $"{FindingList.Stated(result.Findings)} ({time})");
            return;
        }

        if (result.FormerDatabase is { } former)
        {
            terminal.Line($"The former database is kept as {former}. When you no longer need it, drop it with psql:");
            terminal.Line($"    DROP DATABASE \"{former.Replace("\"", "\"\"", StringComparison.Ordinal)}\";");
        }

        terminal.Verdict(
            Tone.Good, "restored", $"{result.Database} is identical to the backup: {Amount.Scope(result.Tables, result.Columns, result.Rows)} ({time})");
    }

    // By the words and not the values: a mode that is none has its own message.
    private void RefuseContradiction(CommandResult result)
    {
        var mode = result.GetResult(_mode)?.Tokens is [var word, ..] ? word.Value : "replace";
        if (mode == "new" && result.GetResult(_database) is null)
        {
            result.AddError("--mode new needs --database NAME.");
        }
        else if (mode is "new" or "in-place" && result.GetResult(_disconnect) is { Implicit: false })
        {
            result.AddError("--disconnect is for --mode replace only.");
        }
    }
}
