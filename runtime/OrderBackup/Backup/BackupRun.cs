using System.Diagnostics;
using OrderBackup.Connections;
using OrderBackup.Coverage.Schema;
using OrderBackup.Files;
using OrderBackup.Snapshots;
using OrderBackup.Tools;

namespace OrderBackup.Backup;

/// <summary>One backup: locks, snapshot, coverage, dump with proof, folder, further tiers.</summary>
internal sealed class BackupRun
{
    private readonly DatabaseConnection _target;
    private readonly OrderBackupOptions _options;
    private readonly BackupRequest _request;
    private readonly IProgress<BackupProgress>? _progress;
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<Finding> _findings = [];

    public BackupRun(DatabaseConnection target, OrderBackupOptions options, BackupRequest request, IProgress<BackupProgress>? progress)
    {
        request.Validate();
        _target = target;
        _options = options;
        _request = request;
        _progress = progress;
    }

    private string FirstTier => _request.Folders[0];

    /// <summary>Runs to a result; throws when the backup could not be made at all.</summary>
    public async Task<BackupResult> RunAsync(CancellationToken cancellationToken)
    {
        var manifest = await ManifestFile.ReadAsync(_options.ManifestPath, cancellationToken);
        var connection = await ServerErrors.OpenAsync(_target, _options.ConnectTimeout, cancellationToken);
        await using var session = await LockAndBeginAsync(connection, cancellationToken);
        var tools = await ToolLocator.FindAsync(_options, session.Schema.ServerVersionNumber, _findings, cancellationToken);
        var gate = CoverageGate.Judge(manifest, session.Schema);
        gate.EnsureDumpable();
        _findings.AddRange(gate.Findings);
        if (!gate.MayBackUp(_request.Coverage))
        {
            return Failed();
        }

        using var tiers = TierLocks.Take(_request.Folders);
        var name = BackupFolder.NewName(_request.Folders, _started);
        var partial = Path.Combine(FirstTier, name + BackupFolder.PartialSuffix);
        PrivateFiles.CreateFolder(partial);
        try
        {
            var info = await WriteAsync(session, tools, manifest, gate, name, partial, cancellationToken);
            if (info is null)
            {
                TierCopy.DeleteQuietly(partial);
                return Failed();
            }

            var backup = Path.Combine(FirstTier, name);
            PrivateFiles.RenameFolder(partial, backup);
            return await CopyToTiersAsync(info, backup, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TierCopy.DeleteQuietly(partial);
            throw Unusable(FirstTier, problem);
        }
        catch
        {
            TierCopy.DeleteQuietly(partial);
            throw;
        }
    }

    private async Task<SnapshotSession> LockAndBeginAsync(Npgsql.NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await DatabaseLock.TakeAsync(connection, _target, 0, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        return await SnapshotSession.BeginAsync(_target, connection, cancellationToken);
    }

    /// <summary>Writes everything into the unfinished folder; null when the dump does not hold what the snapshot has.</summary>
    private async Task<BackupInfo?> WriteAsync(
        SnapshotSession session, PostgresTools tools, ManifestFile manifest, CoverageGate gate, string name, string partial, CancellationToken cancellationToken)
    {
        var dumpFile = BackupFolder.DumpFile(name, _request.Compression);
        var (dump, file) = await DumpAsync(session, tools, Path.Combine(partial, dumpFile), cancellationToken);
        var problems = DumpCheck.Compare(dump, session.Schema, gate).ToList();
        _findings.AddRange(problems);
        if (problems.Any(problem => problem.Severity == FindingSeverity.Error))
        {
            return null;
        }

        Report("write", null);
        var info = Describe(session, tools, gate, name, dumpFile, dump);
        return await BackupWriter.FinishAsync(partial, info, new BackupFile(dumpFile, file.Size, file.Sha256), manifest, gate.SystemFiles, cancellationToken);
    }

    private async Task<(ProvenDump Dump, FileDigest File)> DumpAsync(
        SnapshotSession session, PostgresTools tools, string path, CancellationToken cancellationToken)
    {
        var keys = session.Schema.Tables.ToDictionary(table => table.Name, KeyInDump);
        await using var target = PrivateFiles.CreateFile(path);
        await using var sink = DumpSink.Open(target, _request.Compression);
        var dump = await ProvenDump.RunAsync(
            session, tools.PgDump, session.Database.Encoding, sink.Stream, name => keys.GetValueOrDefault(name, []),
            position => Report("dump", position.Table?.ToString(), position.Bytes, session.Database.SizeInBytes, position.Rows), cancellationToken);
        return (dump, await sink.CompleteAsync(dump.Sha256, cancellationToken));
    }

    // A generated column is not in the dump, so a key with one cannot seed what is.
    private static IReadOnlyList<string> KeyInDump(TableSchema table) =>
        table.KeyColumns.Any(key => table.Columns.Any(column => column.Name == key && column.IsGenerated)) ? [] : table.KeyColumns;

    private BackupInfo Describe(
        SnapshotSession session, PostgresTools tools, CoverageGate gate, string name, string dumpFile, ProvenDump dump) => new()
        {
            Name = name,
            Verdict = gate.IsComplete && gate.SystemFiles.UnmatchedGlobs.Count == 0 ? BackupVerdict.Verified : BackupVerdict.Unverified,
            MadeBy = ProductVersion.Text,
            Started = _started,
            Snapshot = session.Time,
            Finished = DateTimeOffset.UtcNow,
            Database = session.Database,
            MonetaryLocale = session.MonetaryLocale,
            Role = session.Schema.RoleName,
            PgDumpVersion = tools.PgDump.Version.ToString(),
            Dump = new DumpInfo(dumpFile, _request.Compression, dump.Content.Encoding, dump.Content.Length, dump.Sha256),
            Coverage = gate.Describe(DumpCheck.RowsByTable(dump, session.Schema)),
            Proof = dump.Proof,
            Definitions = dump.Definitions,
            CopyBlocks = dump.Content.CopyBlocks,
            Index = dump.Content.Index,
            Findings = [.. _findings],
            Files = [],
        };

    private async Task<BackupResult> CopyToTiersAsync(BackupInfo info, string backup, CancellationToken cancellationToken)
    {
        var tiers = new List<TierResult> { new(FirstTier, backup, true, null) };
        foreach (var tier in _request.Folders.Skip(1))
        {
            try
            {
                tiers.Add(new TierResult(tier, await TierCopy.RunAsync(backup, tier, file => Report("copy", file), cancellationToken), true, null));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                tiers.Add(new TierResult(tier, null, false, problem.Message));
                _findings.Add(Finding.Error(RuntimeIds.TierFailed, $"The copy in {tier} could not be made: {problem.Message} The backup in {FirstTier} is complete.", file: tier));
            }
        }

        return new BackupResult { Verdict = info.Verdict, Info = info, Tiers = tiers, Findings = Sorted(), Duration = _clock.Elapsed };
    }

    private BackupResult Failed() => new()
    {
        Verdict = BackupVerdict.Failed,
        Tiers = [.. _request.Folders.Select(folder => new TierResult(folder, null, false, "not made"))],
        Findings = Sorted(),
        Duration = _clock.Elapsed,
    };

    private List<Finding> Sorted() => [.. _findings.OrderByDescending(finding => finding.Severity)];

    private void Report(string phase, string? item, long bytes = 0, long? total = null, long rows = 0) =>
        _progress?.Report(new BackupProgress { Phase = phase, Item = item, Bytes = bytes, TotalBytes = total, Rows = rows });

    private static OrderBackupException Unusable(string folder, Exception problem) =>
        new(RuntimeIds.FolderUnusable, $"The backup could not be written to {folder}: {problem.Message} What was begun has been removed.", innerException: problem);
}
