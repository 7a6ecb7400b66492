using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace OrderBackup.Diagnostics;

/// <summary>Logs, traces and measures operations.</summary>
/// <remarks>Names and units follow OpenTelemetry's conventions: durations in seconds, sizes in bytes.</remarks>
internal sealed class Observation(ILogger logger)
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "OrderBackup";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "order_backup.operation.duration", "s", "How long backups, verifications, restores and drills take.");

    private static readonly Histogram<long> Size = Meter.CreateHistogram<long>(
        "order_backup.backup.size", "By", "The size of a backup's dump before compression.");

    private static readonly Counter<long> Rows = Meter.CreateCounter<long>(
        "order_backup.backup.rows", "{row}", "The rows that backups hold.");

    /// <summary>Runs an operation.</summary>
    /// <param name="operation">Its name, for example <c>backup</c>.</param>
    /// <param name="subject">What it works on; never a secret.</param>
    /// <param name="run">The operation.</param>
    /// <param name="judge">Whether its result holds, that result in a few words, and its findings.</param>
    public async Task<T> RunAsync<T>(string operation, string subject, Func<Task<T>> run, Func<T, Outcome> judge)
    {
        using var activity = Activities.StartActivity(operation);
        activity?.SetTag("order_backup.subject", subject);
        var clock = Stopwatch.StartNew();
        Log.Started(logger, operation, subject);
        try
        {
            var result = await run();
            var outcome = judge(result);
            Report(operation, subject, outcome, clock.Elapsed.TotalSeconds);
            if (!outcome.Holds)
            {
                Fail(activity, outcome.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error)?.Id ?? "does_not_hold", outcome.Text);
            }

            Record(operation, outcome.Holds ? "holds" : "does_not_hold", clock);
            return result;
        }
        catch (OperationCanceledException)
        {
            Log.Cancelled(logger, operation, subject, clock.Elapsed.TotalSeconds);
            Fail(activity, "cancelled", "cancelled");
            Record(operation, "cancelled", clock);
            throw;
        }
        catch (OrderBackupException problem)
        {
            Log.Failed(logger, operation, subject, clock.Elapsed.TotalSeconds, problem.Id, problem.Message);
            Fail(activity, problem.Id, problem.Message);
            Record(operation, "failed", clock);
            throw;
        }
    }

    /// <summary>Measures a backup that was made.</summary>
    public static void Measure(Backup.BackupInfo info)
    {
        Size.Record(info.Dump.Length);
        Rows.Add(info.Proof.TotalRows);
    }

    // That it went well is for the application to say: OpenTelemetry leaves a library's status unset then.
    private static void Fail(Activity? activity, string type, string description) => activity?.SetTag("error.type", type).SetStatus(ActivityStatusCode.Error, description);

    private static void Record(string operation, string outcome, Stopwatch clock) => Duration.Record(
        clock.Elapsed.TotalSeconds, new KeyValuePair<string, object?>("order_backup.operation", operation), new KeyValuePair<string, object?>("order_backup.outcome", outcome));

    private void Report(string operation, string subject, Outcome outcome, double seconds)
    {
        foreach (var finding in outcome.Findings)
        {
            if (finding.Severity == FindingSeverity.Error)
            {
                Log.Found(logger, finding);
            }
            else
            {
                Log.Warned(logger, finding);
            }
        }

        if (outcome.Holds)
        {
            Log.Done(logger, operation, subject, seconds, outcome.Text);
        }
        else
        {
            Log.DoesNotHold(logger, operation, subject, seconds, outcome.Text);
        }
    }
}

/// <summary>What became of an operation.</summary>
/// <param name="Holds">Whether everything that was asked holds.</param>
/// <param name="Text">In a few words.</param>
/// <param name="Findings">What was found.</param>
internal sealed record Outcome(bool Holds, string Text, IReadOnlyList<Finding> Findings);
