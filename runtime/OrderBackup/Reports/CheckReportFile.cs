using System.Text;

namespace OrderBackup.Reports;

/// <summary>A file that a check writes its outcome to.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Path">The file.</param>
internal sealed record CheckReportFile(string Format, string Path)
{
    private static readonly SortedDictionary<string, Func<CheckOutcome, string>> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = CheckJson.Write,
        ["junit"] = CheckJUnit.Write,
        ["markdown"] = outcome => CheckMarkdown.Write(outcome),
        ["sarif"] = CheckSarif.Write,
    };

    /// <summary>The formats by name.</summary>
    public static string KnownFormats => string.Join(", ", Formats.Keys);

    /// <summary>Reads <c>FORMAT=FILE</c>.</summary>
    /// <param name="text">The word.</param>
    /// <param name="problem">What is wrong with it, to follow the name of the option; null when nothing is.</param>
    /// <returns>The report; null when something is wrong.</returns>
    public static CheckReportFile? Parse(string text, out string? problem)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        var format = split < 0 ? text : text[..split];
        var file = split < 0 ? "" : text[(split + 1)..];
        problem = !Formats.ContainsKey(format) ? $"knows no format '{format}'; it takes FORMAT=FILE, and the formats are {KnownFormats}."
            : string.IsNullOrWhiteSpace(file) ? $"{format} needs a file: {format}=FILE."
            : null;
        return problem is null ? new CheckReportFile(format, file) : null;
    }

    /// <summary>Writes the file and the folders on its way; Markdown also goes to the summary of the CI step.</summary>
    /// <exception cref="ReportNotWrittenException">It cannot be written.</exception>
    public void Write(CheckOutcome outcome)
    {
        var relative = outcome.Relative();
        try
        {
            var path = System.IO.Path.GetFullPath(Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? path);
            File.WriteAllText(path, Formats[Format](relative), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ReportNotWrittenException($"the {Format} report cannot be written to {Path}: {exception.Message}", exception);
        }

        if (Format == "markdown")
        {
            StepSummary.Append(relative, Environment.GetEnvironmentVariable(StepSummary.Variable));
        }
    }
}
