using System.Text;

namespace OrderBackup.Reports;

/// <summary>The page that a CI system shows for a step.</summary>
/// <remarks>GitHub Actions, "Adding a job summary": a step may write 1 MiB, and loses all of it when it writes more.</remarks>
internal static class StepSummary
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "GITHUB_STEP_SUMMARY";

    private const int Limit = 1024 * 1024;

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
            var room = Limit - (File.Exists(file) ? (int)Math.Min(Limit, new FileInfo(file).Length) : 0);
            var text = new[] { CheckMarkdown.Write(outcome), CheckMarkdown.Write(outcome, isBrief: true) }.FirstOrDefault(text => Encoding.UTF8.GetByteCount(text) < room);
            if (text is not null)
            {
                File.AppendAllText(file, text + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReportNotWrittenException($"the summary of the step cannot be written to {file}, which {Variable} names: {exception.Message}", exception);
        }
    }
}
