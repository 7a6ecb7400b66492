using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OrderBackup.AspNetCore.Diagnostics;
using OrderBackup.Backup;
using OrderBackup.Jobs;

namespace OrderBackup.AspNetCore.Jobs;

/// <summary>One kind of work on one database: at most one run at a time, whichever instance of the application was asked for it.</summary>
internal sealed class Job : IDisposable
{
    // How long a lock may be held by a run that is not written down, or is not any more, before it counts as one at work.
    private static readonly TimeSpan Handover = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HandoverPause = TimeSpan.FromMilliseconds(50);

    private readonly string _kind;
    private readonly OrderBackupOptions _options;
    private readonly JobFile _file;
    private readonly JobLiveness _liveness;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SiteTelemetry _telemetry;
    private readonly SemaphoreSlim _starting = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    // What this instance knows better than the file: its own run, or a state that could not be written.
    private volatile JobState? _own;

    public Job(string kind, SiteSettings settings, TimeProvider time, ILogger logger, SiteTelemetry telemetry)
    {
        _kind = kind;
        _options = settings.Runtime;
        _file = new JobFile(settings.StateFolder, kind);
        _liveness = new JobLiveness(kind, settings.Runtime, time);
        _time = time;
        _logger = logger;
        _telemetry = telemetry;
    }

    /// <summary>Told of every outcome once it is written down and the lock is free.</summary>
    public event Action<JobOutcome>? Ended;

    /// <summary>What is known of the job, the same from every instance: a run that is at work no more has crashed.</summary>
    public async Task<JobState> ReadAsync(CancellationToken cancellationToken)
    {
        if (_own is { Run: not null } own && !_running.IsCompleted)
        {
            return own;
        }

        var state = await _file.ReadAsync(cancellationToken);
        if (_own is { Run: null, Last: { } last } unwritten && (state.Run?.Id == last.RunId || (state.Run is null && !(state.Last?.Started > last.Started))))
        {
            return unwritten with { Schedule = state.Run is null ? state.Schedule : unwritten.Schedule };
        }

        if (state.Run is not { } run || await _liveness.IsAliveAsync(run, cancellationToken))
        {
            return state;
        }

        // A run writes its outcome down before its lock is free: what is still in the file now has no outcome.
        var again = await _file.ReadAsync(cancellationToken);
        return again.Run?.Id == run.Id ? again.WithCrash() : again;
    }

    /// <summary>Starts a run unless one is at work, here or elsewhere.</summary>
    /// <param name="subject">The name of the backup that it works on.</param>
    /// <param name="work">What it does.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <param name="claim">Has the last word on whether it begins; null begins it.</param>
    /// <exception cref="OrderBackupException">Whether one is at work cannot be found out, or the folder cannot be written to.</exception>
    public async Task<JobStart> StartAsync(string? subject, JobWork work, CancellationToken cancellationToken, JobClaim? claim = null)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_stopping.IsCancellationRequested)
            {
                throw new OrderBackupException(RuntimeIds.AlreadyRunning, $"The application is stopping; no {_kind} was started.");
            }

            if (!_running.IsCompleted && _own?.Run is { } own)
            {
                return new JobStart(false, own);
            }

            // A run that has written its outcome down is over for everybody who looks; only its lock may be held for a moment more.
            await _running.WaitAsync(cancellationToken);
            var asked = Stopwatch.GetTimestamp();
            while (true)
            {
                if (await JobLock.TryTakeAsync(_options, _kind, cancellationToken) is { } taken)
                {
                    return await StartAsync(taken, subject, work, claim ?? ((before, run) => before with { Run = run }));
                }

                var elsewhere = (await _file.ReadAsync(cancellationToken)).Run;
                if (elsewhere is not null || Stopwatch.GetElapsedTime(asked) >= Handover)
                {
                    return new JobStart(false, elsewhere);
                }

                // A pause of the real world, whatever clock the application has.
                await Task.Delay(HandoverPause, cancellationToken);
            }
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Writes down that a run has crashed, when one has. Of several instances that look, one does and tells of it.</summary>
    /// <exception cref="OrderBackupException">Whether one is at work cannot be found out, or the folder cannot be written to.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if ((await _file.ReadAsync(cancellationToken)).Run is not { } run || _own?.Run?.Id == run.Id || await _liveness.IsAliveAsync(run, cancellationToken))
        {
            return;
        }

        await StartAsync(null, (_, _) => throw new InvalidOperationException(), cancellationToken, (before, _) => before.Last?.RunId == run.Id ? before : null);
    }

    /// <summary>Tells the run of this instance to end, and lets none begin.</summary>
    public Task CancelAsync() => _stopping.CancelAsync();

    /// <summary>Waits until the run of this instance has ended.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _running.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host waits no longer. The lock ends with the process, and the run will be told of as one that crashed.
            Log.NotWaited(_logger, _kind);
        }
    }

    public void Dispose()
    {
        _starting.Dispose();
        _stopping.Dispose();
        _liveness.Dispose();
    }

    private async Task<JobStart> StartAsync(JobLock taken, string? subject, JobWork work, JobClaim claim)
    {
        var asked = new JobRun
        {
            Id = Guid.CreateVersion7().ToString("N"),
            Kind = _kind,
            Subject = subject,
            Started = _time.GetUtcNow(),
            Machine = Environment.MachineName,
            Process = Environment.ProcessId,
        };
        var crashed = (JobOutcome?)null;
        JobRun? begun = null;
        try
        {
            var before = await BeforeAsync();
            crashed = before.Run?.Crashed();
            if (claim(before.WithCrash(), asked) is { } claimed)
            {
                await _file.WriteAsync(claimed, durable: true);
                begun = claimed.Run;
                _own = begun is null ? null : claimed;
            }
            else
            {
                crashed = null;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await taken.DisposeAsync();
            throw Refusal(asked, problem);
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }

        if (begun is null)
        {
            await taken.DisposeAsync();
        }
        else
        {
            _running = Task.Run(() => RunAsync(taken, begun, work));
        }

        if (crashed is not null)
        {
            Tell(crashed);
        }

        return new JobStart(begun is not null, begun, Answered: true);
    }

    // An outcome that could not be written down is known here alone, as long as the file still tells of its run.
    private async Task<JobState> BeforeAsync()
    {
        var written = await _file.ReadAsync(CancellationToken.None);
        return _own is { Last: { } last } own && written.Run?.Id == last.RunId ? own : written;
    }

    private OrderBackupException Refusal(JobRun run, Exception problem)
    {
        var refusal = new OrderBackupException(
            RuntimeIds.FolderUnusable, $"The {_kind} was not started, because its state cannot be written beside the backups: {problem.Message}", innerException: problem);
        _own = new JobState { Last = Describe(run, JobOutcome.Failed(refusal.Message, refusal.Findings)), Schedule = _own?.Schedule };
        return refusal;
    }

    private async Task RunAsync(JobLock taken, JobRun run, JobWork work)
    {
        JobOutcome outcome;
        using var activity = _telemetry.Begin(run);
        await using (taken)
        {
            await using (var progress = new JobProgress(_time, latest => WriteProgressAsync(latest)))
            {
                outcome = await WorkAsync(progress, work);
            }

            outcome = Describe(run, outcome);
            await FinishAsync(run, outcome);
        }

        _telemetry.End(activity, outcome);
        Tell(outcome);
    }

    private void Tell(JobOutcome outcome)
    {
        if (outcome.Finished is null)
        {
            Log.Crashed(_logger, _kind, outcome.Error ?? "");
            _telemetry.Count(outcome);
        }

        Ended?.Invoke(outcome);
    }

    private async Task<JobOutcome> WorkAsync(JobProgress progress, JobWork work)
    {
        try
        {
            return await work(progress, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return JobOutcome.Failed($"The application was stopped during the {_kind}; nothing half-made is left.");
        }
        catch (OrderBackupException problem)
        {
            return JobOutcome.Failed($"{problem.Id}: {problem.Message}", problem.Findings);
        }
        catch (Exception problem)
        {
            // Whatever it was, the next status must not say that the run is still at work.
            Log.Unexpected(_logger, _kind, problem);
            return JobOutcome.Failed($"The {_kind} failed unexpectedly ({problem.GetType().Name}); the application's log says more.");
        }
    }

    private async Task WriteProgressAsync(BackupProgress latest)
    {
        var state = _own! with { Run = _own!.Run! with { Progress = latest } };
        _own = state;
        try
        {
            await _file.WriteAsync(state, durable: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Log.StateNotWritten(_logger, _kind, problem.Message);
        }
    }

    private async Task FinishAsync(JobRun run, JobOutcome outcome)
    {
        // Until the outcome is written down, the run counts as being at work: nothing is told that a restart would take back.
        var state = _own!.WithOutcome(outcome);
        try
        {
            // Without its lock, as when the server was restarted, a run may have been followed by another that has the word now.
            var written = await _file.ReadAsync(CancellationToken.None);
            if (written.Run is null || written.Run.Id == run.Id)
            {
                await _file.WriteAsync(written.Schedule is null ? state : written.WithOutcome(outcome), durable: true);
            }

            _own = null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _own = state;
            Log.StateNotWritten(_logger, _kind, problem.Message);
        }
    }

    private JobOutcome Describe(JobRun run, JobOutcome outcome) =>
        outcome with { RunId = run.Id, Kind = run.Kind, Subject = run.Subject, Started = run.Started, Finished = _time.GetUtcNow(), Due = run.Due, Attempt = run.Attempt };
}
