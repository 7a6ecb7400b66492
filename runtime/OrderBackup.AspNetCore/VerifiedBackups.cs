using OrderBackup.Backup;

namespace OrderBackup.AspNetCore;

/// <summary>The newest verified backup in each tier. Folders are looked at once in a few seconds however many ask.</summary>
internal sealed class VerifiedBackups(IReadOnlyList<string> folders, BackupAccounts accounts, string database, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(5);

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
            // A tier that nobody has made yet is counted by nobody either.
            var (count, newestFirst) = accounts.Look(folder);
            return new TierBackups(
                Directory.Exists(folder) ? count : null,
                newestFirst.FirstOrDefault(backup => BackupAccounts.IsVerified(backup, database)) is { } newest ? new NewestVerified(newest.Name, newest.Folder, newest.Snapshot!.Value) : null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new TierBackups(null, null);
        }
    }

    private sealed record Seen(long At, IReadOnlyList<TierBackups> Tiers);
}

/// <summary>What a tier holds.</summary>
/// <param name="Count">How many backups, whatever their verdicts; null when it cannot be read.</param>
/// <param name="Newest">The newest verified one of the database that has all its files and was found damaged by nobody; null when there is none.</param>
internal sealed record TierBackups(int? Count, NewestVerified? Newest);

/// <summary>A verified backup.</summary>
internal sealed record NewestVerified(string Name, string Folder, DateTimeOffset Snapshot);
