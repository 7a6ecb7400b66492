using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Retention;
using OrderBackup.Verify;

namespace OrderBackup.Tool.Tests;

/// <summary>Answers with what a test wants and remembers what it was asked.</summary>
internal sealed class FakeOrderBackup : IOrderBackup
{
    public object? Request { get; private set; }

    public string? Operation { get; private set; }

    public bool WasGivenProgress { get; private set; }

    public object? Result { get; init; }

    public Exception? Exception { get; init; }

    public IReadOnlyList<BackupProgress> Progress { get; init; } = [];

    public Action? BeforeAnswer { get; init; }

    public Task<InitResult> InitAsync(InitRequest request, CancellationToken cancellationToken = default) => Answer<InitResult>("init", request);

    public Task<UpdateManifestResult> UpdateManifestAsync(UpdateManifestRequest request, CancellationToken cancellationToken = default) =>
        Answer<UpdateManifestResult>("update", request);

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken = default) => Answer<CheckResult>("check", request);

    public Task<BackupResult> BackupAsync(BackupRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Answer<BackupResult>("backup", request, progress);

    public Task<IReadOnlyList<BackupSummary>> ListAsync(string folder, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<BackupSummary>>("list", folder);

    public Task<BackupInfo> ShowAsync(string backup, CancellationToken cancellationToken = default) => Answer<BackupInfo>("show", backup);

    public Task<VerificationResult> VerifyAsync(VerifyRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Answer<VerificationResult>("verify", request, progress);

    public Task<RestoreResult> RestoreAsync(RestoreRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Answer<RestoreResult>("restore", request, progress);

    public Task<RestoreResult> DrillAsync(string backup, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Answer<RestoreResult>("drill", backup, progress);

    public Task<PruneResult> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default) => Answer<PruneResult>("prune", request);

    public Task<PinResult> PinAsync(string backup, string? reason = null, CancellationToken cancellationToken = default) => Answer<PinResult>("pin", (backup, reason));

    public Task<PinResult> UnpinAsync(string backup, CancellationToken cancellationToken = default) => Answer<PinResult>("unpin", backup);

    private Task<T> Answer<T>(string operation, object? request, IProgress<BackupProgress>? progress = null)
    {
        Operation = operation;
        Request = request;
        WasGivenProgress = progress is not null;
        foreach (var report in Progress)
        {
            progress?.Report(report);
        }

        BeforeAnswer?.Invoke();
        return Exception is null ? Task.FromResult((T)(Result ?? Samples.ResultOf(operation))) : Task.FromException<T>(Exception);
    }
}
