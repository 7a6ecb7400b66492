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
    private readonly JobRecord _record;
    private readonly JobLiveness _liveness;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SiteTelemetry _telemetry;
    private readonly SemaphoreSlim _starting = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public Job(string kind, SiteSettings settings, TimeProvider time, ILogger logger, SiteTelemetry telemetry)
    {
        _kind = kind;
        _options = settings.Runtime;
        _record = new JobRecord(settings.StateFolder, kind, logger);
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
        if (_record.Own is { } own && !_running.IsCompleted)
        {
            return own;
        }

        var state = await _record.PollAsync(cancellationToken);
        if (state.Run is not { } run || await _liveness.IsAliveAsync(run, cancellationToken))
        {
            return state;
        }

        // A run writes its outcome down before its lock is free: what is still in the file now has no outcome.
        var again = await _record.ReadAsync(cancellationToken);
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
        if (!await _starting.WaitAsync(_options.ConnectTimeout, cancellationToken))
        {
            throw new OrderBackupException(
                RuntimeIds.CannotConnect,
                $"Whether a {_kind} is at work could not be found out within {_options.ConnectTimeout.TotalSeconds:F0} seconds: an earlier request still waits for the database. Nothing was started.");
        }

        try
        {
            if (_stopping.IsCancellationRequested)
            {
                throw new OrderBackupException(RuntimeIds.AlreadyRunning, $"The application is stopping; no {_kind} was started.");
            }

            if (!_running.IsCompleted && _record.Own?.Run is { } own)
            {
                return new JobStart(false, own);
            }

            // A run that has written its outcome down is over for everybody who looks; only its lock may be held for a moment more.
            await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            var asked = Stopwatch.GetTimestamp();
            while (true)
            {
                if (await JobLock.TryTakeAsync(_options, _kind, JobKind.IsBeside(_kind), cancellationToken) is { } taken)
                {
                    return await StartAsync(taken, subject, work, claim ?? ((before, run) => before with { Run = run }));
                }

                var elsewhere = (await _record.ReadAsync(cancellationToken)).Run;
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

    /// <summary>Writes down that a run has crashed, when one has, or the outcome of one that could not be written down. Of several instances that look, one does and tells of it.</summary>
    /// <exception cref="OrderBackupException">Whether one is at work cannot be found out, or the folder cannot be written to.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (_record.HasUnwritten)
        {
            await StartNothingAsync(before => before, cancellationToken);
            return;
        }

        if ((await _record.ReadAsync(cancellationToken)).Run is { } run && _record.Own?.Run?.Id != run.Id && !await _liveness.IsAliveAsync(run, cancellationToken))
        {
            await StartNothingAsync(before => before.Last?.RunId == run.Id ? before : null, cancellationToken);
        }
    }

    /// <summary>Tells the run of this instance to end, and lets none begin.</summary>
    public Task CancelAsync() => _stopping.CancelAsync();

    /// <summary>Waits until the run of this instance has ended.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_running.IsCompleted)
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

    private Task<JobStart> StartNothingAsync(Func<JobState, JobState?> settle, CancellationToken cancellationToken) =>
        StartAsync(null, (_, _) => throw new InvalidOperationException(), cancellationToken, (before, _) => settle(before));

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
        var crashed = (JobRun?)null;
        JobRun? begun = null;
        try
        {
            var before = await _record.BeforeAsync();
            crashed = before.Run;
            if (claim(before.WithCrash(), asked) is { } claimed)
            {
                await _record.ClaimAsync(claimed);
                begun = claimed.Run;
            }
            else
            {
                crashed = null;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await taken.DisposeAsync();
            throw Refuse(asked, problem);
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
            _running = Task.Run(() => RunAsync(taken, begun, work), CancellationToken.None);
        }

        if (crashed is not null)
        {
            var outcome = crashed.Crashed();
            Log.Crashed(_logger, _kind, crashed.Process, crashed.Machine, outcome.Error ?? "");
            _telemetry.Count(outcome);
            Ended?.Invoke(outcome);
        }

        return new JobStart(begun is not null, begun, Answered: true);
    }

    private OrderBackupException Refuse(JobRun run, Exception problem)
    {
        var refusal = new OrderBackupException(
            RuntimeIds.FolderUnusable, $"The {_kind} was not started, because its state cannot be written beside the backups: {problem.Message}", innerException: problem);
        _record.Refuse(Describe(run, JobOutcome.Failed(refusal.Message, refusal.Findings)));
        return refusal;
    }

    private async Task RunAsync(JobLock taken, JobRun run, JobWork work)
    {
        JobOutcome outcome;
        using var activity = _telemetry.Begin(run);
        await using (taken)
        {
            await using (var progress = new JobProgress(_time, _record.WriteProgressAsync))
            {
                outcome = await WorkAsync(progress, work);
            }

            outcome = Describe(run, outcome);
            await _record.FinishAsync(run, outcome);
        }

        _telemetry.End(activity, outcome);
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

    // The log of the operation has the messages as they were.
    private JobOutcome Describe(JobRun run, JobOutcome outcome) => outcome.WithoutMachines() with
    {
        RunId = run.Id,
        Kind = run.Kind,
        Subject = run.Subject,
        Started = run.Started,
        Finished = _time.GetUtcNow(),
        Due = run.Due,
        Attempt = run.Attempt,
    };
}
