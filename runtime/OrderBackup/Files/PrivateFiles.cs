using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OrderBackup.Files;

/// <summary>
/// Files and folders that only their owner may read, written so that they survive a crash of the machine: a backup holds every
/// order, and a file that was never flushed is not a backup.
/// </summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ScriptMode = FileMode0600 | UnixFileMode.UserExecute;

    /// <summary>Creates a folder of mode 0700, and the folders above it.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FolderMode);
        }
    }

    /// <summary>Creates a file of mode 0600 that must not exist yet, or 0700 for a script.</summary>
    public static FileStream CreateFile(string path, bool isScript = false)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = isScript ? ScriptMode : FileMode0600;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes a whole file of mode 0600 (0700 for a script) and flushes it to the disk.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, bool isScript = false, CancellationToken cancellationToken = default) =>
        WriteAsync(path, content, isScript, isDurable: true, cancellationToken);

    /// <summary>Replaces a file in one step: readers see the old content or the new, never a part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its new content.</param>
    /// <param name="isDurable">Whether it must survive a crash of the machine; what is written again in a moment need not.</param>
    /// <param name="cancellationToken">Ends the work early; the old content stays then.</param>
    public static async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, bool isDurable = true, CancellationToken cancellationToken = default)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        await WriteAsync(temporary, content, isScript: false, isDurable, cancellationToken);
        File.Move(temporary, path, overwrite: true);
        if (isDurable)
        {
            FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    /// <summary>Renames a folder and makes the new name durable.</summary>
    public static void RenameFolder(string from, string to)
    {
        FlushFolderTree(from);
        Directory.Move(from, to);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
    }

    /// <summary>Flushes a folder's list of names to the disk (<c>fsync</c>), where the system has such a thing.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            throw new IOException($"The folder {path} cannot be opened to flush it: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
        }

        try
        {
            // Some network file systems refuse to flush a folder; they keep names by themselves.
            _ = Flush(descriptor);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Opens a file for reading although another process may hold it locked.</summary>
    public static FileStream OpenWithoutLock(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }

        var descriptor = Open(path, 0);
        return descriptor < 0
            ? throw new IOException($"{path} cannot be opened: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.")
            : new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read);
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, bool isScript, bool isDurable, CancellationToken cancellationToken)
    {
        await using var file = CreateFile(path, isScript);
        await file.WriteAsync(content, cancellationToken);
        if (isDurable)
        {
            file.Flush(flushToDisk: true);
        }
    }

    private static void FlushFolderTree(string path)
    {
        foreach (var folder in Directory.EnumerateDirectories(path, "*", SearchOption.AllDirectories))
        {
            FlushFolder(folder);
        }

        FlushFolder(path);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
