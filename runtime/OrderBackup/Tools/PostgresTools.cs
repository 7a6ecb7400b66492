namespace OrderBackup.Tools;

/// <summary>The <c>pg_dump</c> and <c>psql</c> that backups and restores of a server use.</summary>
/// <param name="PgDump">The <c>pg_dump</c>.</param>
/// <param name="Psql">The <c>psql</c>.</param>
public sealed record PostgresTools(PostgresTool PgDump, PostgresTool Psql)
{
    /// <summary>
    /// Looks for both. Of those not older than the server (pg_dump refuses a newer server: PostgreSQL manual, pg_dump, "Notes") the
    /// server's own major version is preferred, then the next newer one, in it the newest minor version, and a real program over
    /// Debian's <c>pg_wrapper</c>.
    /// </summary>
    /// <param name="search">Where to look.</param>
    /// <param name="serverVersionNumber">The server's <c>server_version_num</c>, for example 150018; null when it is not known.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<ToolSearchResult> FindAsync(ToolSearch search, int? serverVersionNumber, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        int? serverMajor = serverVersionNumber is { } number ? ToolVersion.MajorOf(number) : null;
        var findings = new List<ToolFinding>();
        var found = new List<PostgresTool>();
        foreach (var candidates in await Task.WhenAll(
            ToolCandidates.CollectAsync("pg_dump", search, cancellationToken), ToolCandidates.CollectAsync("psql", search, cancellationToken)))
        {
            if (candidates.Best(serverMajor) is { } tool)
            {
                found.Add(tool);
            }
            else
            {
                findings.Add(new ToolFinding(IsError: true, WhyNone(candidates, search, serverMajor)));
            }
        }

        findings.AddRange(MissingFixes(found));
        return new ToolSearchResult(found is [var pgDump, var psql] ? new PostgresTools(pgDump, psql) : null, findings);
    }

    private static string WhyNone(ToolCandidates candidates, ToolSearch search, int? serverMajor)
    {
        var name = candidates.Name;
        var wanted = serverMajor is null ? "a supported version" : $"version {serverMajor} or newer";
        var install = $"Install the PostgreSQL client programs, {wanted} ({PackageNames(serverMajor)})"
            + (search.IsConfigured ? ", or configure the folder that has them." : ", or configure the folder that has them when they are installed elsewhere.");
        if (candidates.IsEmpty)
        {
            var where = search.IsConfigured ? $"the configured folder {search.Folders[0]}" : $"any of {string.Join(", ", search.Folders)}";
            return $"{name} was not found in {where}. {install}";
        }

        return serverMajor is null
            ? $"No {name} that was found works: {candidates}. {install}"
            : $"The server is PostgreSQL {serverMajor}, and no {name} that was found works and is as new: {candidates}. {install}";
    }

    private static string PackageNames(int? serverMajor) =>
        $"Debian and Ubuntu: postgresql-client{(serverMajor is null ? "" : $"-{serverMajor}")}; Red Hat: postgresql{serverMajor}; "
        + "Homebrew: libpq; Windows: the installer's \"Command Line Tools\"";

    private static IEnumerable<ToolFinding> MissingFixes(IEnumerable<PostgresTool> tools) =>
        from tool in tools
        let fix = SecurityFix.NewestMissing(tool.Version)
        where fix is not null
        group tool by (tool.Version, fix) into same
        let names = string.Join(" and ", same.Select(tool => $"{tool.Name} ({tool.Path})"))
        select new ToolFinding(IsError: false,
            $"{names}, version {same.Key.Version}, lack{(same.Count() == 1 ? "s" : "")} the fix for {same.Key.fix.Id}: {same.Key.fix.Problem}. "
            + $"Update to {same.Key.fix.FirstFixedFor(same.Key.Version)} or newer.");
}
