using System.Diagnostics;
using OrderBackup.Jobs;

namespace OrderBackup.AspNetCore.Jobs;

/// <summary>
/// Whether a run that a file tells of is still at work: its lock says so. Asked at most once a second however many ask, so that
/// polling a status costs the database next to nothing.
/// </summary>
internal sealed class JobLiveness(string kind, OrderBackupOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1);
    private (string Run, bool Alive, long At)? _known;

    public async Task<bool> IsAliveAsync(JobRun run, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && known.Run == run.Id && time.GetElapsedTime(known.At) < Validity)
            {
                return known.Alive;
            }

            var alive = await AskAsync(run, cancellationToken);
            _known = (run.Id, alive, time.GetTimestamp());
            return alive;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<bool> AskAsync(JobRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await JobLock.IsHeldAsync(options, kind, JobKind.IsBeside(kind), cancellationToken);
        }
        catch (OrderBackupException)
        {
            // Without the server nobody can tell for another machine; a process of this one can be looked for.
            return run.Machine != Environment.MachineName || Runs(run.Process);
        }
    }

    private static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
