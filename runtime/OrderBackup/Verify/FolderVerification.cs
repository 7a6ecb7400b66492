using OrderBackup.Backup;
using OrderBackup.Dump;
using OrderBackup.Files;
using OrderBackup.Proof;

namespace OrderBackup.Verify;

/// <summary>Checks a backup's folder against what it says of itself: every file, and everything in the dump.</summary>
internal sealed class FolderVerification
{
    private readonly string _backup;
    private readonly IProgress<BackupProgress>? _progress;
    private readonly List<Finding> _findings = [];

    private FolderVerification(string backup, IProgress<BackupProgress>? progress)
    {
        _backup = backup;
        _progress = progress;
    }

    /// <summary>Reads the whole backup once.</summary>
    /// <exception cref="OrderBackupException">There is no backup at the path.</exception>
    public static async Task<FolderVerdict> RunAsync(string backup, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var verification = new FolderVerification(backup, progress);
        var info = await verification.ReadInfoAsync(cancellationToken);
        if (info is null)
        {
            return new FolderVerdict(null, verification._findings);
        }

        await verification.CheckFilesAsync(info, cancellationToken);
        return new FolderVerdict(info, verification._findings);
    }

    private async Task<BackupInfo?> ReadInfoAsync(CancellationToken cancellationToken)
    {
        var looksLikeBackup = Directory.Exists(_backup)
            && (File.Exists(Path.Combine(_backup, BackupFolder.InfoFile)) || File.Exists(Path.Combine(_backup, BackupFolder.SumsFile)));
        try
        {
            return await BackupInfoFile.ReadAsync(_backup, cancellationToken);
        }
        catch (OrderBackupException problem) when (looksLikeBackup && !BackupFolder.IsPartialName(Path.GetFileName(Path.TrimEndingDirectorySeparator(_backup))))
        {
            _findings.Add(Finding.Error(RuntimeIds.FileDamaged, problem.Message, file: BackupFolder.InfoFile));
            return null;
        }
    }

    private async Task CheckFilesAsync(BackupInfo info, CancellationToken cancellationToken)
    {
        var expected = info.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var present = Directory.EnumerateFiles(_backup, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => Path.GetRelativePath(_backup, path).Replace(Path.DirectorySeparatorChar, '/')).ToHashSet(StringComparer.Ordinal);
        await CheckSumsFileAsync(info, present, cancellationToken);
        await CheckPresenceAsync(expected, present, cancellationToken);
        foreach (var file in info.Files.Where(file => present.Contains(file.Path) && file.Path != info.Dump.File))
        {
            Compare(file, await FileDigest.OfAsync(Path.Combine(_backup, file.Path), cancellationToken));
        }

        if (present.Contains(info.Dump.File) && expected.TryGetValue(info.Dump.File, out var dump))
        {
            await CheckDumpAsync(info, dump, cancellationToken);
        }
    }

    private async Task CheckSumsFileAsync(BackupInfo info, HashSet<string> present, CancellationToken cancellationToken)
    {
        if (!present.Contains(BackupFolder.SumsFile))
        {
            Damaged(BackupFolder.SumsFile, "is missing");
            return;
        }

        var infoDigest = await FileDigest.OfAsync(Path.Combine(_backup, BackupFolder.InfoFile), cancellationToken);
        var should = ChecksumFile.ToBytes(info.Files.Append(new BackupFile(BackupFolder.InfoFile, infoDigest.Size, infoDigest.Sha256)));
        var has = await File.ReadAllBytesAsync(Path.Combine(_backup, BackupFolder.SumsFile), cancellationToken);
        if (!has.AsSpan().SequenceEqual(should))
        {
            Damaged(BackupFolder.SumsFile, $"is not what {BackupFolder.InfoFile} says: one of the two was edited or damaged");
        }
    }

    private async Task CheckPresenceAsync(Dictionary<string, BackupFile> expected, HashSet<string> present, CancellationToken cancellationToken)
    {
        var missing = expected.Keys.Where(path => !present.Contains(path)).Order(StringComparer.Ordinal).ToList();
        var extra = present.Where(path => !expected.ContainsKey(path) && path is not (BackupFolder.InfoFile or BackupFolder.SumsFile))
            .Order(StringComparer.Ordinal).ToList();
        foreach (var path in extra)
        {
            var digest = await FileDigest.OfAsync(Path.Combine(_backup, path), cancellationToken);
            var former = missing.Find(candidate => expected[candidate].Sha256 == digest.Sha256 && expected[candidate].Size == digest.Size);
            if (former is null)
            {
                Damaged(path, "does not belong to the backup");
            }
            else
            {
                missing.Remove(former);
                Damaged(former, $"was renamed to {path}");
            }
        }

        foreach (var path in missing)
        {
            Damaged(path, "is missing");
        }
    }

    private async Task CheckDumpAsync(BackupInfo info, BackupFile file, CancellationToken cancellationToken)
    {
        DumpPassResult pass;
        FileDigest digest;
        var keys = info.Proof.Tables.ToDictionary(table => table.QualifiedName, table => table.Key);
        try
        {
            await using var source = DumpSource.Open(_backup, info.Dump);
            pass = await DumpPass.RunAsync(
                source.Stream, null, new DumpReader(name => keys.GetValueOrDefault(name, [])),
                position => _progress?.Report(new BackupProgress
                {
                    Phase = "verify", Item = position.Table?.ToString(), Bytes = position.Bytes, TotalBytes = info.Dump.Length, Rows = position.Rows,
                }), cancellationToken);
            digest = await source.FileDigestAsync(pass.Sha256, cancellationToken);
        }
        catch (Exception problem) when (problem is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException)
        {
            Damaged(file.Path, $"cannot be decompressed: {problem.Message}");
            return;
        }

        Compare(file, digest);
        CompareContent(info, pass);
    }

    private void CompareContent(BackupInfo info, DumpPassResult pass)
    {
        var file = info.Dump.File;
        foreach (var problem in pass.Content.Problems)
        {
            _findings.Add(Finding.Error(RuntimeIds.DumpIncomplete, $"{file}: {problem}.", file: file));
        }

        // The dump does not hold generated columns, so they are not compared here.
        var proof = info.Proof with { Generated = [] };
        foreach (var difference in ProofComparison.Compare(proof, pass.Content.Proof))
        {
            _findings.Add(Finding.Error(RuntimeIds.DataDamaged, $"{file}: {difference.Message}.", difference.Table, difference.Column, file));
        }

        foreach (var message in IndexComparison.Compare(info.Index, pass.Content.Index))
        {
            _findings.Add(Finding.Error(RuntimeIds.DefinitionDamaged, $"{file}: {message}.", file: file));
        }
    }

    private void Compare(BackupFile expected, FileDigest actual)
    {
        if (actual.Size != expected.Size)
        {
            Damaged(expected.Path, $"has {actual.Size:N0} bytes instead of {expected.Size:N0}");
        }
        else if (actual.Sha256 != expected.Sha256)
        {
            Damaged(expected.Path, "does not have the recorded SHA-256: it was edited or damaged");
        }
    }

    private void Damaged(string path, string what) =>
        _findings.Add(Finding.Error(RuntimeIds.FileDamaged, $"{path} {what}.", file: path));
}

/// <summary>What reading a backup's folder found.</summary>
/// <param name="Info">What the backup says of itself; null when that cannot be read.</param>
/// <param name="Findings">Every damage.</param>
internal sealed record FolderVerdict(BackupInfo? Info, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether nothing is damaged.</summary>
    public bool IsIntact => Info is not null && Findings.Count == 0;
}
