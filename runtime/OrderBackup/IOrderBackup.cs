using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Retention;
using OrderBackup.Verify;

namespace OrderBackup;

/// <summary>
/// Backs up one PostgreSQL database so that every column its manifest lists is proven to be in the backup, and restores it so
/// that nothing is replaced before the restored database is proven identical.
/// </summary>
/// <remarks>
/// Results say what holds and what does not. Exceptions are for what could not be done (<see cref="OrderBackupException"/>), for
/// misuse (<see cref="ArgumentException"/>) and for cancellation, after which nothing half-made is left.
/// </remarks>
public interface IOrderBackup
{
    /// <summary>Writes a new manifest that covers the given root tables and everything related to them.</summary>
    /// <param name="request">The roots, and whether an existing file may be replaced.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<InitResult> InitAsync(InitRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds a line for every live column that the manifest must cover and does not, in order, or writes a first manifest. No line,
    /// comment or annotation that is there is removed or changed.
    /// </summary>
    /// <param name="request">The roots of a manifest that does not exist yet.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<UpdateManifestResult> UpdateManifestAsync(UpdateManifestRequest request, CancellationToken cancellationToken = default);

    /// <summary>Compares the live database with the manifest, as a backup does before it starts.</summary>
    /// <param name="request">What to look at beyond the schema.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a backup and proves it.</summary>
    /// <param name="request">The folders, compression and policy.</param>
    /// <param name="progress">Told several times a second how far the work has come.</param>
    /// <param name="cancellationToken">Ends the work early; no folder that looks like a backup is left.</param>
    Task<BackupResult> BackupAsync(BackupRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the backups in a folder, the newest first. What is not a readable backup is listed as such.</summary>
    /// <param name="folder">A tier's folder.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<IReadOnlyList<BackupSummary>> ListAsync(string folder, CancellationToken cancellationToken = default);

    /// <summary>Reads everything that a backup says of itself, without checking its files.</summary>
    /// <param name="backup">The backup's folder.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<BackupInfo> ShowAsync(string backup, CancellationToken cancellationToken = default);

    /// <summary>Checks a backup's files against its proof, and on request a live database against the backup.</summary>
    /// <param name="request">The backup, and whether to compare a database.</param>
    /// <param name="progress">Told several times a second how far the work has come.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<VerificationResult> VerifyAsync(VerifyRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Restores a backup: verified first, loaded where nothing can be lost, compared, and only then put in place.</summary>
    /// <param name="request">The backup, the mode and the target.</param>
    /// <param name="progress">Told several times a second how far the work has come.</param>
    /// <param name="cancellationToken">Ends the work early; the target stays what it was.</param>
    Task<RestoreResult> RestoreAsync(RestoreRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Restores a backup into a throwaway database, compares it, drops it, and records the outcome beside the backup.</summary>
    /// <param name="backup">The backup's folder.</param>
    /// <param name="progress">Told several times a second how far the work has come.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<RestoreResult> DrillAsync(string backup, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes backups that the retention rules no longer keep.</summary>
    /// <param name="request">The folder and the rules.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<PruneResult> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default);

    /// <summary>Pins a backup: no retention rule deletes it. Nothing in its folder is changed.</summary>
    /// <param name="backup">The backup's folder. Copies of it in other tiers have pins of their own.</param>
    /// <param name="reason">Why, for those who see it in a list: one line of at most 200 characters.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<PinResult> PinAsync(string backup, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a backup's pin away, so that the retention rules apply to it again.</summary>
    /// <param name="backup">The backup's folder.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<PinResult> UnpinAsync(string backup, CancellationToken cancellationToken = default);
}
