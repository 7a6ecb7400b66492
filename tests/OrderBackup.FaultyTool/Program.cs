using System.Diagnostics;
using System.Runtime.InteropServices;
using OrderBackup.FaultyTool;

// Stands in for pg_dump and psql to produce faults that the real ones do not produce on demand.
var path = Environment.GetEnvironmentVariable(ToolFaults.Variable)
    ?? throw new InvalidOperationException($"{ToolFaults.Variable} does not name a settings file.");
var faults = ToolFaults.Load(path);
if (args is ["--version"])
{
    Console.WriteLine(faults.Version);
    return 0;
}

using var ignored = faults.IgnoresTerminate ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true) : null;
using var output = Console.OpenStandardOutput();
WriteErrors(faults);
ReadInput(faults.InputBytes);
var realExitCode = 0;
if (faults.RealTool is { } tool)
{
    realExitCode = RunRealTool(tool, args, output, faults);
}
else if (faults.OutputFile is { } file)
{
    using var content = File.OpenRead(file);
    FaultyOutput.Copy(content, output, faults);
}

switch (faults.End)
{
    case ToolEnd.Hang:
        Thread.Sleep(Timeout.Infinite);
        break;
    case ToolEnd.Kill:
        Process.GetCurrentProcess().Kill();
        break;
}

return faults.ExitCode ?? realExitCode;

static void WriteErrors(ToolFaults faults)
{
    using var errors = Console.OpenStandardError();
    var lines = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("faulty tool: this line is one of very many\n", 1000)));
    for (var left = faults.ErrorBytes; left > 0; left -= lines.Length)
    {
        errors.Write(lines, 0, (int)Math.Min(left, lines.Length));
    }

    if (faults.ErrorLine is { } last)
    {
        errors.Write(System.Text.Encoding.UTF8.GetBytes(last + "\n"));
    }
}

static void ReadInput(long count)
{
    if (count == 0)
    {
        return;
    }

    using var input = Console.OpenStandardInput();
    FaultyOutput.Copy(input, Stream.Null, new ToolFaults { CutAt = count < 0 ? null : count });
}

static int RunRealTool(string tool, string[] args, Stream output, ToolFaults faults)
{
    // Standard input and error are inherited, so that the real tool reads and complains by itself.
    var start = new ProcessStartInfo(tool, args) { RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    FaultyOutput.Copy(process.StandardOutput.BaseStream, output, faults);

    // After a cut the rest is read and dropped, so that the real tool ends as it would have.
    process.StandardOutput.BaseStream.CopyTo(Stream.Null);
    process.WaitForExit();
    return process.ExitCode;
}
