using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Jobs;

/// <summary>What an operation does in a run.</summary>
internal delegate Task<JobOutcome> JobWork(IProgress<BackupProgress> progress, CancellationToken cancellationToken);

/// <summary>
/// Decides, while the job's lock is held, what becomes of a run: the state to write down, with the run or without it, or null to
/// leave everything as it is.
/// </summary>
/// <param name="before">The state before it.</param>
/// <param name="run">The run that could begin.</param>
internal delegate JobState? JobClaim(JobState before, JobRun run);

/// <summary>What came of asking for a run.</summary>
/// <param name="Started">Whether it was started; otherwise another one is at work.</param>
/// <param name="Run">The run at work; null when it has not written itself down yet, or when none is.</param>
/// <param name="Answered">Whether the lock was free, so that the claim had its say.</param>
internal sealed record JobStart(bool Started, JobRun? Run, bool Answered = false);
