using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Connections;
using OrderBackup.Coverage.Schema;
using OrderBackup.Diagnostics;
using OrderBackup.Restore;
using OrderBackup.Retention;
using OrderBackup.Snapshots;
using OrderBackup.Verify;

namespace OrderBackup;

/// <summary>The one implementation of <see cref="IOrderBackup"/>.</summary>
public sealed class OrderBackupService : IOrderBackup
{
    private readonly OrderBackupOptions _options;
    private readonly ILogger _logger;
    private readonly Observation _observation;

    /// <summary>Prepares operations on one database; nothing is connected to yet.</summary>
    /// <param name="options">The database, manifest and programs.</param>
    /// <param name="loggers">Where to log; null logs nothing.</param>
    /// <exception cref="ArgumentException">The options do not make sense.</exception>
    public OrderBackupService(OrderBackupOptions options, ILoggerFactory? loggers = null)
    {
        options.Validate();
        _options = options;
        _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger(Observation.Name);
        _observation = new Observation(_logger);
    }

    /// <inheritdoc/>
    public async Task<InitResult> InitAsync(InitRequest request, CancellationToken cancellationToken = default)
    {
        if (!request.Overwrite && File.Exists(_options.ManifestPath))
        {
            throw NewManifest.Exists(_options.ManifestPath);
        }

        return await NewManifest.WriteAsync(_options.ManifestPath, request, await ReadSchemaAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<UpdateManifestResult> UpdateManifestAsync(UpdateManifestRequest request, CancellationToken cancellationToken = default)
    {
        var manifest = File.Exists(_options.ManifestPath) ? await ManifestFile.ReadAsync(_options.ManifestPath, cancellationToken) : null;
        var schema = await ReadSchemaAsync(cancellationToken);
        return manifest is null
            ? await ManifestUpdate.CreateAsync(_options.ManifestPath, request, schema, cancellationToken)
            : await ManifestUpdate.AddAsync(manifest, request, schema, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken = default) =>
        new CheckRun(Target, _options, request).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<BackupResult> BackupAsync(BackupRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var target = Target();
        var result = await _observation.RunAsync(
            "backup", target.DisplayName, () => new BackupRun(target, _options, request, progress).RunAsync(cancellationToken),
            made => new Outcome(made.Succeeded, made.Info is { } info ? $"{made.Verdict}, {info.Proof.TotalRows} rows" : made.Verdict.ToString(), made.Findings));
        if (result.Info is not null)
        {
            Observation.Measure(result.Info);
        }

        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupSummary>> ListAsync(string folder, CancellationToken cancellationToken = default) =>
        BackupCatalog.ListAsync(folder, cancellationToken);

    /// <inheritdoc/>
    public async Task<BackupInfo> ShowAsync(string backup, CancellationToken cancellationToken = default) =>
        (await BackupInfoFile.ReadAsync(backup, cancellationToken)) with { Pinned = BackupPins.IsPinned(backup), LastVerification = BackupRecords.Verification(backup) };

    /// <inheritdoc/>
    public Task<VerificationResult> VerifyAsync(VerifyRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _observation.RunAsync(
            "verify", request.Backup, () => VerifyAndRecordAsync(request, progress, cancellationToken),
            verified => new Outcome(verified.Holds, verified.IsIdentical switch { true => "identical", false => "different", _ => verified.IsIntact ? "intact" : "damaged" }, verified.Findings));

    /// <inheritdoc/>
    public Task<RestoreResult> RestoreAsync(RestoreRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _observation.RunAsync("restore", request.Backup, () => new RestoreRun(Target(), _options, request, progress).RunAsync(cancellationToken), Judge);

    /// <inheritdoc/>
    public Task<RestoreResult> DrillAsync(string backup, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _observation.RunAsync(
            "drill", backup, () => new RestoreRun(Target(), _options, new RestoreRequest { Backup = backup, Mode = RestoreMode.New }, progress).DrillAsync(cancellationToken), Judge);

    /// <inheritdoc/>
    public async Task<PruneResult> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default)
    {
        request.Validate();
        return await PruneRun.RunAsync(request, await BackupCatalog.ListAsync(request.Folder, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PinResult> PinAsync(string backup, string? reason = null, CancellationToken cancellationToken = default) =>
        BackupPins.PinAsync(backup, reason, cancellationToken);

    /// <inheritdoc/>
    public Task<PinResult> UnpinAsync(string backup, CancellationToken cancellationToken = default) => BackupPins.UnpinAsync(backup);

    private async Task<VerificationResult> VerifyAndRecordAsync(VerifyRequest request, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var verified = await new Verification(request.Against ? Target() : null, _options, progress).RunAsync(request.Backup, cancellationToken);
        try
        {
            await BackupRecords.WriteAsync(request.Backup, VerificationRecord.Of(verified.IsIntact, verified.IsIdentical, verified.Findings));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // As on a medium that can only be read: what was found is true all the same.
            Log.VerificationNotRecorded(_logger, request.Backup, problem.Message);
        }

        return verified;
    }

    private static Outcome Judge(RestoreResult result) =>
        new(result.Succeeded, result.Succeeded ? $"identical, {result.Rows} rows" : "not restored", result.Findings);

    private DatabaseConnection Target() => _options.Target();

    private Task<DatabaseSchema> ReadSchemaAsync(CancellationToken cancellationToken) =>
        LiveSchema.ReadAsync(Target(), _options.ConnectTimeout, cancellationToken);
}
