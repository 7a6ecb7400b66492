using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>pin</c>: keeps a backup from every retention rule.</summary>
internal sealed class PinCommand : VerbCommand<PinResult>
{
    private readonly Argument<string> _backup = BackupArgument.Create();

    private readonly Option<string> _reason = new Option<string>("--reason")
    {
        Description = "Why, in one line; list shows that it is pinned, show says why.",
        HelpName = "TEXT",
    }.NotEmpty();

    public PinCommand(VerbContext context)
        : base(context, "pin", "Keep a backup whatever the retention rules say.")
    {
        Arguments.Add(_backup);
        Options.Add(_reason);
    }

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("pin /backups/daily/20260217_125940 --reason \"before the migration\"", "prune does not delete it any more"),
    ];

    protected override string WhenCancelled => "the backup is untouched.";

    protected override Task<PinResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        service.PinAsync(parse.GetRequiredValue(_backup), parse.GetValue(_reason), cancellationToken);

    protected override bool Holds(PinResult result) => result.Pinned;

    protected override void Print(PinResult result, ParseResult parse, Terminal terminal) =>
        terminal.Verdict(Tone.Good, "pinned", $"{result.Name} stays whatever the retention rules say{(result.Reason is { } reason ? $" ({reason})" : "")}");
}
