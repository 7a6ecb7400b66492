using System.Diagnostics;

namespace OrderBackup.Tests.Faults;

/// <summary>A real file system of one MiB or less, mounted for one test.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts it; the test is skipped where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync(string size = "1m")
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root on Linux can mount a small file system to fill.");
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("order-backup-disk-").FullName);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={size},mode=0700", "tmpfs", disk.Path) != 0)
        {
            Directory.Delete(disk.Path);
            Assert.Skip("This machine does not let its root mount a file system.");
        }

        return disk;
    }

    /// <summary>Leaves no room for a single byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(System.IO.Path.Combine(Path, "filler"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Path);
        Directory.Delete(Path);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
