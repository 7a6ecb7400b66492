using System.Collections.Concurrent;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore;

/// <summary>
/// What the backups in the tiers say of themselves, and how they are now. A backup's own account is megabytes, and never written to
/// again: it is read once, however many ask at the same time, and forgotten with its backup. Whether the files are there, and what
/// drills and verifications found, is looked at each time.
/// </summary>
internal sealed class BackupAccounts
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Account>> _tiers = new(StringComparer.Ordinal);

    /// <summary>The backups in a tier, the newest first; pins are not looked at.</summary>
    /// <exception cref="IOException">The tier cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The tier may not be read.</exception>
    public IReadOnlyList<BackupSummary> In(string tier) => [.. Look(tier).NewestFirst];

    /// <summary>How many backups a tier holds, and each of them as it is asked for: who wants the newest one need not look at the files of all.</summary>
    /// <exception cref="IOException">The tier cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The tier may not be read.</exception>
    public (int Count, IEnumerable<BackupSummary> NewestFirst) Look(string tier)
    {
        var known = _tiers.GetOrAdd(tier, _ => new(StringComparer.Ordinal));
        var backups = FoldersIn(tier);
        foreach (var gone in known.Keys.Except(backups, StringComparer.Ordinal).ToList())
        {
            known.TryRemove(gone, out _);
        }

        return (backups.Count, backups.Select(backup => Of(backup, known)));
    }

    /// <summary>Whether a tier's backup is one of a database that can be relied on: verified, with all its files, and found damaged by nobody since.</summary>
    public static bool IsVerified(BackupSummary backup, string database) =>
        backup is { Verdict: BackupVerdict.Verified, Snapshot: not null, Problem: null, LastVerification: null or { Intact: true } } && backup.Database == database;

    private static IReadOnlyList<string> FoldersIn(string tier)
    {
        try
        {
            return BackupCatalog.In(tier);
        }
        catch (DirectoryNotFoundException) when (Obstacle(tier) is null)
        {
            // A tier that is not there has no backups; the status says that it is missing.
            return [];
        }
    }

    // A folder that nobody has made yet is no problem; a file or a link to nowhere where one should be is.
    private static string? Obstacle(string folder)
    {
        for (var path = folder; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path) || new FileInfo(path).LinkTarget is not null)
            {
                return path;
            }
        }

        return null;
    }

    private static BackupSummary Of(string backup, ConcurrentDictionary<string, Account> known)
    {
        var file = new FileInfo(Path.Combine(backup, BackupFolder.InfoFile));
        if (!file.Exists)
        {
            return BackupCatalog.Unreadable(backup, $"{backup} is not a readable backup: {BackupFolder.InfoFile} is missing.");
        }

        var (length, written) = (file.Length, file.LastWriteTimeUtc);
        var account = known.AddOrUpdate(
            backup, _ => new Account(backup, length, written), (_, before) => before.Length == length && before.Written == written ? before : new Account(backup, length, written));
        try
        {
            var (summary, files) = account.Read.Value;
            return summary.Problem is null ? BackupCatalog.AsItIsNow(summary, files) : summary;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It may be readable again in a moment, and is not remembered.
            known.TryRemove(new(backup, account));
            return BackupCatalog.Unreadable(backup, $"{backup} is not a readable backup: {BackupFolder.InfoFile} cannot be read ({problem.Message}).");
        }
    }

    private sealed class Account(string backup, long length, DateTime written)
    {
        public long Length => length;

        public DateTime Written => written;

        public Lazy<(BackupSummary Summary, IReadOnlyList<BackupFile> Files)> Read { get; } = new(() => ReadFile(backup));

        private static (BackupSummary Summary, IReadOnlyList<BackupFile> Files) ReadFile(string backup)
        {
            var path = Path.Combine(backup, BackupFolder.InfoFile);
            try
            {
                var info = BackupInfoFile.Parse(File.ReadAllBytes(path), path);
                return (BackupCatalog.Of(backup, info), info.Files);
            }
            catch (OrderBackupException problem)
            {
                return (BackupCatalog.Unreadable(backup, problem.Message), []);
            }
        }
    }
}
