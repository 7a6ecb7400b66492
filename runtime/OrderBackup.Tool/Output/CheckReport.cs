using System.CommandLine.Parsing;
using System.Text;

namespace OrderBackup.Tool.Output;

/// <summary>A file that a check writes its outcome to.</summary>
/// <param name="Format">The file's format.</param>
/// <param name="File">The file.</param>
internal sealed record CheckReport(string Format, string File)
{
    private static readonly SortedDictionary<string, Func<Answer, string>> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = answer => answer.ToJson() + "\n",
        ["markdown"] = CheckMarkdown.Of,
    };

    /// <summary>The formats by name.</summary>
    public static string KnownFormats => string.Join(", ", Formats.Keys);

    /// <summary>Reads <c>FORMAT=FILE</c> words.</summary>
    public static CheckReport[] Parse(ArgumentResult result)
    {
        var reports = new List<CheckReport>();
        foreach (var word in result.Tokens.Select(token => token.Value))
        {
            var split = word.IndexOf('=', StringComparison.Ordinal);
            var format = split < 0 ? word : word[..split];
            var file = split < 0 ? "" : word[(split + 1)..];
            if (!Formats.ContainsKey(format))
            {
                result.AddError($"--report knows no format '{format}'; it takes FORMAT=FILE, and the formats are {KnownFormats}.");
            }
            else if (string.IsNullOrWhiteSpace(file))
            {
                result.AddError($"--report {format} needs a file: {format}=FILE.");
            }
            else if (reports.Any(report => report.File == file))
            {
                result.AddError($"--report names {file} twice.");
            }
            else
            {
                reports.Add(new CheckReport(format, file));
            }
        }

        return [.. reports];
    }

    /// <summary>Writes the file, and the folders on its way.</summary>
    /// <exception cref="ReportNotWrittenException">It cannot be written.</exception>
    public void Write(Answer answer)
    {
        try
        {
            var path = Path.GetFullPath(File);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
            System.IO.File.WriteAllText(path, Formats[Format](answer), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ReportNotWrittenException($"the {Format} report cannot be written to {File}: {exception.Message}", exception);
        }
    }
}
