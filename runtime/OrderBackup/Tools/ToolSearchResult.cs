namespace OrderBackup.Tools;

/// <summary>What a search for <c>pg_dump</c> and <c>psql</c> came to.</summary>
/// <param name="Tools">Both programs; null when a finding is an error.</param>
/// <param name="Findings">What is missing, too old or without a security fix (<c>OBK3009</c>).</param>
public sealed record ToolSearchResult(PostgresTools? Tools, IReadOnlyList<ToolFinding> Findings);
