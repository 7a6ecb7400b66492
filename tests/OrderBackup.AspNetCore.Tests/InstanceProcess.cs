using System.Diagnostics;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>An instance of the application in a process of its own, which can be killed.</summary>
public sealed class InstanceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private InstanceProcess(Process process, string address)
    {
        _process = process;
        Http = new Instance(address);
    }

    public Instance Http { get; }

    public static async Task<InstanceProcess> StartAsync(string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var program = Path.Combine(AppContext.BaseDirectory, "OrderBackup.AspNetCore.App.dll");
        var process = Process.Start(new ProcessStartInfo(host, [program, .. arguments]) { RedirectStandardOutput = true })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The application did not start.");
        return new InstanceProcess(process, address);
    }

    /// <summary>Ends it as a crash does (SIGKILL); it can do nothing about it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
