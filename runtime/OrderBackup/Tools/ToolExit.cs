namespace OrderBackup.Tools;

/// <summary>How a program ended.</summary>
/// <param name="Program">Its name.</param>
/// <param name="ExitCode">Its exit code; 128 and the signal's number when a signal ended it.</param>
/// <param name="ErrorText">What it wrote to standard error: the beginning and the end when it was much.</param>
public sealed record ToolExit(string Program, int ExitCode, string ErrorText)
{
    /// <summary>Whether the exit code is 0, which for psql on a cut file proves nothing.</summary>
    public bool IsSuccess => ExitCode == 0;

    /// <summary>The error text on one line, for a message.</summary>
    internal string ErrorLine => ErrorText.AsSpan().Trim().IsEmpty
        ? "it said nothing."
        : string.Join(' ', ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Throws when the exit code is not 0.</summary>
    /// <exception cref="ToolFailedException">The exit code is not 0.</exception>
    public void EnsureSuccess()
    {
        if (!IsSuccess)
        {
            throw new ToolFailedException(this);
        }
    }
}
