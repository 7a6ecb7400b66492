using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using OrderBackup.Connections;
using OrderBackup.FaultyTool;
using OrderBackup.Tools;

namespace OrderBackup.Tests.Tools;

public sealed class ToolProcessTests : IDisposable
{
    private const int OneMiB = 1024 * 1024;

    private readonly FaultyToolFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Output_and_exit_code_arrive_whole()
    {
        var content = RandomNumberGenerator.GetBytes(5 * OneMiB);
        await using var process = Start(new ToolFaults { OutputFile = _folder.File("content", content), ExitCode = 3, ErrorLine = "pg_dump: error: nö" });
        Assert.Equal(content, await ReadAllAsync(process.Output));
        var exit = await process.WaitForExitAsync(Cancellation);
        Assert.Equal(("pg_dump", 3, "pg_dump: error: nö\n"), (exit.Program, exit.ExitCode, exit.ErrorText));
        Assert.Equal("pg_dump ended with exit code 3: pg_dump: error: nö", Assert.Throws<ToolFailedException>(exit.EnsureSuccess).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelled_hanging_process_is_gone(bool ignoresTerminate)
    {
        await using var process = Start(
            new ToolFaults { IgnoresTerminate = ignoresTerminate, OutputFile = _folder.File("content", [1, 2, 3]), End = ToolEnd.Hang },
            command => command with { StopGrace = TimeSpan.FromMilliseconds(ignoresTerminate ? 200 : 60_000) });
        var buffer = new byte[3];
        await process.Output.ReadExactlyAsync(buffer, Cancellation);
        using var cancel = new CancellationTokenSource();
        var waiting = process.WaitForExitAsync(cancel.Token);
        Assert.False(waiting.IsCompleted);
        Assert.True(Runs(process.Id));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(Runs(process.Id));
        Assert.Equal(0, await process.Output.ReadAsync(buffer, Cancellation));
    }

    [Fact]
    public async Task Cancelled_read_leaves_no_process_behind()
    {
        int id;
        using var cancel = new CancellationTokenSource();
        await using (var process = Start(new ToolFaults { OutputFile = _folder.File("content", [1]), End = ToolEnd.Hang }))
        {
            id = process.Id;
            await process.Output.ReadExactlyAsync(new byte[1], Cancellation);
            var reading = process.Output.ReadAsync(new byte[1], cancel.Token).AsTask();
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        }

        Assert.False(Runs(id));
    }

    [Fact]
    public async Task Cancelled_write_to_a_process_that_reads_nothing_leaves_no_process_behind()
    {
        int id;
        using var cancel = new CancellationTokenSource();
        await using (var process = Start(new ToolFaults { OutputFile = _folder.File("content", [1]), End = ToolEnd.Hang }, command => command with { WritesInput = true }))
        {
            id = process.Id;
            await process.Output.ReadExactlyAsync(new byte[1], Cancellation);
            var writing = process.Input.WriteAsync(new byte[8 * OneMiB], cancel.Token).AsTask();
            Assert.False(writing.IsCompleted);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        }

        Assert.False(Runs(id));
    }

    [Fact]
    public async Task Grandchild_is_killed_with_a_process_that_ignores_termination()
    {
        _folder.WithScript("pg_dump", "trap '' TERM\nsleep 600 &\necho $!\nwait");
        await using var process = ToolProcess.Start(new ToolCommand { Program = _folder.PathOf("pg_dump"), StopGrace = TimeSpan.FromMilliseconds(200) });
        using var lines = new StreamReader(process.Output);
        var child = int.Parse((await lines.ReadLineAsync(Cancellation))!, System.Globalization.CultureInfo.InvariantCulture);
        await process.StopAsync();
        Assert.False(Runs(process.Id));
        Assert.False(Runs(child));
    }

    [Fact]
    public async Task Grandchild_that_keeps_the_pipes_does_not_hold_the_end_up()
    {
        _folder.WithScript("psql", "sleep 600 &\necho $! ; echo done >&2; exit 4");
        await using var process = ToolProcess.Start(new ToolCommand { Program = _folder.PathOf("psql"), StopGrace = TimeSpan.FromMilliseconds(200) });
        using var lines = new StreamReader(process.Output);
        var child = int.Parse((await lines.ReadLineAsync(Cancellation))!, System.Globalization.CultureInfo.InvariantCulture);
        var exit = await process.WaitForExitAsync(Cancellation);
        Process.GetProcessById(child).Kill();
        Assert.Equal(4, exit.ExitCode);
        Assert.Equal("done\n[a child process keeps a pipe open]", exit.ErrorText);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Early_end_while_input_is_written_is_reported_with_its_reason(int exitCode)
    {
        await using var process = Start(
            new ToolFaults { InputBytes = 1000, ErrorLine = "psql: error: connection to server was lost", ExitCode = exitCode },
            command => command with { WritesInput = true });
        var failure = await Assert.ThrowsAsync<ToolFailedException>(() => WriteUntilBrokenAsync(process.Input));
        Assert.Equal(
            $"pg_dump ended with exit code {exitCode} before it had read all its input: psql: error: connection to server was lost", failure.Message);
        Assert.Equal(exitCode, failure.Exit?.ExitCode);
        Assert.IsType<IOException>(failure.InnerException, exactMatch: false);
        Assert.Equal(exitCode, (await process.WaitForExitAsync(Cancellation)).ExitCode);
    }

    [Fact]
    public async Task Process_that_closes_its_input_and_hangs_is_stopped_and_reported()
    {
        _folder.WithScript("psql", "exec <&-\necho closed\nexec sleep 600");
        await using var process = ToolProcess.Start(
            new ToolCommand { Program = _folder.PathOf("psql"), WritesInput = true, StopGrace = TimeSpan.FromMilliseconds(200) });
        await process.Output.ReadExactlyAsync(new byte["closed\n".Length], Cancellation);
        var failure = Assert.Throws<ToolFailedException>(() => process.Input.Write(new byte[10]));
        Assert.Equal("psql ended with exit code 143, as after signal 15 before it had read all its input, and said nothing.", failure.Message);
        Assert.False(Runs(process.Id));
    }

    [Fact]
    public async Task Killed_process_reports_the_signal()
    {
        await using var process = Start(new ToolFaults { OutputFile = _folder.File("content", new byte[1000]), CutAt = 10, End = ToolEnd.Kill });
        Assert.Equal(10, (await ReadAllAsync(process.Output)).Length);
        var exit = await process.WaitForExitAsync(Cancellation);
        Assert.Equal("pg_dump ended with exit code 137, as after signal 9, and said nothing.", Assert.Throws<ToolFailedException>(exit.EnsureSuccess).Message);
    }

    [Fact]
    public async Task Input_is_empty_unless_it_is_written()
    {
        await using var process = Start(new ToolFaults { InputBytes = -1 });
        Assert.True((await process.WaitForExitAsync(Cancellation)).IsSuccess);
    }

    [Fact]
    public async Task Discarded_output_does_not_block()
    {
        await using var process = Start(
            new ToolFaults { OutputFile = _folder.File("content", new byte[8 * OneMiB]) }, command => command with { DiscardsOutput = true });
        Assert.True((await process.WaitForExitAsync(Cancellation)).IsSuccess);
    }

    [Fact]
    public async Task Output_pipe_of_Linux_holds_much_more_than_the_usual_64_KiB()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The size of a pipe can be set on Linux only.");
        await using var process = Start(new ToolFaults { OutputFile = _folder.File("content", new byte[900_000]) });
        Assert.True((await process.WaitForExitAsync(Cancellation)).IsSuccess);
        Assert.Equal(900_000, (await ReadAllAsync(process.Output)).Length);
    }

    [Fact]
    public async Task Real_tool_can_be_run_with_its_output_cut_and_changed()
    {
        _folder.WithScript("real", "printf 'abcdef'; exit 5");
        await using var process = Start(new ToolFaults { RealTool = _folder.PathOf("real"), ReplaceAt = 1, CutAt = 4 });
        Assert.Equal("a#cd", Encoding.ASCII.GetString(await ReadAllAsync(process.Output)));
        Assert.Equal(5, (await process.WaitForExitAsync(Cancellation)).ExitCode);
    }

    [Fact]
    public async Task Environment_is_the_connection_s_and_arguments_pass_as_they_are()
    {
        _folder.WithScript("psql", "env | grep -E '^(PG|PSQL|LC_ALL|EXTRA|HOME=)' | sort; for a in \"$@\"; do echo \"<$a>\"; done");
        var connection = DatabaseConnection.Parse("Host=h;Username=u;Database=d;Password=p;Options=-c a=b", "it", _ => null);
        await using var process = ToolProcess.Start(new ToolCommand
        {
            Program = _folder.PathOf("psql"),
            Arguments = ["a b", "$HOME", "\"'\\", ""],
            Connection = connection,
            SessionOptions = "-c c=d",
            Environment = new Dictionary<string, string?> { ["EXTRA"] = "1", ["HOME"] = null },
        });
        Assert.Equal(
            """
            EXTRA=1
            LC_ALL=C
            PGAPPNAME=order-backup
            PGDATABASE=d
            PGHOST=h
            PGOPTIONS=-c a=b -c c=d
            PGPASSWORD=p
            PGPORT=5432
            PGUSER=u
            <a b>
            <$HOME>
            <"'\>
            <>

            """, Encoding.UTF8.GetString(await ReadAllAsync(process.Output)));
    }

    [Fact]
    public void Program_that_is_not_there_is_reported()
    {
        var failure = Assert.Throws<ToolFailedException>(() => ToolProcess.Start(new ToolCommand { Program = _folder.PathOf("pg_dump"), Arguments = ["--secret"] }));
        Assert.StartsWith("pg_dump could not be started: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("--secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Null(failure.Exit);
    }

    private ToolProcess Start(ToolFaults faults, Func<ToolCommand, ToolCommand>? change = null)
    {
        _folder.WithFaults("pg_dump", faults);
        var command = new ToolCommand { Program = _folder.PathOf("pg_dump") };
        return ToolProcess.Start(change is null ? command : change(command));
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, Cancellation);
        return all.ToArray();
    }

    private static async Task WriteUntilBrokenAsync(Stream input)
    {
        var block = new byte[64 * 1024];
        while (true)
        {
            await input.WriteAsync(block, Cancellation);
        }
    }

    private static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !IsZombie(id);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A killed grandchild stays a zombie until this machine's init fetches its exit code.
    private static bool IsZombie(int id)
    {
        var file = $"/proc/{id}/stat";
        return File.Exists(file) && File.ReadAllText(file).Split(')')[^1].TrimStart().StartsWith('Z');
    }
}
