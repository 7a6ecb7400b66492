using OrderBackup.Files;

namespace OrderBackup.Backup;

/// <summary>Copies a finished backup into a further tier and reads the copy back before it gets its name.</summary>
internal static class TierCopy
{
    /// <summary>Copies a backup.</summary>
    /// <param name="backup">The finished backup's folder in the first tier.</param>
    /// <param name="tier">The further tier's folder.</param>
    /// <param name="progress">Told which file is being copied.</param>
    /// <param name="cancellationToken">Ends the copy early; only a <c>.partial</c> folder is left, and that is removed.</param>
    /// <returns>The copy's folder.</returns>
    /// <exception cref="IOException">The copy could not be written, or what was read back differs.</exception>
    public static async Task<string> RunAsync(string backup, string tier, Action<string>? progress, CancellationToken cancellationToken)
    {
        var target = Path.Combine(tier, Path.GetFileName(backup));
        var partial = target + BackupFolder.PartialSuffix;
        PrivateFiles.CreateFolder(partial);
        try
        {
            foreach (var path in Directory.EnumerateFiles(backup, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var relative = Path.GetRelativePath(backup, path);
                progress?.Invoke(relative);
                var isScript = relative == BackupFolder.ShellScript;
                var copy = Path.Combine(partial, relative);
                var written = await FileCopy.CopyAsync(path, copy, isScript, cancellationToken);
                var readBack = await FileDigest.OfAsync(copy, cancellationToken);
                if (written != readBack)
                {
                    throw new IOException($"{copy} reads back differently from what was written to it.");
                }
            }

            PrivateFiles.RenameFolder(partial, target);
            return target;
        }
        catch
        {
            DeleteQuietly(partial);
            throw;
        }
    }

    /// <summary>Removes an unfinished folder; what cannot be removed now, the next run sweeps.</summary>
    public static void DeleteQuietly(string partial)
    {
        try
        {
            Directory.Delete(partial, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The name says that it is unfinished, whoever finds it.
        }
    }
}
