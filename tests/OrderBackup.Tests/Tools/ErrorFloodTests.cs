using OrderBackup.FaultyTool;
using OrderBackup.Tools;

namespace OrderBackup.Tests.Tools;

/// <summary>Measures this process's memory, so nothing else may run beside it.</summary>
[Collection(nameof(ErrorFloodTests))]
[CollectionDefinition(nameof(ErrorFloodTests), DisableParallelization = true)]
public sealed class ErrorFloodTests
{
    private const int OneMiB = 1024 * 1024;

    [Fact]
    public async Task Flood_of_errors_neither_blocks_nor_grows()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new FaultyToolFolder();
        folder.WithFaults("pg_dump", new ToolFaults { ErrorBytes = 100L * OneMiB, ErrorLine = "the last word", OutputFile = folder.File("content", [42]) });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var process = ToolProcess.Start(new ToolCommand { Program = folder.PathOf("pg_dump") });
        var output = new byte[2];
        Assert.Equal(1, await process.Output.ReadAtLeastAsync(output, 2, throwOnEndOfStream: false, cancellation));
        var exit = await process.WaitForExitAsync(cancellation);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(exit.IsSuccess);
        Assert.StartsWith("faulty tool: this line", exit.ErrorText, StringComparison.Ordinal);
        Assert.EndsWith("the last word\n", exit.ErrorText, StringComparison.Ordinal);
        Assert.InRange(exit.ErrorText.Length, 64 * 1024, 80 * 1024);
        Assert.InRange(growth, long.MinValue, 2 * OneMiB);
    }
}
