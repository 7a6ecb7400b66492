using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderBackup.MSBuild.Tests;

/// <summary>What a build said of the live database, read as CI systems read it.</summary>
public sealed partial class CheckOutput(CommandResult result, string manifestPath)
{
    public int ExitCode => result.ExitCode;

    public string Output => result.Output;

    /// <summary>The last line that the check itself wrote.</summary>
    public string LastLine => result.Lines.Last(line => line.StartsWith("OrderBackup:", StringComparison.Ordinal));

    /// <summary>The findings at the manifest as <c>error OBK3001 8,1</c>, repeated ones once, in order of place and id.</summary>
    public IReadOnlyList<string> Findings => [.. All
        .Select(match => $"{match.Groups["severity"].Value} {match.Groups["id"].Value} "
            + (match.Groups["file"].Value == manifestPath ? $"{match.Groups["line"].Value},{match.Groups["column"].Value}" : match.Groups["file"].Value))
        .Order(StringComparer.Ordinal)];

    /// <summary>The text of the finding with an id.</summary>
    public string Message(string id) => All.First(match => match.Groups["id"].Value == id).Groups["message"].Value;

    private IEnumerable<Match> All => result.Lines
        .Where(line => line.Contains(" OBK", StringComparison.Ordinal) && !line.StartsWith("OrderBackup:", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal)
        .Select(line => ProblemMatcher().Match(line) is { Success: true } match ? match : throw new Xunit.Sdk.XunitException($"No CI system would recognise this line: {line}"))
        .DistinctBy(match => match.Value);

    // The pattern of actions/setup-dotnet (csc.json), which also Azure's and GitLab's readers of compiler output agree with, with names
    // for its groups.
    [GeneratedRegex(@"^(?<file>[^\s].*)\((?<line>\d+),(?<column>\d+)\):\s+(?<severity>error|warning)\s+(?<id>[a-zA-Z]+(?<!MSB)\d+):\s*(?<message>.*?)\s+\[(?<project>.*?)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex ProblemMatcher();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"exit code {ExitCode}\n{Output}");
}
