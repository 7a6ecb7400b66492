using OrderBackup.Coverage.Diagnostics;

namespace OrderBackup.Coverage.Comparison;

/// <summary>What a comparison of a manifest with a live database found.</summary>
/// <param name="DatabaseName">The database's name.</param>
/// <param name="Tables">The live tables in scope, in order of their names.</param>
/// <param name="Findings">What does not agree, in the order of the manifest.</param>
public sealed record CoverageReport(string DatabaseName, IReadOnlyList<TableCoverage> Tables, IReadOnlyList<CoverageFinding> Findings)
{
    /// <summary>The number of tables in scope, partitions not counted.</summary>
    public int TableCount => Tables.Count;

    /// <summary>The number of columns in scope.</summary>
    public int ColumnCount => Tables.Sum(table => table.Columns.Count);

    /// <summary>The number of columns in scope that no line names.</summary>
    public int UncoveredCount => Count(CoverageClass.Uncovered);

    /// <summary>Whether a finding is an error by default.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>The number of columns in scope of one class.</summary>
    public int Count(CoverageClass coverageClass) => Tables.Sum(table => table.Columns.Count(column => column.Class == coverageClass));
}
