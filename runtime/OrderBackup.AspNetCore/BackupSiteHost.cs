using Microsoft.Extensions.Hosting;

namespace OrderBackup.AspNetCore;

/// <summary>
/// Runs a site's schedules and notices while the application runs, and ends its jobs with it: they are told first, and waited for when
/// requests have ended.
/// </summary>
internal sealed class BackupSiteHost(BackupSite site) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private Task _loops = Task.CompletedTask;
    private Task _notices = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _notices = Task.Run(() => site.Notifier.RunAsync(_abandoned.Token), CancellationToken.None);
        var loops = site.Schedules.Values.Select(schedule => Task.Run(() => schedule.RunAsync(_stopping.Token), CancellationToken.None));
        _loops = Task.WhenAll([.. loops, Task.Run(() => site.Watch.RunAsync(_stopping.Token), CancellationToken.None)]);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(site.Jobs.Values.Select(job => job.CancelAsync()));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(site.Jobs.Values.Select(job => job.WaitAsync(cancellationToken)));
        try
        {
            await _loops.WaitAsync(cancellationToken);
            site.Notifier.Complete();
            await _notices.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host waits no longer: what was not told is not told any more.
            await _abandoned.CancelAsync();
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // A host that is thrown away without being stopped must not leave its schedules at work.
        _stopping.Cancel();
        _abandoned.Cancel();
        _stopping.Dispose();
        _abandoned.Dispose();
    }
}
