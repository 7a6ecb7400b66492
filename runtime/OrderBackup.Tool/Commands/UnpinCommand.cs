using System.CommandLine;
using OrderBackup.Backup;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary><c>unpin</c>: lets the retention rules apply to a backup again.</summary>
internal sealed class UnpinCommand : VerbCommand<PinResult>
{
    private readonly Argument<string> _backup = BackupArgument.Create();

    public UnpinCommand(VerbContext context)
        : base(context, "unpin", "Let the retention rules apply to a pinned backup again.") => Arguments.Add(_backup);

    public override IReadOnlyList<(string CommandLine, string Meaning)> Examples =>
    [
        ("unpin /backups/daily/20260217_125940", "the next prune may delete it"),
    ];

    protected override string WhenCancelled => "the backup is untouched.";

    protected override Task<PinResult> RunAsync(
        IOrderBackup service, ParseResult parse, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        service.UnpinAsync(parse.GetRequiredValue(_backup), cancellationToken);

    protected override bool Holds(PinResult result) => !result.Pinned;

    protected override void Print(PinResult result, ParseResult parse, Terminal terminal) =>
        terminal.Verdict(Tone.Good, "not pinned", $"the retention rules apply to {result.Name}");
}
