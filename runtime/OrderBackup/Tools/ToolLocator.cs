namespace OrderBackup.Tools;

/// <summary>Finds the programs for an operation, or fails with everything that was found wrong.</summary>
internal static class ToolLocator
{
    /// <summary>Finds <c>pg_dump</c> and <c>psql</c> for a server.</summary>
    /// <param name="options">May name a folder.</param>
    /// <param name="serverVersionNumber">The server's version as PostgreSQL numbers it.</param>
    /// <param name="findings">Receives warnings.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OrderBackupException">There are none, or they are older than the server.</exception>
    public static async Task<PostgresTools> FindAsync(
        OrderBackupOptions options, int serverVersionNumber, List<Finding>? findings, CancellationToken cancellationToken)
    {
        var result = await PostgresTools.FindAsync(ToolSearch.Of(options.ToolsFolder), serverVersionNumber, cancellationToken);
        var all = result.Findings.Select(ToFinding).ToList();
        findings?.AddRange(all.Where(finding => finding.Severity == FindingSeverity.Warning));
        return result.Tools ?? throw new OrderBackupException(
            ToolFinding.DiagnosticId, string.Join(' ', all.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Message)), all);
    }

    /// <summary>The findings about the programs for a server, without failing.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(OrderBackupOptions options, int serverVersionNumber, CancellationToken cancellationToken) =>
        [.. (await PostgresTools.FindAsync(ToolSearch.Of(options.ToolsFolder), serverVersionNumber, cancellationToken)).Findings.Select(ToFinding)];

    private static Finding ToFinding(ToolFinding finding) => new()
    {
        Id = finding.Id,
        Severity = finding.IsError ? FindingSeverity.Error : FindingSeverity.Warning,
        Message = finding.Message,
    };
}
