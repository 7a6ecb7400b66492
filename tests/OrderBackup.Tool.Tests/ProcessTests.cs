using System.Diagnostics;

namespace OrderBackup.Tool.Tests;

public sealed class ProcessTests
{
    [Fact]
    public async Task Help_of_the_built_program_is_0_on_stdout()
    {
        var (exitCode, output, error) = await RunAsync("--help");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("order-backup VERB [options]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_verb_of_the_built_program_is_1_on_stderr()
    {
        var (exitCode, output, error) = await RunAsync("bakup", "--to", "x");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("did you mean 'backup'?", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "order-backup.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
