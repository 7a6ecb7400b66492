using OrderBackup.Backup;

namespace OrderBackup.AspNetCore;

/// <summary>The tiers' folders as the endpoints see them: what is in them, and nothing outside.</summary>
internal sealed class TierFolders(IReadOnlyList<string> folders, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(1);

    private volatile Seen? _seen;

    public IReadOnlyList<string> Folders { get; } = folders;

    /// <summary>The name under which a tier appears in answers: <c>tier1</c>, <c>tier2</c> …</summary>
    public static string NameOf(int index) => $"tier{index + 1}";

    /// <summary>
    /// The folder of a backup; null when there is none. A name is exactly a date and a time, so that no path can be made of it,
    /// and a link is followed nowhere.
    /// </summary>
    /// <param name="tier">The tier's number, from 1.</param>
    /// <param name="name">The backup's name.</param>
    public string? Find(int tier, string name)
    {
        if (tier < 1 || tier > Folders.Count || !BackupFolder.IsBackupName(name))
        {
            return null;
        }

        var folder = new DirectoryInfo(Path.Combine(Folders[tier - 1], name));
        return folder.Exists && folder.LinkTarget is null ? folder.FullName : null;
    }

    /// <summary>What is in the tiers, looked at no more than once a second.</summary>
    public IReadOnlyList<TierStatus> Look()
    {
        if (_seen is { } seen && time.GetElapsedTime(seen.At) < Validity)
        {
            return seen.Tiers;
        }

        var tiers = Folders.Select(Look).ToList();
        _seen = new Seen(time.GetTimestamp(), tiers);
        return tiers;
    }

    private static TierStatus Look(string folder)
    {
        try
        {
            var latest = BackupCatalog.In(folder).FirstOrDefault(backup => File.Exists(Path.Combine(backup, BackupFolder.InfoFile)));
            return new TierStatus(folder, true, Path.GetFileName(latest));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new TierStatus(folder, false, null);
        }
    }

    private sealed record Seen(long At, IReadOnlyList<TierStatus> Tiers);
}

/// <summary>What a tier's folder holds.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Exists">Whether it is there and can be read.</param>
/// <param name="LatestBackup">The name of the newest finished backup in it.</param>
internal sealed record TierStatus(string Path, bool Exists, string? LatestBackup);
