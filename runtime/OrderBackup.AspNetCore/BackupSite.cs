using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderBackup.AspNetCore.Answers;
using OrderBackup.AspNetCore.Diagnostics;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.AspNetCore.Notifications;
using OrderBackup.AspNetCore.Scheduling;
using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Retention;
using OrderBackup.Verify;

namespace OrderBackup.AspNetCore;

/// <summary>One database of the application with its tiers, the jobs that work on it, their schedules, and whom to tell.</summary>
internal sealed class BackupSite : IDisposable
{
    private readonly SiteSettings _settings;
    private readonly TimeProvider _time;

    public BackupSite(SiteSettings settings, IOrderBackup backups, TimeProvider time, ILoggerFactory loggers, SiteTelemetry telemetry, IHttpClientFactory clients)
    {
        var logger = loggers.CreateLogger("OrderBackup");
        var file = new WatchFile(settings.StateFolder);
        _settings = settings;
        _time = time;
        Backups = backups;
        Tiers = new TierFolders(settings.Request.Folders, time);
        Verified = new VerifiedBackups(settings.Request.Folders, Accounts, settings.Target.Database, time);
        Redaction = new Redaction(settings);
        Status = new StatusText(Redaction);
        Coverage = new LiveCoverage(cancellation => backups.CheckAsync(new CheckRequest { LooksForTools = false }, cancellation), settings.Target.Database, Redaction, time);
        Notifier = new Notifier(settings.Notifications, clients, file, time, logger, telemetry);
        Watch = new SiteWatch(this, settings, Notifier, file, time, logger);
        Jobs = JobKind.All.ToDictionary(kind => kind, kind => new Job(kind, settings, time, logger, telemetry));
        Schedules = settings.Schedules.ToDictionary(
            schedule => schedule.Key,
            schedule => new ScheduleLoop(schedule.Key, schedule.Value, Jobs[schedule.Key], StartOf(schedule.Key), time, logger, telemetry));
        foreach (var job in Jobs.Values)
        {
            job.Ended += Tell;
        }

        foreach (var schedule in Schedules.Values)
        {
            schedule.NotStarted += Tell;
        }

        telemetry.Observe(Verified);
    }

    public IOrderBackup Backups { get; }

    public TierFolders Tiers { get; }

    public BackupAccounts Accounts { get; } = new();

    public VerifiedBackups Verified { get; }

    public Redaction Redaction { get; }

    public StatusText Status { get; }

    public LiveCoverage Coverage { get; }

    public Notifier Notifier { get; }

    public SiteWatch Watch { get; }

    public IReadOnlyDictionary<string, Job> Jobs { get; }

    public IReadOnlyDictionary<string, ScheduleLoop> Schedules { get; }

    public string Database => _settings.Target.Database;

    public Task<JobStart> StartBackupAsync(CancellationToken cancellationToken, JobClaim? claim = null) => Jobs[JobKind.Backup].StartAsync(
        null, async (progress, stopping) => await PruneAsync(JobOutcome.Of(await Backups.BackupAsync(_settings.Request, progress, stopping)), stopping), cancellationToken, claim);

    public Task<JobStart> StartVerifyAsync(string backup, bool against, CancellationToken cancellationToken) => Jobs[JobKind.Verify].StartAsync(
        Path.GetFileName(backup),
        async (progress, stopping) => JobOutcome.Of(await Backups.VerifyAsync(new VerifyRequest { Backup = backup, Against = against }, progress, stopping)),
        cancellationToken);

    public Task<JobStart> StartDrillAsync(string backup, CancellationToken cancellationToken, JobClaim? claim = null) => Jobs[JobKind.Drill].StartAsync(
        Path.GetFileName(backup), async (progress, stopping) => JobOutcome.Of(await Backups.DrillAsync(backup, progress, stopping)), cancellationToken, claim);

    public Task<JobStart> StartRestoreAsync(RestoreRequest request, CancellationToken cancellationToken) => Jobs[JobKind.Restore].StartAsync(
        Path.GetFileName(request.Backup), async (progress, stopping) => JobOutcome.Of(await Backups.RestoreAsync(request, progress, stopping)), cancellationToken);

    /// <summary>The names of the backups that are pinned, in whichever tier.</summary>
    /// <exception cref="OrderBackupException">The pins of a tier that is there cannot be listed.</exception>
    public IReadOnlySet<string> Pinned() => Tiers.Folders.SelectMany(BackupPins.In).ToHashSet(StringComparer.Ordinal);

    /// <summary>The names of the backups that are known to be pinned, and why a tier's pins cannot be told.</summary>
    /// <param name="problems">Told what went wrong, by the tier's number from 0.</param>
    public IReadOnlySet<string> PinnedAsFarAsKnown(Action<int, string> problems)
    {
        var pinned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, folder) in Tiers.Folders.Index())
        {
            try
            {
                pinned.UnionWith(BackupPins.In(folder));
            }
            catch (OrderBackupException problem)
            {
                problems(index, Redaction.Of(problem.Message));
            }
        }

        return pinned;
    }

    /// <summary>Pins a backup in every tier that has it, or takes its pins away.</summary>
    /// <exception cref="OrderBackupException">A tier cannot be written to.</exception>
    public async Task<PinResult> PinAsync(string name, bool pinned, string? reason, CancellationToken cancellationToken)
    {
        PinResult? result = null;
        if (!pinned && BackupFolder.IsBackupName(name))
        {
            // In any tier a pin counts for all: one that outlived its backup there would keep the other tiers' for ever.
            foreach (var tier in Tiers.Folders.Where(tier => BackupPins.In(tier).Contains(name)))
            {
                result = await BackupPins.RemoveAsync(Path.Combine(tier, name));
            }
        }

        foreach (var backup in Enumerable.Range(1, Tiers.Folders.Count).Select(tier => Tiers.Find(tier, name)).OfType<string>())
        {
            var done = pinned ? await Backups.PinAsync(backup, reason, cancellationToken) : await Backups.UnpinAsync(backup, cancellationToken);
            result ??= done;
        }

        return result ?? throw new OrderBackupException(RuntimeIds.NotABackup, $"There is no backup {name} in any tier.");
    }

    public void Dispose()
    {
        Coverage.Dispose();
        foreach (var job in Jobs.Values)
        {
            job.Dispose();
        }
    }

    private ScheduledStart StartOf(string kind) => kind == JobKind.Backup
        ? (claim, cancellationToken) => StartBackupAsync(cancellationToken, claim)
        : (claim, cancellationToken) => Verified.Look().Select(tier => tier.Newest).OfType<NewestVerified>().MaxBy(newest => newest.Snapshot) is { } newest
            ? StartDrillAsync(newest.Folder, cancellationToken, claim)
            : Jobs[JobKind.Drill].StartAsync(null, (_, _) => throw NothingToDrill(), cancellationToken, claim);

    private OrderBackupException NothingToDrill() =>
        new(RuntimeIds.NotABackup, $"There is no verified backup of {Database} in any tier, so that nothing can be drilled. Make a backup.");

    private void Tell(JobOutcome outcome)
    {
        Verified.Forget();
        if (outcome.Kind is not (JobKind.Backup or JobKind.Drill))
        {
            return;
        }

        Notifier.Tell(Notice.Of(outcome, Database, Tiers.Folders.Count, Redaction, _time.GetUtcNow()));
        if (outcome.IsVerifiedEverywhere)
        {
            Notifier.Beat();
        }
    }

    // Only a backup that is everywhere it should be may let older ones go, and what cannot be deleted makes it no worse.
    private async Task<JobOutcome> PruneAsync(JobOutcome made, CancellationToken stopping)
    {
        if (!made.Succeeded)
        {
            return made;
        }

        var findings = new List<Finding>(made.Findings);
        foreach (var tier in _settings.Retention)
        {
            try
            {
                // A pin counts for the copies too, also when the tier that it was set in is the only one that was there.
                findings.AddRange((await Backups.PruneAsync(tier with { Pinned = [.. Pinned(), .. made.Tiers.Select(made => made.Backup).OfType<string>(), .. await BeingReadAsync(stopping)] }, stopping)).Findings);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                findings.Add(new Finding
                {
                    Id = RuntimeIds.FolderUnusable,
                    Severity = FindingSeverity.Warning,
                    Message = $"Which backups in {tier.Folder} are to be deleted could not be found out: {problem.Message}",
                });
            }
            catch (OrderBackupException problem)
            {
                findings.AddRange(problem.Findings);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The backup is made; the next one's run deletes what this one did not.
                break;
            }
        }

        return made with { Findings = findings };
    }

    /// <summary>The names of the backups that a run of another job reads at this moment, in whichever instance and tier.</summary>
    private async Task<IReadOnlyList<string>> BeingReadAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var job in Jobs.Values)
        {
            if ((await job.ReadAsync(cancellationToken)).Run?.Subject is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }
}
