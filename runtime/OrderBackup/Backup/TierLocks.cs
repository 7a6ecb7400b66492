using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>The locks on all tiers' folders of a run; taking them also sweeps what killed runs left unfinished.</summary>
internal sealed class TierLocks : IDisposable
{
    private readonly List<FolderLock> _locks = [];

    private TierLocks()
    {
    }

    /// <summary>
    /// Takes the first tier's lock, and each further one's that can be taken: an unplugged second tier must not prevent the first.
    /// </summary>
    /// <exception cref="OrderBackupException">The first tier cannot be used, or another run holds one of the folders.</exception>
    public static TierLocks Take(IReadOnlyList<string> folders)
    {
        var locks = new TierLocks();
        try
        {
            for (var i = 0; i < folders.Count; i++)
            {
                locks.TakeOne(folders[i], isFirst: i == 0);
            }

            return locks;
        }
        catch
        {
            locks.Dispose();
            throw;
        }
    }

    /// <summary>Releases all locks.</summary>
    public void Dispose() => _locks.ForEach(folder => folder.Dispose());

    private void TakeOne(string folder, bool isFirst)
    {
        try
        {
            PrivateFiles.CreateFolder(folder);
            var taken = FolderLock.TryTake(folder, out var holder)
                ?? throw new OrderBackupException(RuntimeIds.AlreadyRunning, $"Another run is working in {folder}: {holder}. Wait until it has ended; nothing was changed.");
            _locks.Add(taken);
            SweepUnfinished(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (isFirst)
            {
                throw new OrderBackupException(
                    RuntimeIds.FolderUnusable, $"The folder {folder} cannot be used for backups: {problem.Message} Nothing was changed.", innerException: problem);
            }
        }
    }

    private static void SweepUnfinished(string folder)
    {
        foreach (var path in Directory.EnumerateDirectories(folder).Where(path => BackupFolder.IsPartialName(Path.GetFileName(path))))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
