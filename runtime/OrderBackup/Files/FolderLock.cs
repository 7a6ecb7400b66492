using System.Text;

namespace OrderBackup.Files;

/// <summary>
/// A lock on a tier's folder that the operating system releases when its process ends, however it ends. The file beside the
/// backups names the holder.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>The lock file's name.</summary>
    public const string FileName = ".order-backup.lock";

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or says who holds it.</summary>
    /// <param name="folder">The tier's folder.</param>
    /// <param name="holder">Who holds the lock, when it is held.</param>
    public static FolderLock? TryTake(string folder, out string? holder)
    {
        var path = Path.Combine(folder, FileName);
        FileStream file;
        try
        {
            // On Unix .NET locks a file exclusively (flock) for FileShare.None only; on Windows readers may still look who holds it.
            var share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            file = new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            holder = ReadHolder(path);
            return null;
        }

        holder = null;
        try
        {
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes($"process {Environment.ProcessId} on {Environment.MachineName} since {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm:ss}Z\n"));
            file.Flush(flushToDisk: true);
            return new FolderLock(file);
        }
        catch
        {
            // A full disk is not another run: the caller is told what it is.
            file.Dispose();
            throw;
        }
    }

    /// <summary>Releases the lock. The file stays: deleting it could take a lock from under another process.</summary>
    public void Dispose() => _file.Dispose();

    private static string ReadHolder(string path)
    {
        try
        {
            using var file = PrivateFiles.OpenWithoutLock(path);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd().Trim();
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
