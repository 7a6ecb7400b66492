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
        var present = BackupEntries.In(_backup);
        foreach (var link in present.Links)
        {
            // A link's target may be gone, or change, whenever the backup is needed.
            Damaged(link, "is a symbolic link, not a file of the backup's own");
        }

        await CheckSumsFileAsync(info, present, cancellationToken);
        await CheckPresenceAsync(expected, present, cancellationToken);
        foreach (var file in info.Files.Where(file => present.Files.Contains(file.Path) && file.Path != info.Dump.File))
        {
            await CompareAsync(file, cancellationToken);
        }

        if (!expected.TryGetValue(info.Dump.File, out var dump))
        {
            Damaged(BackupFolder.InfoFile, $"names the dump {info.Dump.File}, which is not among the files that it lists");
        }
        else if (present.Files.Contains(dump.Path))
        {
            await CheckDumpAsync(info, dump, cancellationToken);
        }
    }

    private async Task CheckSumsFileAsync(BackupInfo info, BackupEntries present, CancellationToken cancellationToken)
    {
        if (!present.Contains(BackupFolder.SumsFile))
        {
            Damaged(BackupFolder.SumsFile, "is missing");
            return;
        }

        try
        {
            var infoDigest = await FileDigest.OfAsync(PathOf(BackupFolder.InfoFile), cancellationToken);
            var should = ChecksumFile.ToBytes(info.Files.Append(new BackupFile(BackupFolder.InfoFile, infoDigest.Size, infoDigest.Sha256)));
            var has = await File.ReadAllBytesAsync(PathOf(BackupFolder.SumsFile), cancellationToken);
            if (!has.AsSpan().SequenceEqual(should))
            {
                Damaged(BackupFolder.SumsFile, $"is not what {BackupFolder.InfoFile} says: one of the two was edited or damaged");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Unreadable(BackupFolder.SumsFile, problem);
        }
    }

    private async Task CheckPresenceAsync(Dictionary<string, BackupFile> expected, BackupEntries present, CancellationToken cancellationToken)
    {
        var missing = expected.Keys.Where(path => !present.Contains(path)).Order(StringComparer.Ordinal).ToList();
        var extra = present.Files.Where(path => !expected.ContainsKey(path) && path is not (BackupFolder.InfoFile or BackupFolder.SumsFile))
            .Order(StringComparer.Ordinal).ToList();
        foreach (var path in extra)
        {
            var former = await FindFormerAsync(path, missing.Select(name => expected[name]), cancellationToken);
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

    /// <summary>The missing file whose content another file has; files of other sizes are not read, since they may be anything.</summary>
    private async Task<string?> FindFormerAsync(string path, IEnumerable<BackupFile> missing, CancellationToken cancellationToken)
    {
        try
        {
            var size = new FileInfo(PathOf(path)).Length;
            var candidates = missing.Where(file => file.Size == size && size > 0).ToList();
            var sha256 = candidates.Count == 0 ? null : (await FileDigest.OfAsync(PathOf(path), cancellationToken)).Sha256;
            return candidates.Find(file => file.Sha256 == sha256)?.Path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
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
                    Phase = "verify",
                    Item = position.Table?.ToString(),
                    Bytes = position.Bytes,
                    TotalBytes = info.Dump.Length,
                    Rows = position.Rows,
                }), cancellationToken);
            digest = await source.FileDigestAsync(pass.Sha256, cancellationToken);
        }
        catch (Exception problem) when (problem is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException)
        {
            Damaged(file.Path, $"cannot be decompressed: {problem.Message}");
            return;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Unreadable(file.Path, problem);
            return;
        }

        Compare(file, digest);
        if (info.Dump.Compression != DumpCompression.None || digest.Sha256 == file.Sha256)
        {
            CompareText(info.Dump, pass);
        }

        CompareContent(info, pass);
    }

    /// <summary>Compares the uncompressed text, which a restore checks again while it loads it.</summary>
    private void CompareText(DumpInfo dump, DumpPassResult pass)
    {
        if (pass.Content.Length != dump.Length)
        {
            Damaged(dump.File, $"holds {pass.Content.Length:N0} bytes of SQL instead of {dump.Length:N0}");
        }
        else if (pass.Sha256 != dump.Sha256)
        {
            Damaged(dump.File, "does not hold the text with the recorded SHA-256: it was edited or damaged");
        }
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

    private async Task CompareAsync(BackupFile expected, CancellationToken cancellationToken)
    {
        try
        {
            var size = new FileInfo(PathOf(expected.Path)).Length;
            Compare(expected, size == expected.Size ? await FileDigest.OfAsync(PathOf(expected.Path), cancellationToken) : new FileDigest(size, ""));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Unreadable(expected.Path, problem);
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

    private string PathOf(string file) => Path.Combine(_backup, file);

    private void Unreadable(string path, Exception problem) => Damaged(path, $"cannot be read: {problem.Message.TrimEnd('.')}");

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
