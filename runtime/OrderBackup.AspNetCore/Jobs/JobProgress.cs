using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Jobs;

/// <summary>Takes every report of a run at once, and passes the latest on a few times a second.</summary>
internal sealed class JobProgress : IProgress<BackupProgress>, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _ended = new();
    private readonly Func<BackupProgress, Task> _pass;
    private readonly Task _passing;
    private volatile BackupProgress? _latest;

    public JobProgress(TimeProvider time, Func<BackupProgress, Task> pass)
    {
        _pass = pass;
        _passing = PassAsync(time);
    }

    public void Report(BackupProgress value) => _latest = value;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _passing;
        _ended.Dispose();
    }

    private async Task PassAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(Interval, time);
        BackupProgress? passed = null;
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (_latest is { } latest && latest != passed)
                {
                    await _pass(latest);
                    passed = latest;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended; its outcome says more than its last progress.
        }
    }
}
