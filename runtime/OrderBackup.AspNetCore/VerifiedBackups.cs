using System.Collections.Concurrent;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore;

/// <summary>
/// The newest verified backup in each tier. Folders are looked at once in a few seconds however many ask, and a backup's own account
/// of itself is read once, since it is never written to again.
/// </summary>
internal sealed class VerifiedBackups(IReadOnlyList<string> folders, string database, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private volatile Seen? _seen;

    /// <summary>What the tiers hold, in their order.</summary>
    public IReadOnlyList<TierBackups> Look()
    {
        if (_seen is { } seen && time.GetElapsedTime(seen.At) is { Ticks: >= 0 } age && age < Validity)
        {
            return seen.Tiers;
        }

        // As old as its beginning: what changed while it looked is seen the next time.
        var at = time.GetTimestamp();
        var tiers = folders.Select(Look).ToList();
        _seen = new Seen(at, tiers);
        return tiers;
    }

    /// <summary>Looks anew the next time, because a run has ended.</summary>
    public void Forget() => _seen = null;

    private TierBackups Look(string folder)
    {
        try
        {
            var names = Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(BackupFolder.IsBackupName)
                .OrderDescending(StringComparer.Ordinal).ToList();
            return new TierBackups(names.Count, names.Select(name => Verified(Path.Combine(folder, name))).FirstOrDefault(found => found is not null));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new TierBackups(null, null);
        }
    }

    private NewestVerified? Verified(string backup)
    {
        var file = new FileInfo(Path.Combine(backup, BackupFolder.InfoFile));
        if (!file.Exists)
        {
            return null;
        }

        var account = _accounts.TryGetValue(backup, out var known) && known.Length == file.Length && known.Written == file.LastWriteTimeUtc
            ? known
            : _accounts[backup] = Read(backup, file);
        return account is { Info: { Verdict: BackupVerdict.Verified } info } && info.Database == database && BackupCatalog.MissingFile(backup, info.Files) is null
            ? new NewestVerified(Path.GetFileName(backup), backup, info.Snapshot)
            : null;
    }

    private static Account Read(string backup, FileInfo file)
    {
        try
        {
            var info = BackupInfoFile.Parse(File.ReadAllBytes(file.FullName), file.FullName);
            return new Account(file.Length, file.LastWriteTimeUtc, new Kept(info.Verdict, info.Database.Name, info.Snapshot, info.Files));
        }
        catch (OrderBackupException)
        {
            return new Account(file.Length, file.LastWriteTimeUtc, null);
        }
    }

    private sealed record Seen(long At, IReadOnlyList<TierBackups> Tiers);

    private sealed record Account(long Length, DateTime Written, Kept? Info);

    private sealed record Kept(BackupVerdict Verdict, string Database, DateTimeOffset Snapshot, IReadOnlyList<BackupFile> Files);
}

/// <summary>What a tier holds.</summary>
/// <param name="Count">How many backups, whatever their verdicts; null when it cannot be read.</param>
/// <param name="Newest">The newest verified one of the database that has all its files; null when there is none.</param>
internal sealed record TierBackups(int? Count, NewestVerified? Newest);

/// <summary>A verified backup.</summary>
internal sealed record NewestVerified(string Name, string Folder, DateTimeOffset Snapshot);
