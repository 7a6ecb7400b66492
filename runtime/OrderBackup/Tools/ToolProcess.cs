using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using OrderBackup.Connections;

namespace OrderBackup.Tools;

/// <summary>
/// A running <c>pg_dump</c> or <c>psql</c>. Disposing it stops the program when it still runs and returns when it is gone.
/// </summary>
public sealed class ToolProcess : IAsyncDisposable
{
    private readonly ToolCommand _command;
    private readonly Process _process;
    private readonly BoundedText _errors = new();
    private readonly CancellationTokenSource _endOfReading = new();
    private readonly Task _reading;
    private bool _disposed;

    private ToolProcess(ToolCommand command, Process process)
    {
        _command = command;
        _process = process;
        Id = process.Id;
        Output = UnixProcess.InLargePieces(process.StandardOutput.BaseStream);
        Input = new ToolInput(process.StandardInput.BaseStream, ExplainAsync);
        if (!command.WritesInput)
        {
            Input.Dispose();
        }

        var errors = DrainAsync(process.StandardError.BaseStream, _errors);
        _reading = command.DiscardsOutput ? Task.WhenAll(errors, DrainAsync(Output, null)) : errors;
    }

    /// <summary>The operating system's id of the process.</summary>
    public int Id { get; }

    /// <summary>
    /// The program's standard output, which must be read to its end, else the program waits for ever. Its end alone does not say
    /// that the program succeeded: <see cref="WaitForExitAsync"/> does.
    /// </summary>
    public Stream Output { get; }

    /// <summary>
    /// The program's standard input, to be disposed when everything is written. A write to a program that has ended throws a
    /// <see cref="ToolFailedException"/> with its exit code and error text.
    /// </summary>
    public Stream Input { get; }

    /// <summary>What the program has written to standard error so far: the first 8 KiB and the last 64 KiB.</summary>
    public string ErrorText => _errors.ToString();

    /// <summary>Starts a program, without a shell, with the environment of its connection and no other <c>PG*</c> variable.</summary>
    /// <exception cref="ToolFailedException">It cannot be started.</exception>
    public static ToolProcess Start(ToolCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = command.WorkingFolder ?? "",
        };
        SetEnvironment(start.Environment, command);
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            return new ToolProcess(command, process);
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            process?.Dispose();
            throw new ToolFailedException(command.Name, error);
        }
    }

    /// <summary>Waits for the program's end, after closing its input. When cancelled, the program is stopped first.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the program is gone.</exception>
    public async Task<ToolExit> WaitForExitAsync(CancellationToken cancellationToken = default)
    {
        await Input.DisposeAsync();
        try
        {
            await _process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await StopAsync();
            throw;
        }

        await EndReadingAsync();
        return new ToolExit(_command.Name, _process.ExitCode, ErrorText);
    }

    /// <summary>Asks the program to end (SIGTERM; Windows has no such request) and kills it with its children when it does not; returns when it is gone.</summary>
    public async Task StopAsync()
    {
        if (UnixProcess.TryTerminate(_process))
        {
            await _process.WaitForExitAsync().WaitAsync(_command.StopGrace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await EndReadingAsync();
    }

    /// <summary>Stops the program when it still runs, and closes its streams.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await StopAsync();
        await Input.DisposeAsync();
        await Output.DisposeAsync();
        _process.Dispose();
        _endOfReading.Dispose();
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, ToolCommand command)
    {
        foreach (var name in environment.Keys.Where(LibpqEnvironment.IsInherited).ToList())
        {
            environment.Remove(name);
        }

        // Messages are read by code and by people who search for them, and translated ones serve neither.
        environment["LC_ALL"] = "C";
        var connection = command.Connection?.ToLibpqEnvironment(command.SessionOptions)
            ?? (command.SessionOptions is { } options ? new Dictionary<string, string> { ["PGOPTIONS"] = options } : []);
        foreach (var (name, value) in connection)
        {
            environment[name] = value;
        }

        foreach (var (name, value) in command.Environment)
        {
            if (value is null)
            {
                environment.Remove(name);
            }
            else
            {
                environment[name] = value;
            }
        }
    }

    private async Task DrainAsync(Stream stream, BoundedText? kept)
    {
        var buffer = new byte[32 * 1024];
        int length;
        while ((length = await stream.ReadAsync(buffer, _endOfReading.Token)) > 0)
        {
            kept?.Append(buffer.AsSpan(0, length));
        }
    }

    // A child that the program left behind may hold its pipes open for ever; what the program itself wrote is there at once.
    private async Task EndReadingAsync()
    {
        _endOfReading.CancelAfter(_command.StopGrace);
        try
        {
            await _reading;
        }
        catch (OperationCanceledException)
        {
            _errors.Append("[a child process keeps a pipe open]"u8);
        }
    }

    private async Task<ToolFailedException> ExplainAsync(IOException broken)
    {
        // It has closed its input, so it is about to end, unless it hangs.
        await _process.WaitForExitAsync().WaitAsync(_command.StopGrace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await StopAsync();
        return new ToolFailedException(new ToolExit(_command.Name, _process.ExitCode, ErrorText), " before it had read all its input", broken);
    }
}
