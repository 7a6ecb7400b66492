using System.Text.Json.Serialization;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Answers;

/// <summary>The live database against the manifest.</summary>
internal sealed record CoverageAnswer(
    [property: JsonPropertyName("database")] string Database,
    [property: JsonPropertyName("checked_at")] DateTimeOffset CheckedAt,
    [property: JsonPropertyName("holds")] bool Holds,
    [property: JsonPropertyName("tables")] IReadOnlyList<TableAnswer> Tables,
    [property: JsonPropertyName("findings")] IReadOnlyList<FindingAnswer> Findings)
{
    // docs/rules/OBK3003.md: a line names what the database does not have.
    private const string StaleLine = "OBK3003";

    public static CoverageAnswer Of(string database, CheckResult check, DateTimeOffset at, Redaction redaction) => new(
        database, at, check.Holds,
        [.. check.Coverage.Tables.Concat(Missing(check)).GroupBy(table => table.Table, StringComparer.Ordinal)
            .OrderBy(table => table.Key, StringComparer.Ordinal)
            .Select(parts => TableAnswer.Of(parts.First() with { Columns = [.. parts.SelectMany(part => part.Columns).DistinctBy(column => column.Name)] }))],
        [.. check.Findings.Select(finding => FindingAnswer.Of(finding, redaction))]);

    // A line for what the database does not have is no column of it, and must be seen all the same.
    private static IEnumerable<CoveredTable> Missing(CheckResult check) =>
        from finding in check.Findings
        where finding is { Id: StaleLine, Table: not null, TableColumn: not null }
        group new CoveredColumn(finding.TableColumn!, "Missing", null) by finding.Table! into columns
        select new CoveredTable(columns.Key, "listed", null, [.. columns]);
}
