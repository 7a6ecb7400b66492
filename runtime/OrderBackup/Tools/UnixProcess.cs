using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace OrderBackup.Tools;

// The two things about processes and pipes that .NET 10 has no method for.
internal static partial class UnixProcess
{
    private const int Terminate = 15;
    private const int SetPipeSize = 1031;
    private const int PipeSize = 1024 * 1024;

    public static bool TryTerminate(Process process) =>
        !OperatingSystem.IsWindows() && !process.HasExited && Kill(process.Id, Terminate) == 0;

    // 64 KiB, the default, makes pg_dump and its reader take turns. A refusal (fs.pipe-user-pages-soft) costs speed only.
    public static void TryEnlarge(Stream stream)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        SafeHandle? handle = stream switch
        {
            PipeStream pipe => pipe.SafePipeHandle,
            FileStream file => file.SafeFileHandle,
            _ => null,
        };
        if (handle is not null)
        {
            _ = Control(handle, SetPipeSize, PipeSize);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeHandle file, int command, int argument);
}
