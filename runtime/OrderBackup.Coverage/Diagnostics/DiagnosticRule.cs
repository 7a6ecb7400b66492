namespace OrderBackup.Coverage.Diagnostics;

/// <summary>What is fixed about one diagnostic id.</summary>
/// <param name="Id">The id, for example <c>OBK3001</c>.</param>
/// <param name="Title">One line that says what is wrong.</param>
/// <param name="DefaultSeverity">The severity unless a user configures another.</param>
public sealed record DiagnosticRule(string Id, string Title, Severity DefaultSeverity)
{
    /// <summary>The address of the page that explains the id.</summary>
    public string HelpLink => DiagnosticCatalog.GetHelpLink(Id);
}
