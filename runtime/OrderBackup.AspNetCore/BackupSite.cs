using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderBackup.AspNetCore.Answers;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.Restore;
using OrderBackup.Verify;

namespace OrderBackup.AspNetCore;

/// <summary>One database of the application with its tiers and the jobs that work on it.</summary>
internal sealed class BackupSite : IDisposable
{
    private readonly SiteSettings _settings;

    public BackupSite(SiteSettings settings, IOrderBackup backups, TimeProvider time, ILoggerFactory loggers)
    {
        _settings = settings;
        Backups = backups;
        Tiers = new TierFolders(settings.Request.Folders, time);
        Redaction = new Redaction(settings);
        Coverage = new LiveCoverage(backups, settings.Target.Database, Redaction, time);
        Jobs = JobKind.All.ToDictionary(kind => kind, kind => new Job(kind, settings, time, loggers.CreateLogger("OrderBackup")));
    }

    public IOrderBackup Backups { get; }

    public TierFolders Tiers { get; }

    public Redaction Redaction { get; }

    public LiveCoverage Coverage { get; }

    public IReadOnlyDictionary<string, Job> Jobs { get; }

    public string Database => _settings.Target.Database;

    public Task<JobStart> StartBackupAsync(CancellationToken cancellationToken) => Jobs[JobKind.Backup].StartAsync(
        null, async (progress, stopping) => await PruneAsync(JobOutcome.Of(await Backups.BackupAsync(_settings.Request, progress, stopping)), stopping), cancellationToken);

    public Task<JobStart> StartVerifyAsync(string backup, bool against, CancellationToken cancellationToken) => Jobs[JobKind.Verify].StartAsync(
        Path.GetFileName(backup),
        async (progress, stopping) => JobOutcome.Of(await Backups.VerifyAsync(new VerifyRequest { Backup = backup, Against = against }, progress, stopping)),
        cancellationToken);

    public Task<JobStart> StartDrillAsync(string backup, CancellationToken cancellationToken) => Jobs[JobKind.Drill].StartAsync(
        Path.GetFileName(backup), async (progress, stopping) => JobOutcome.Of(await Backups.DrillAsync(backup, progress, stopping)), cancellationToken);

    public Task<JobStart> StartRestoreAsync(RestoreRequest request, CancellationToken cancellationToken) => Jobs[JobKind.Restore].StartAsync(
        Path.GetFileName(request.Backup), async (progress, stopping) => JobOutcome.Of(await Backups.RestoreAsync(request, progress, stopping)), cancellationToken);

    public void Dispose()
    {
        Coverage.Dispose();
        foreach (var job in Jobs.Values)
        {
            job.Dispose();
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
                findings.AddRange((await Backups.PruneAsync(tier, stopping)).Findings);
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
}

/// <summary>Ends a site's jobs with the application: they are told first, and waited for when requests have ended.</summary>
internal sealed class BackupSiteHost(BackupSite site) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.WhenAll(site.Jobs.Values.Select(job => job.CancelAsync()));

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(site.Jobs.Values.Select(job => job.WaitAsync(cancellationToken)));

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
