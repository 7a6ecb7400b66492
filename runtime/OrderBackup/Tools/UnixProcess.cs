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
    private const int DefaultPipeSize = 64 * 1024;
    private const short Readable = 1;

    public static bool TryTerminate(Process process) =>
        !OperatingSystem.IsWindows() && !process.HasExited && Kill(process.Id, Terminate) == 0;

    // 64 KiB, the default, makes pg_dump and its reader take turns. A refusal (fs.pipe-user-pages-soft) costs speed only.
    public static Stream InLargePieces(Stream stream)
    {
        if (!OperatingSystem.IsLinux() || stream is not PipeStream pipe)
        {
            return stream;
        }

        var capacity = Control(pipe.SafePipeHandle, SetPipeSize, PipeSize);
        return new PipeOutput(pipe.SafePipeHandle, pipe, capacity > 0 ? capacity : DefaultPipeSize);
    }

    // Whether a read returns at once: with data, with the end, or with an error.
    public static bool IsReadable(SafeHandle pipe)
    {
        var added = false;
        try
        {
            pipe.DangerousAddRef(ref added);
            var state = new PollState { File = (int)pipe.DangerousGetHandle(), Requested = Readable };
            return Poll(ref state, 1, 0) != 0;
        }
        finally
        {
            if (added)
            {
                pipe.DangerousRelease();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeHandle file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollState state, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollState
    {
        public int File;
        public short Requested;
        public short Returned;
    }
}
