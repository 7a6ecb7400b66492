using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>show</c>: prints what a backup says of itself.</summary>
internal sealed class ShowCommand : VerbCommand<BackupInfo>
{
    private readonly Argument<string> _backup = BackupArgument.Create();

    public ShowCommand(VerbContext context)
        : base(context, "show", "Print what a backup says of itself, without checking its files.") => Arguments.Add(_backup);

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("show /backups/daily/20260217_125940", "identity, tables, state columns, files"),
    ];

    protected override string WhenCancelled => "nothing was changed.";

    protected override Task<BackupInfo> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        service.ShowAsync(parse.GetRequiredValue(_backup), cancellationToken);

    // What the backup was found to be when it was made is shown, not judged again; that is what verify does.
    protected override bool Holds(BackupInfo result) => true;

    protected override void Print(BackupInfo result, ParseResult parse, Terminal terminal)
    {
        BackupFacts.Print(result, terminal);
        FindingList.Print(result.Findings, terminal);
        terminal.Verdict(
            BackupTable.ToneOf(result.Verdict),
            BackupTable.WordFor(result.Verdict),
            $"when it was made. To check its files now: order-backup verify {parse.GetRequiredValue(_backup)}");
    }
}
