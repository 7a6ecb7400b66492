namespace OrderBackup.Reports;

/// <summary>What came of a check, for reports: what was found, or why nothing could be.</summary>
/// <param name="Manifest">The manifest's path, as given.</param>
/// <param name="Result">What was found; null when the check could not be done.</param>
/// <param name="ErrorId">Why it could not be done: an id; null when it was done.</param>
/// <param name="ErrorMessage">The same in words.</param>
/// <param name="Findings">Everything found, errors first.</param>
internal sealed record CheckOutcome(string Manifest, CheckResult? Result, string? ErrorId, string? ErrorMessage, IReadOnlyList<Finding> Findings)
{
    /// <summary>The outcome of a check that was done.</summary>
    public static CheckOutcome Of(CheckResult result) => new(result.Manifest, result, null, null, result.Findings);

    /// <summary>The outcome of a check that could not be done.</summary>
    public static CheckOutcome Of(string manifest, string id, string message, IReadOnlyList<Finding> findings) => new(manifest, null, id, message, findings);

    /// <summary>How many findings have a severity.</summary>
    public int Count(FindingSeverity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>
    /// The same with the manifest, and each mention of it, relative to the repository: a report is read on other machines, and must
    /// not depend on how the path was given.
    /// </summary>
    public CheckOutcome Relative()
    {
        var relative = RepositoryPath.Of(Manifest);
        string Text(string text) => text.Replace(Path.GetFullPath(Manifest), relative, StringComparison.Ordinal).Replace(Manifest, relative, StringComparison.Ordinal);
        return this with
        {
            Manifest = relative,
            ErrorMessage = ErrorMessage is null ? null : Text(ErrorMessage),
            Findings = [.. Findings.Select(finding => finding with { Message = Text(finding.Message), File = finding.File == Manifest ? relative : finding.File })],
        };
    }
}
