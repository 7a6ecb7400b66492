using OrderBackup.Reports;

namespace OrderBackup.Tool.Output;

/// <summary>Why a run could not be done.</summary>
/// <param name="Id">A diagnostic id, a SQLSTATE, or <c>usage</c>, <c>cancelled</c>, <c>report</c>, <c>unexpected</c>.</param>
/// <param name="Message">What happened.</param>
/// <param name="Findings">Everything behind it; may be empty.</param>
internal sealed record Failure(string Id, string Message, IReadOnlyList<Finding> Findings)
{
    private const string UsageId = "usage";
    private const string CancelledId = "cancelled";
    private const string ReportId = "report";
    private const string UnexpectedId = "unexpected";

    /// <summary>A command line that cannot be understood.</summary>
    public static Failure Usage(string message) => new(UsageId, message, []);

    /// <summary>What an exception means to the user.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="whenCancelled">What is the case after a cancellation.</param>
    /// <param name="cancellationToken">Whether a cancellation was asked for.</param>
    public static Failure Of(Exception exception, string whenCancelled, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => new Failure(CancelledId, $"cancelled; {whenCancelled}", []),
        // What the cancellation could not undo is the more important message.
        OrderBackupException failed when cancellationToken.IsCancellationRequested =>
            new Failure(failed.Id, $"cancelled; {failed.Message}", failed.Findings),
        OrderBackupException failed => new Failure(failed.Id, failed.Message, failed.Findings),
        ReportNotWrittenException => new Failure(ReportId, exception.Message, []),
        // Only the plain type: the derived ones come from defects, not from requests.
        ArgumentException when exception.GetType() == typeof(ArgumentException) => Usage(exception.Message),
        _ => new Failure(UnexpectedId, Unexpected(exception), []),
    };

    /// <summary>The same failure with its texts rewritten.</summary>
    public Failure Map(Func<string, string> rewrite) => this with
    {
        Message = rewrite(Message),
        Findings = [.. Findings.Select(finding => finding with { Message = rewrite(finding.Message) })],
    };

    /// <summary>Says it in words, on stderr.</summary>
    public void Print(Terminal terminal, string? verb)
    {
        switch (Id)
        {
            case UsageId:
                terminal.ErrorLine(Tone.Bad, "order-backup", Message);
                terminal.Error.WriteLine($"Run 'order-backup {(verb is null ? "" : $"{verb} ")}--help' for the options and examples.");
                break;
            case CancelledId or ReportId or UnexpectedId:
                terminal.ErrorLine(Tone.Bad, "order-backup", Message);
                break;
            case var _ when Findings is [{ } only] && only.Id == Id && only.Message == Message:
                FindingList.Print(Findings, terminal);
                break;
            default:
                FindingList.Print(Findings, terminal);
                terminal.ErrorLine(Tone.Bad, $"error {Id}", Message);
                break;
        }
    }

    private static string Unexpected(Exception exception) =>
        $"{exception.GetType().FullName}: {Printable.OneLine(exception.Message)} "
        + "This is a defect of order-backup: please report it, with what ORDER_BACKUP_DEBUG=1 adds.";
}
