using OrderBackup.AspNetCore.Answers;

namespace OrderBackup.AspNetCore;

/// <summary>
/// The live database against the manifest, for whoever asks: compared at most twice a minute and never twice at once, so that a page
/// that is open everywhere costs the database next to nothing.
/// </summary>
internal sealed class LiveCoverage(Func<CancellationToken, Task<CheckResult>> check, string database, Redaction redaction, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(30);

    // A database that was away is asked again sooner.
    private static readonly TimeSpan FailureValidity = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _lock = new();
    private Comparison? _last;

    /// <summary>What the latest comparison found.</summary>
    /// <exception cref="OrderBackupException">The database or the manifest cannot be read.</exception>
    public Task<CoverageAnswer> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_last is not { } last || last.IsOver(time))
            {
                _last = last = new Comparison(time.GetTimestamp(), CompareAsync(_ended.Token));
            }

            // Who asks may leave; the comparison goes on for the others.
            return last.Answer.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    private async Task<CoverageAnswer> CompareAsync(CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return CoverageAnswer.Of(database, await check(cancellationToken), time.GetUtcNow(), redaction);
    }

    private sealed record Comparison(long At, Task<CoverageAnswer> Answer)
    {
        public bool IsOver(TimeProvider time) =>
            Answer.IsCompleted && time.GetElapsedTime(At) >= (Answer.IsCompletedSuccessfully ? Validity : FailureValidity);
    }
}
