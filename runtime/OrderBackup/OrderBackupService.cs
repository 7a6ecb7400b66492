using System.Diagnostics;
using OrderBackup.Backup;
using OrderBackup.Catalog;
using OrderBackup.Connections;
using OrderBackup.Coverage.Schema;
using OrderBackup.Restore;
using OrderBackup.Retention;
using OrderBackup.Snapshots;
using OrderBackup.Tools;
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
    public async Task<InitResult> InitAsync(InitRequest request, CancellationToken cancellationToken = default)
    {
        if (!request.Overwrite && File.Exists(_options.ManifestPath))
        {
            throw NewManifest.Exists(_options.ManifestPath);
        }

        return await NewManifest.WriteAsync(_options.ManifestPath, request, await ReadSchemaAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<CheckResult> CheckAsync(CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.StartNew();
        var manifest = await ManifestFile.ReadAsync(_options.ManifestPath, cancellationToken);
        var schema = await ReadSchemaAsync(cancellationToken);
        var gate = CoverageGate.Judge(manifest, schema);
        var tools = await ToolLocator.CheckAsync(_options, schema.ServerVersionNumber, cancellationToken);
        return new CheckResult
        {
            Database = Target().DisplayName,
            Coverage = gate.Describe(null),
            Findings = [.. gate.Findings.Concat(tools).OrderByDescending(finding => finding.Severity)],
            Duration = clock.Elapsed,
        };
    }

    /// <inheritdoc/>
    public Task<BackupResult> BackupAsync(BackupRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new BackupRun(Target(), _options, request, progress).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackupSummary>> ListAsync(string folder, CancellationToken cancellationToken = default) =>
        BackupCatalog.ListAsync(folder, cancellationToken);

    /// <inheritdoc/>
    public Task<BackupInfo> ShowAsync(string backup, CancellationToken cancellationToken = default) =>
        BackupInfoFile.ReadAsync(backup, cancellationToken);

    /// <inheritdoc/>
    public Task<VerificationResult> VerifyAsync(VerifyRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new Verification(request.Against ? Target() : null, _options, progress).RunAsync(request.Backup, cancellationToken);

    /// <inheritdoc/>
    public Task<RestoreResult> RestoreAsync(RestoreRequest request, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new RestoreRun(Target(), _options, request, progress).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<RestoreResult> DrillAsync(string backup, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new RestoreRun(Target(), _options, new RestoreRequest { Backup = backup, Mode = RestoreMode.New }, progress).DrillAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<PruneResult> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default)
    {
        request.Validate();
        return await PruneRun.RunAsync(request, await ListAsync(request.Folder, cancellationToken), cancellationToken);
    }

    private DatabaseConnection Target()
    {
        try
        {
            return _options.Connection is { } text ? DatabaseConnection.Parse(text) : DatabaseConnection.FromEnvironment(_options.ConnectionVariable);
        }
        catch (DatabaseConnectionException problem)
        {
            throw new OrderBackupException(problem.Id, problem.Message);
        }
    }

    private async Task<DatabaseSchema> ReadSchemaAsync(CancellationToken cancellationToken)
    {
        var target = Target();
        await using var connection = await ServerErrors.OpenAsync(target, _options.ConnectTimeout, cancellationToken);
        try
        {
            return await CatalogReader.ReadAsync(connection, null, cancellationToken);
        }
        catch (Exception problem) when (problem is Npgsql.NpgsqlException or IOException)
        {
            throw ServerErrors.Failed(target, "Reading the catalog", problem);
        }
    }
}
