using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Retention;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>prune</c>: deletes the backups that the retention rules no longer keep.</summary>
internal sealed class PruneCommand : VerbCommand<PruneResult>
{
    private static readonly PruneRequest Defaults = new() { Folder = "" };

    private readonly Option<string> _folder = TierOption.Create();
    private readonly Option<int> _daily = OptionRules.Count("--daily", "How many days keep their newest backup.", 0, Defaults.Daily);
    private readonly Option<int> _weekly = OptionRules.Count("--weekly", "How many ISO weeks keep their newest backup.", 0, Defaults.Weekly);
    private readonly Option<int> _monthly = OptionRules.Count("--monthly", "How many months keep their newest backup.", 0, Defaults.Monthly);

    private readonly Option<int> _keepVerified = OptionRules.Count(
        "--keep-verified", "How many of the newest verified backups are kept whatever the other rules say.", 1, Defaults.KeepVerified);

    private readonly Option<string> _timeZone = new Option<string>("--time-zone")
    {
        Description = $"The time zone in which days, weeks and months begin, by its IANA name. Default: {Defaults.TimeZone}.",
        HelpName = "ZONE",
        DefaultValueFactory = _ => Defaults.TimeZone,
    }.NotEmpty();

    private readonly Option<bool> _dryRun = OptionRules.Flag("--dry-run", "Only say what would be deleted.");

    public PruneCommand(VerbContext context)
        : base(context, "prune", "Delete the backups that the retention rules no longer keep.")
    {
        Options.Add(_folder);
        Options.Add(_daily);
        Options.Add(_weekly);
        Options.Add(_monthly);
        Options.Add(_keepVerified);
        Options.Add(_timeZone);
        Options.Add(_dryRun);
    }

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("prune --from /backups/daily --dry-run", "what would be deleted"),
        ("prune --from /backups/daily --daily 14 --weekly 4 --monthly 6", "with rules of your own"),
    ];

    protected override string WhenCancelled => "backups that were already deleted stay deleted, the others are untouched.";

    protected override Task<PruneResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var request = new PruneRequest
        {
            Folder = parse.GetRequiredValue(_folder),
            Daily = parse.GetValue(_daily),
            Weekly = parse.GetValue(_weekly),
            Monthly = parse.GetValue(_monthly),
            KeepVerified = parse.GetValue(_keepVerified),
            TimeZone = parse.GetRequiredValue(_timeZone),
            DryRun = parse.GetValue(_dryRun),
        };
        return service.PruneAsync(request, cancellationToken);
    }

    protected override bool Holds(PruneResult result) => !result.Findings.Any(finding => finding.Severity == FindingSeverity.Error);

    protected override void Print(PruneResult result, ParseResult parse, Terminal terminal)
    {
        RetentionTable.Print(result, terminal);
        FindingList.Print(result.Findings, terminal);
        var counts = result.DryRun
            ? $"would delete {Amount.Of(result.Deleted.Count, "backup")} and keep {result.Kept.Count:N0}"
            : $"deleted {Amount.Of(result.Deleted.Count, "backup")}, kept {result.Kept.Count:N0}";
        if (Holds(result))
        {
            terminal.Verdict(Tone.Good, result.DryRun ? "dry run" : "pruned", counts);
        }
        else
        {
            terminal.Verdict(Tone.Bad, "not all pruned", $"{counts}; {FindingList.Stated(result.Findings)}");
        }
    }
}
