using Microsoft.Extensions.Logging;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Jobs;

/// <summary>What is known of a job: what is written beside the backups, and what this instance knows better.</summary>
internal sealed class JobRecord(string folder, string kind, ILogger logger)
{
    private readonly JobFile _file = new(folder, kind);

    // The state with the run of this instance.
    private volatile JobState? _own;

    // The state with what became of it, when that could not be written down.
    private volatile JobState? _unwritten;

    // Why the last run that was asked for was not started, when its state could not be written down.
    private volatile JobOutcome? _refusal;

    /// <summary>The state with the run of this instance; null when it has none, or when that has ended.</summary>
    public JobState? Own => _own;

    /// <summary>Whether the outcome of a run is known here alone.</summary>
    public bool HasUnwritten => _unwritten is not null;

    /// <summary>What is to be told, which may be some seconds old.</summary>
    public async Task<JobState> PollAsync(CancellationToken cancellationToken) => Told(await _file.ReadAsync(cancellationToken));

    /// <summary>What is to be told, as it is now.</summary>
    public async Task<JobState> ReadAsync(CancellationToken cancellationToken) => Told(await _file.ReadAnewAsync(cancellationToken));

    /// <summary>What a run begins with, while the job's lock is held.</summary>
    public async Task<JobState> BeforeAsync()
    {
        var written = await _file.ReadAnewAsync(CancellationToken.None);
        var known = Known(written);
        if (ReferenceEquals(known, written))
        {
            // The file has it, or has gone on without it.
            _unwritten = null;
        }

        return known;
    }

    /// <summary>Writes down what becomes of a claim.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public async Task ClaimAsync(JobState claimed)
    {
        await _file.WriteAsync(claimed);
        _own = claimed.Run is null ? null : claimed;
        _unwritten = null;
        _refusal = null;
    }

    /// <summary>Remembers that a run was not started. The outcome of one that was counts for more.</summary>
    public void Refuse(JobOutcome refusal) => _refusal = refusal;

    /// <summary>Writes down how far the run of this instance has come.</summary>
    public async Task WriteProgressAsync(BackupProgress latest)
    {
        var state = _own! with { Run = _own!.Run! with { Progress = latest } };
        _own = state;
        try
        {
            // Without its lock, as when the server was restarted, the run may have been followed by another.
            if ((await _file.ReadAnewAsync(CancellationToken.None)).Run?.Id == state.Run!.Id)
            {
                await _file.WriteProgressAsync(state.Run.Id, latest);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Log.StateNotWritten(logger, kind, problem.Message);
        }
    }

    /// <summary>Writes down what became of the run of this instance.</summary>
    public async Task FinishAsync(JobRun run, JobOutcome outcome)
    {
        // Until the outcome is written down, the run counts as being at work: nothing is told that a restart would take back.
        var state = _own!.WithOutcome(outcome);
        try
        {
            // Without its lock, a run may have been followed by another that has the word now.
            var written = await _file.ReadAnewAsync(CancellationToken.None);
            if (written.Run is null || written.Run.Id == run.Id)
            {
                await _file.WriteAsync(written.Schedule is null ? state : written.WithOutcome(outcome));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _unwritten = state;
            Log.StateNotWritten(logger, kind, problem.Message);
        }

        _own = null;
    }

    private JobState Told(JobState written)
    {
        var known = Known(written);
        return _refusal is { } refusal && known.Run is null && !HasUnwritten && !(known.Last?.Started > refusal.Started) ? known with { Last = refusal } : known;
    }

    /// <summary>
    /// The outcome that could not be written down counts as long as the file tells of its run, of its crash, or of nothing later; the
    /// same object as the file's when it does not.
    /// </summary>
    private JobState Known(JobState written)
    {
        if (_unwritten is not { Last: { } last } unwritten)
        {
            return written;
        }

        var counts = written.Run is { } run
            ? run.Id == last.RunId
            : written.Last is not { } other || other.Started < last.Started || (other.RunId == last.RunId && other.Finished is null);
        return !counts ? written : written.Schedule is null ? unwritten : written.WithOutcome(last);
    }
}
