using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>drill</c>: restores a backup into a throwaway database, compares it and drops it.</summary>
internal sealed class DrillCommand : VerbCommand<RestoreResult>
{
    private readonly Argument<string> _backup = BackupArgument.Create();

    public DrillCommand(VerbContext context)
        : base(context, "drill", "Prove that a backup restores: into a throwaway database, compared, dropped, recorded.") => Arguments.Add(_backup);

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("drill /backups/daily/20260217_125940 --connection-variable DRILL_SERVER", "on another server than production"),
    ];

    protected override string WhenCancelled => "no database but the throwaway one was touched, and no drill was recorded.";

    protected override bool IsLong => true;

    protected override Task<RestoreResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        service.DrillAsync(parse.GetRequiredValue(_backup), progress, cancellationToken);

    protected override bool Holds(RestoreResult result) => result.Succeeded;

    protected override void Print(RestoreResult result, ParseResult parse, Terminal terminal)
    {
        FindingList.Print(result.Findings, terminal);
        var time = Amount.Duration(result.Duration);
        if (result.Succeeded)
        {
            var scope = Amount.Scope(result.Tables, result.Columns, result.Rows);
            terminal.Verdict(Tone.Good, "passed", $"the restored database was identical to the backup: {scope} ({time})");
        }
        else
        {
            terminal.Verdict(Tone.Bad, "drill failed", $"{FindingList.Stated(result.Findings)} ({time})");
        }
    }
}
