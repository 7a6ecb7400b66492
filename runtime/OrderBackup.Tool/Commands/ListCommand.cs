using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>list</c>: lists the backups of a tier.</summary>
internal sealed class ListCommand : VerbCommand<IReadOnlyList<BackupSummary>>
{
    private readonly Option<string> _folder = TierOption.Create();

    public ListCommand(VerbContext context)
        : base(context, "list", "List the backups in a folder, the newest first.") => Options.Add(_folder);

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("list --from /backups/daily", "all backups of the tier"),
        ("list --from /backups/daily --json", "the same for a script"),
    ];

    protected override string WhenCancelled => "nothing was changed.";

    protected override Task<IReadOnlyList<BackupSummary>> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        service.ListAsync(parse.GetRequiredValue(_folder), cancellationToken);

    // A list says what is there; what it says of one backup is no failure of the list.
    protected override bool Holds(IReadOnlyList<BackupSummary> result) => true;

    protected override void Print(IReadOnlyList<BackupSummary> result, ParseResult parse, Terminal terminal)
    {
        var folder = parse.GetRequiredValue(_folder);
        if (result.Count == 0)
        {
            terminal.Verdict(Tone.Fair, "empty", $"there is no backup in {folder}");
            return;
        }

        BackupTable.Print(result, terminal);
        var verified = result.Count(BackupTable.IsVerified);
        terminal.Verdict(
            verified > 0 ? Tone.Good : Tone.Bad,
            Amount.Of(result.Count, "backup"),
            $"{verified:N0} verified, {Amount.Size(result.Sum(backup => backup.Size))} in {folder}");
    }
}
