using System.Diagnostics;

namespace OrderBackup.Tests.Faults;

/// <summary>A run of the real <c>order-backup</c> command in a process group of its own, as a terminal starts it.</summary>
internal sealed class ToolRun : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ToolRun(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static ToolRun Start(OrderCase orders, string toolsFolder, string connection, params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var program = Path.Combine(AppContext.BaseDirectory, "order-backup.dll");
        var temporary = Directory.CreateDirectory(Path.Combine(orders.Folder, "tmp"));

        // A test run in the background ignores Ctrl+C, and so would everything that it starts.
        var start = new ProcessStartInfo("setsid", ["env", "--default-signal=INT,QUIT,HUP", host, program, .. arguments, "--manifest", orders.ManifestPath, "--tools-folder", toolsFolder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ORDER_BACKUP_CONNECTION"] = connection,
                ["TMPDIR"] = temporary.FullName,
                ["DOTNET_EnableDiagnostics"] = "0",
            },
        };
        return new ToolRun(Process.Start(start)!);
    }

    /// <summary>Sends a signal to the process, or as Ctrl+C does to its whole group.</summary>
    public async Task SignalAsync(string signal, bool wholeGroup = false)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -s {signal} -- {(wholeGroup ? "-" : "")}{Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Its exit code and everything that it printed.</summary>
    public async Task<(int ExitCode, string Text)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output + await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
