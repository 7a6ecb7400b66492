using System.Diagnostics;
using Npgsql;
using OrderBackup.Backup;
using OrderBackup.Connections;
using OrderBackup.Coverage;
using OrderBackup.Snapshots;
using OrderBackup.Tools;
using OrderBackup.Verify;

namespace OrderBackup.Restore;

/// <summary>One restore or drill: the backup is verified, the server looked over, and only then anything created.</summary>
internal sealed class RestoreRun
{
    private readonly DatabaseConnection _target;
    private readonly OrderBackupOptions _options;
    private readonly RestoreRequest _request;
    private readonly IProgress<BackupProgress>? _progress;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private readonly List<Finding> _warnings = [];

    public RestoreRun(DatabaseConnection target, OrderBackupOptions options, RestoreRequest request, IProgress<BackupProgress>? progress)
    {
        _target = target;
        _options = options;
        _request = request;
        _progress = progress;
    }

    private string TargetName => _request.Database ?? _target.Database;

    /// <summary>Restores in the requested mode.</summary>
    public Task<RestoreResult> RunAsync(CancellationToken cancellationToken) => ExplainAsync(RestoreAsync(cancellationToken));

    /// <summary>Restores into a throwaway database, drops it, and records the outcome beside the backup.</summary>
    public Task<RestoreResult> DrillAsync(CancellationToken cancellationToken) => ExplainAsync(RestoreAndDropAsync(cancellationToken));

    // Every failure leaves as one that says what happened, also those between the steps that explain their own.
    private async Task<RestoreResult> ExplainAsync(Task<RestoreResult> work)
    {
        try
        {
            return await work;
        }
        catch (NpgsqlException problem)
        {
            throw ServerErrors.Failed(_target, "Restoring", problem);
        }
        catch (ToolFailedException problem)
        {
            throw PsqlLoad.Failed(problem);
        }
    }

    private async Task<RestoreResult> RestoreAsync(CancellationToken cancellationToken)
    {
        if (_request is { Mode: RestoreMode.New, Database: null })
        {
            throw new OrderBackupException(RuntimeIds.TargetRefused, "Mode new needs the name of the database to create (--database NAME).");
        }

        if (!DatabaseNames.Fits(TargetName))
        {
            throw new OrderBackupException(
                RuntimeIds.TargetRefused,
                $"The name {QualifiedName.QuoteIdentifier(TargetName)} is longer than PostgreSQL's {DatabaseNames.LongestName} bytes, and the server would cut it. Name another. Nothing was changed.");
        }

        var verdict = await VerifyAsync(cancellationToken);
        if (!verdict.IsIntact)
        {
            return Refused(verdict.Findings);
        }

        var info = verdict.Info!;
        if (_request.Mode == RestoreMode.InPlace)
        {
            return await RestoreInPlaceAsync(info, cancellationToken);
        }

        await using var server = await OpenAsync(info, cancellationToken);
        var tools = await ToolLocator.FindAsync(_options, server.VersionNumber, _warnings, cancellationToken);
        await DatabaseLock.TakeAsync(server.Connection, server.Target, DatabaseLock.SubjectOf(TargetName), cancellationToken);
        return _request.Mode == RestoreMode.New
            ? await RestoreNewAsync(info, server, tools, cancellationToken)
            : await ReplaceAsync(info, server, tools, cancellationToken);
    }

    private async Task<RestoreResult> RestoreAndDropAsync(CancellationToken cancellationToken)
    {
        var verdict = await VerifyAsync(cancellationToken);
        if (!verdict.IsIntact)
        {
            await RecordDrillAsync(isIdentical: false, server: null);
            return Refused(verdict.Findings);
        }

        var info = verdict.Info!;
        await using var server = await OpenAsync(info, cancellationToken);
        var tools = await ToolLocator.FindAsync(_options, server.VersionNumber, _warnings, cancellationToken);
        await DrillLeftovers.SweepAsync(info.Database.Name, server, _warnings, cancellationToken);
        var name = DatabaseNames.Drill(info.Database.Name, _now);

        // Says for as long as the drill lasts that its database is no leftover.
        await DatabaseLock.TakeAsync(server.Connection, server.Target, DatabaseLock.SubjectOf(name), cancellationToken);
        var restore = Build(info, server, tools);
        var differences = await BuildForDrillAsync(restore, name, server, cancellationToken);
        if (differences.Count == 0 && !await restore.TryDropAsync(name))
        {
            var quoted = QualifiedName.QuoteIdentifier(name);
            _warnings.Add(Finding.Warning(RuntimeIds.LoadFailed, $"The drill's database {quoted} could not be dropped; drop it with: DROP DATABASE {quoted}."));
        }

        await RecordDrillAsync(differences.Count == 0, server);
        return differences.Count == 0 ? Done(info, null, null) : Differs(info, differences);
    }

    /// <summary>Verifies the backup's folder. What a verification recorded before stays, unless this one found otherwise.</summary>
    private async Task<FolderVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        var verdict = await FolderVerification.RunAsync(_request.Backup, _progress, cancellationToken);
        if (!verdict.IsIntact || BackupRecords.Verification(_request.Backup) is { Intact: false })
        {
            await RecordAsync(BackupRecords.WriteAsync(_request.Backup, VerificationRecord.Of(verdict.IsIntact, null, verdict.Findings)));
        }

        return verdict;
    }

    private async Task<IReadOnlyList<Finding>> BuildForDrillAsync(NewDatabaseRestore restore, string name, TargetServer server, CancellationToken cancellationToken)
    {
        try
        {
            return await restore.BuildAsync(name, cancellationToken);
        }
        catch (OrderBackupException problem) when (problem.Id == RuntimeIds.RestoreRefused)
        {
            // The dump is not the verified one any more. Whatever else fails may be the server's or psql's fault, and says nothing of the backup.
            await RecordDrillAsync(isIdentical: false, server);
            throw;
        }
    }

    private Task RecordDrillAsync(bool isIdentical, TargetServer? server) => RecordAsync(BackupRecords.WriteAsync(
        _request.Backup,
        new DrillRecord(DateTimeOffset.UtcNow, isIdentical, Math.Round(_clock.Elapsed.TotalSeconds, 1), server is null ? "" : VersionText(server.VersionNumber))));

    private async Task RecordAsync(Task record)
    {
        try
        {
            await record;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // As on a medium that can only be read: what was found is true all the same.
            _warnings.Add(Finding.Warning(RuntimeIds.FolderUnusable, $"The outcome could not be recorded beside the backup: {problem.Message}"));
        }
    }

    private async Task<RestoreResult> RestoreNewAsync(BackupInfo info, TargetServer server, PostgresTools tools, CancellationToken cancellationToken)
    {
        await RefuseExistingAsync(info, server, cancellationToken);
        var differences = await Build(info, server, tools).BuildAsync(TargetName, cancellationToken);
        return differences.Count == 0 ? Done(info, TargetName, null) : Differs(info, differences);
    }

    private async Task<RestoreResult> ReplaceAsync(BackupInfo info, TargetServer server, PostgresTools tools, CancellationToken cancellationToken)
    {
        var exists = await server.FindDatabaseAsync(TargetName, cancellationToken) is not null;
        if (exists && !_request.Disconnect)
        {
            await RefuseConnectedAsync(server, cancellationToken);
        }

        var time = await FreeTimeAsync(server, cancellationToken);
        var restoring = DatabaseNames.Restoring(TargetName, time);
        var differences = await Build(info, server, tools).BuildAsync(restoring, cancellationToken);
        if (differences.Count > 0)
        {
            return Differs(info, differences);
        }

        var former = exists ? DatabaseNames.Former(TargetName, time) : null;
        _progress?.Report(new BackupProgress { Phase = "swap", Item = TargetName });
        await DatabaseSwap.RunAsync(server, restoring, TargetName, former, _request.Disconnect, cancellationToken);
        return Done(info, TargetName, former);
    }

    // Restores that follow each other within a second, or over a clock that was set back, must not meet each other's databases.
    private async Task<DateTimeOffset> FreeTimeAsync(TargetServer server, CancellationToken cancellationToken)
    {
        var time = _now;
        while (await server.FindDatabaseAsync(DatabaseNames.Restoring(TargetName, time), cancellationToken) is not null
            || await server.FindDatabaseAsync(DatabaseNames.Former(TargetName, time), cancellationToken) is not null)
        {
            time = time.AddSeconds(1);
        }

        return time;
    }

    private async Task<RestoreResult> RestoreInPlaceAsync(BackupInfo info, CancellationToken cancellationToken)
    {
        var restore = new InPlaceRestore(_request.Backup, info, _target.WithDatabase(TargetName), _options, _progress);
        var differences = await restore.RunAsync(_warnings, cancellationToken);
        return differences.Count == 0 ? Done(info, TargetName, null) : Differs(info, differences);
    }

    private async Task<TargetServer> OpenAsync(BackupInfo info, CancellationToken cancellationToken)
    {
        var server = await TargetServer.OpenAsync(_target, TargetName, _options.ConnectTimeout, cancellationToken);
        try
        {
            await TargetPreflight.CheckAsync(info, server, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private NewDatabaseRestore Build(BackupInfo info, TargetServer server, PostgresTools tools) =>
        new(_request.Backup, info, server, tools, _options.ConnectTimeout, _progress);

    private async Task RefuseExistingAsync(BackupInfo info, TargetServer server, CancellationToken cancellationToken)
    {
        if (await server.FindDatabaseAsync(TargetName, cancellationToken) is { } oid)
        {
            var isSource = oid == info.Database.DatabaseId && await server.SystemIdentifierAsync(cancellationToken) == info.Database.SystemIdentifier;
            throw new OrderBackupException(
                RuntimeIds.TargetRefused,
                $"There is already a database {QualifiedName.QuoteIdentifier(TargetName)}{(isSource ? ": it is the very one that the backup was made of" : "")}. "
                + "Mode new creates a database and never overwrites one; name another, or use mode replace. Nothing was changed.");
        }
    }

    private async Task RefuseConnectedAsync(TargetServer server, CancellationToken cancellationToken)
    {
        var sessions = await server.SessionsAsync(TargetName, cancellationToken);
        if (sessions.Count > 0)
        {
            throw new OrderBackupException(
                RuntimeIds.TargetInUse,
                $"{QualifiedName.QuoteIdentifier(TargetName)} cannot be replaced while it is in use: {string.Join("; ", sessions)}. "
                + "Stop the application, or end these sessions with --disconnect. Nothing was changed.");
        }
    }

    private RestoreResult Refused(IReadOnlyList<Finding> damage) => new()
    {
        Mode = _request.Mode,
        Succeeded = false,
        Findings = [Finding.Error(RuntimeIds.RestoreRefused, $"The backup {_request.Backup} is not intact and was not restored. Nothing was changed. Use another copy of it, or another backup."), .. damage, .. _warnings],
        Duration = _clock.Elapsed,
    };

    private RestoreResult Differs(BackupInfo info, IReadOnlyList<Finding> differences) => Result(info) with
    {
        Succeeded = false,
        Findings =
        [
            Finding.Error(RuntimeIds.RestoreDiffers, $"The restored database is not identical to the backup ({differences.Count} differences) and was not put in place. What was created has been removed; nothing else was changed."),
            .. differences,
            .. _warnings,
        ],
    };

    private RestoreResult Done(BackupInfo info, string? database, string? former) => Result(info) with
    {
        Succeeded = true,
        Database = database,
        FormerDatabase = former,
        Findings = _warnings,
    };

    private RestoreResult Result(BackupInfo info) => new()
    {
        Mode = _request.Mode,
        Succeeded = false,
        Findings = [],
        Tables = info.Proof.Tables.Count,
        Columns = VerificationSummary.ColumnsOf(info),
        Rows = info.Proof.TotalRows,
        Duration = _clock.Elapsed,
    };

    private static string VersionText(int number) => $"{number / 10000}.{number % 10000}";
}
