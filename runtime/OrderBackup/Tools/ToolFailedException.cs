namespace OrderBackup.Tools;

/// <summary>A program could not be started, failed, or ended before it had read its input. Holds neither its arguments nor its environment.</summary>
public sealed class ToolFailedException : Exception
{
    private const int ShownErrorText = 4000;

    internal ToolFailedException(string program, Exception reason)
        : base($"{program} could not be started: {reason.Message}", reason) => Program = program;

    internal ToolFailedException(ToolExit exit, string? circumstance = null, Exception? reason = null)
        : base(Describe(exit, circumstance), reason)
    {
        Program = exit.Program;
        Exit = exit;
    }

    /// <summary>The program's name.</summary>
    public string Program { get; }

    /// <summary>How it ended; null when it could not be started.</summary>
    public ToolExit? Exit { get; }

    private static string Describe(ToolExit exit, string? circumstance)
    {
        var signal = !OperatingSystem.IsWindows() && exit.ExitCode is > 128 and < 160 ? $", as after signal {exit.ExitCode - 128}" : "";
        var text = exit.ErrorText.Trim();
        var shown = text.Length <= ShownErrorText ? text : "… " + text[^ShownErrorText..];
        return $"{exit.Program} ended with exit code {exit.ExitCode}{signal}{circumstance}{(shown.Length == 0 ? ", and said nothing." : ": " + shown)}";
    }
}
