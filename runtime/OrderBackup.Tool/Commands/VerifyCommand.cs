using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Tool.Output;
using OrderBackup.Verify;

namespace OrderBackup.Tool.Commands;

/// <summary><c>verify</c>: checks a backup's files, and on request the live database against it.</summary>
internal sealed class VerifyCommand : VerbCommand<VerificationResult>
{
    private readonly Argument<string> _backup = BackupArgument.Create();

    private readonly Option<bool> _against = OptionRules.Flag("--against", "Compare the live database with the backup as well.");

    public VerifyCommand(VerbContext context)
        : base(context, "verify", "Check a backup's files against its proof.")
    {
        Arguments.Add(_backup);
        Options.Add(_against);
    }

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("verify /backups/daily/20260217_125940", "is it whole and unchanged?"),
        ("verify /backups/daily/20260217_125940 --against", "is the live database what was backed up?"),
    ];

    protected override string WhenCancelled => "nothing was changed.";

    protected override bool IsLong => true;

    protected override Task<VerificationResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var request = new VerifyRequest { Backup = parse.GetRequiredValue(_backup), Against = parse.GetValue(_against) };
        return service.VerifyAsync(request, progress, cancellationToken);
    }

    protected override bool Holds(VerificationResult result) => result.Holds;

    protected override void Print(VerificationResult result, ParseResult parse, Terminal terminal)
    {
        FindingList.Print(result.Findings, terminal);
        var scope = Amount.Scope(result.Tables, result.Columns, result.Rows);
        var speed = $"{Amount.Size(result.Bytes)} at {Amount.Rate(result.Bytes, result.Duration)}, {Amount.Duration(result.Duration)}";
        if (!result.IsIntact)
        {
            terminal.Verdict(Tone.Bad, "damaged", $"{FindingList.Stated(result.Findings)}; do not restore this backup ({speed})");
        }
        else if (result.IsIdentical is { } identical)
        {
            terminal.Line($"The backup is intact ({speed}).");
            terminal.Verdict(
                identical ? Tone.Good : Tone.Bad,
                identical ? "identical" : "different",
                identical ? scope : $"{FindingList.Stated(result.Findings)} in {scope}");
        }
        else
        {
            terminal.Verdict(Tone.Good, "intact", $"{scope} proven ({speed})");
        }
    }
}
