using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Retention;
using OrderBackup.Verify;

namespace OrderBackup;

/// <summary>The one implementation of <see cref="IOrderBackup"/>.</summary>
public sealed class OrderBackupService : IOrderBackup
{
    private readonly OrderBackupOptions _options;

    /// <summary>Prepares operations on one database; nothing is connected to yet.</summary>
    /// <param name="options">The database, manifest and programs.</param>
    /// <exception cref="ArgumentException">The options do not make sense.</exception>
    public OrderBackupService(OrderBackupOptions options)
    {
        options.Validate();
        _options = options;
    }

    /// <inheritdoc/>
    public Task<InitResult> InitAsync(InitRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException(_options.ManifestPath);

    /// <inheritdoc/>
    public Task<CheckResult> CheckAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<BackupResult> BackupAsync(BackupRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupSummary>> ListAsync(string folder, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<BackupInfo> ShowAsync(string backup, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<VerificationResult> VerifyAsync(VerifyRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<RestoreResult> RestoreAsync(RestoreRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<RestoreResult> DrillAsync(string backup, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<PruneResult> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
