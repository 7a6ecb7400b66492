using System.Text;

namespace OrderBackup.Reports;

/// <summary>The page that a CI system shows for a step.</summary>
/// <remarks>GitHub Actions, "Adding a job summary": a step may write 1 MiB, and loses all of it when it writes more.</remarks>
internal static class StepSummary
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "GITHUB_STEP_SUMMARY";

    private const int Limit = 1024 * 1024;

    private const int Attempts = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Appends the checklist, without its columns when it would be too long; nothing when no file is named.</summary>
    /// <exception cref="ReportNotWrittenException">It cannot be written.</exception>
    public static void Append(CheckOutcome outcome, string? file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return;
        }

        try
        {
            using var stream = Open(file);
            var room = Limit - Math.Min(Limit, stream.Length);
            var text = new[] { CheckMarkdown.Write(outcome), CheckMarkdown.Write(outcome, isBrief: true) }
                .Select(text => Encoding.UTF8.GetBytes(text + "\n"))
                .FirstOrDefault(text => text.Length <= room);
            stream.Write(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReportNotWrittenException($"the summary of the step cannot be written to {file}, which {Variable} names: {exception.Message}", exception);
        }
    }

    // The projects of a solution are checked side by side, and each appends its list.
    private static FileStream Open(string file)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.None);
            }
            catch (IOException busy) when (busy.GetType() == typeof(IOException) && attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
