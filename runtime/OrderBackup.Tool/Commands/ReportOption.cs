using System.CommandLine;
using System.CommandLine.Parsing;
using OrderBackup.Reports;

namespace OrderBackup.Tool.Commands;

/// <summary>The option that names the files a check writes its outcome to.</summary>
internal static class ReportOption
{
    public static Option<CheckReportFile[]> Create() => new("--report")
    {
        HelpName = "FORMAT=FILE…",
        Description = $"Write the outcome to a file as well, also when the check fails. Formats: {CheckReportFile.KnownFormats}.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = Parse,
    };

    private static CheckReportFile[] Parse(ArgumentResult result)
    {
        var reports = new List<CheckReportFile>();
        foreach (var word in result.Tokens.Select(token => token.Value))
        {
            if (CheckReportFile.Parse(word, out var problem) is not { } report)
            {
                result.AddError($"--report {problem}");
            }
            else if (reports.Any(other => other.Path == report.Path))
            {
                result.AddError($"--report names {report.Path} twice.");
            }
            else
            {
                reports.Add(report);
            }
        }

        return [.. reports];
    }
}
