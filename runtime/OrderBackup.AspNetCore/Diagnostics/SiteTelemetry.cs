using System.Diagnostics;
using System.Diagnostics.Metrics;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.Diagnostics;

namespace OrderBackup.AspNetCore.Diagnostics;

/// <summary>Traces and measures one database's jobs, beside what the operations measure themselves.</summary>
/// <remarks>
/// Names and units follow OpenTelemetry's conventions: seconds, bytes, and what is counted in braces; <c>db.namespace</c> and
/// <c>error.type</c> have the meaning of its registry. docs/aspnetcore.md lists them.
/// </remarks>
internal sealed class SiteTelemetry
{
    private static readonly ActivitySource Activities = new(Observation.Name);

    private readonly KeyValuePair<string, object?> _database;
    private readonly Meter _meter;
    private readonly TimeProvider _time;
    private readonly Counter<long> _runs;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _notices;

    public SiteTelemetry(IMeterFactory meters, string database, TimeProvider time)
    {
        _database = new("db.namespace", database);
        _time = time;
        _meter = meters.Create(Observation.Name);
        _runs = _meter.CreateCounter<long>("order_backup.job.runs", "{run}", "The runs of jobs that have ended.");
        _duration = _meter.CreateHistogram<double>("order_backup.job.duration", "s", "How long runs of jobs take, from their start until their outcome is written down.");
        _missed = _meter.CreateCounter<long>("order_backup.schedule.missed", "{run}", "The due times that passed without a run.");
        _notices = _meter.CreateCounter<long>("order_backup.notification.sent", "{notification}", "The webhook calls and heartbeats, with error.type when they did not arrive.");
    }

    /// <summary>Measures the tiers whenever somebody collects.</summary>
    public void Observe(VerifiedBackups verified)
    {
        _meter.CreateObservableGauge("order_backup.newest_verified.age", () => Ages(verified), "s", "The age of the newest verified backup in a tier, counted from its snapshot.");
        _meter.CreateObservableGauge("order_backup.tier.backups", () => Counts(verified), "{backup}", "The backups in a tier, whatever their verdicts.");
    }

    /// <summary>Begins the span of a run.</summary>
    public Activity? Begin(JobRun run)
    {
        var activity = Activities.StartActivity($"order_backup.job {run.Kind}");
        activity?.SetTag("order_backup.job", run.Kind).SetTag(_database.Key, _database.Value).SetTag("order_backup.trigger", TriggerOf(run.Due)).SetTag("order_backup.run.id", run.Id);
        return activity;
    }

    /// <summary>Ends it, and counts the run.</summary>
    public void End(Activity? activity, JobOutcome outcome)
    {
        activity?.SetTag("order_backup.outcome", OutcomeOf(outcome));
        if (!outcome.Succeeded)
        {
            // That it went well is for the application to say: OpenTelemetry leaves a library's status unset then.
            activity?.SetTag("error.type", ErrorTypeOf(outcome)).SetStatus(ActivityStatusCode.Error, outcome.Error ?? outcome.Verdict);
        }

        Count(outcome);
    }

    /// <summary>Counts a run that has ended.</summary>
    public void Count(JobOutcome outcome)
    {
        var tags = new TagList
        {
            { "order_backup.job", outcome.Kind },
            { "order_backup.outcome", OutcomeOf(outcome) },
            { "order_backup.trigger", TriggerOf(outcome.Due) },
            _database,
        };
        if (!outcome.Succeeded)
        {
            tags.Add("error.type", ErrorTypeOf(outcome));
        }

        _runs.Add(1, tags);
        if (outcome.Finished is { } finished)
        {
            _duration.Record(Math.Max(0, (finished - outcome.Started).TotalSeconds), tags);
        }
    }

    /// <summary>Counts due times that had no run.</summary>
    public void Miss(string job, int count) => _missed.Add(count, new("order_backup.job", job), _database);

    /// <summary>Begins the span of a notice.</summary>
    public Activity? BeginNotice(string name)
    {
        var activity = Activities.StartActivity("order_backup.notification", ActivityKind.Client);
        return activity?.SetTag("order_backup.notification", name).SetTag(_database.Key, _database.Value);
    }

    /// <summary>Ends it, and counts the notice.</summary>
    public void EndNotice(Activity? activity, string name, string? problem)
    {
        var tags = new TagList { { "order_backup.notification", name }, _database };
        if (problem is not null)
        {
            tags.Add("error.type", "not_delivered");
            activity?.SetTag("error.type", "not_delivered").SetStatus(ActivityStatusCode.Error, problem);
        }

        _notices.Add(1, tags);
    }

    private static string TriggerOf(DateTimeOffset? due) => due is null ? "request" : "schedule";

    private static string ErrorTypeOf(JobOutcome outcome) => outcome.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error)?.Id ?? OutcomeOf(outcome);

    private static string OutcomeOf(JobOutcome outcome) => outcome.Finished is null ? "crashed" : outcome.Succeeded ? "succeeded" : "failed";

    private IEnumerable<Measurement<double>> Ages(VerifiedBackups verified) => verified.Look().Index()
        .Where(tier => tier.Item.Newest is not null)
        .Select(tier => new Measurement<double>((_time.GetUtcNow() - tier.Item.Newest!.Snapshot).TotalSeconds, TierTag(tier.Index), _database));

    private IEnumerable<Measurement<int>> Counts(VerifiedBackups verified) => verified.Look().Index()
        .Where(tier => tier.Item.Count is not null)
        .Select(tier => new Measurement<int>(tier.Item.Count!.Value, TierTag(tier.Index), _database));

    private static KeyValuePair<string, object?> TierTag(int index) => new("order_backup.tier", TierFolders.NameOf(index));
}
