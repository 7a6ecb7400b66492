using OrderBackup.Coverage;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Backup;

/// <summary>What the manifest asks of a backup of one schema, and whether the backup may be made.</summary>
internal sealed class CoverageGate
{
    // What pg_dump would leave out although the manifest covers it: no policy makes such a dump a backup.
    private static readonly string[] NeverAcceptable = [DiagnosticIds.NotDumped, DiagnosticIds.NothingMatched];

    // What pg_dump would fail on: the backup cannot be made at all.
    private static readonly string[] Prevents = [DiagnosticIds.RowSecurity, DiagnosticIds.NotReadable];

    private readonly CoverageReport _report;

    private CoverageGate(CoverageReport report, SystemFiles systemFiles, IReadOnlyList<Finding> findings)
    {
        _report = report;
        SystemFiles = systemFiles;
        Findings = findings;
    }

    /// <summary>Everything that does not hold, errors first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The system files that go with the backup.</summary>
    public SystemFiles SystemFiles { get; }

    /// <summary>Whether everything that the manifest asks for is covered.</summary>
    public bool IsComplete => !Findings.Any(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>The columns that the dump itself must hold: covered, and not left to the restore to compute.</summary>
    public IEnumerable<(QualifiedName Table, string Column)> DumpedColumns =>
        from table in _report.Tables
        from column in table.Columns
        where column.Class == CoverageClass.Covered || (column.IsState && column.Class != CoverageClass.Exempt)
        where !column.Column.IsGenerated && table.Table.Kind != TableKind.Foreign
        select (table.Name, column.Name);

    /// <summary>What the manifest exempts of the tables in scope, a whole table once.</summary>
    public IReadOnlyList<Exemption> Exemptions =>
    [
        .. (from table in _report.Tables
            from column in table.Columns
            where column is { Class: CoverageClass.Exempt, Entry: not null }
            let entry = column.Entry
            let position = entry.Position
            select new Exemption(
                table.Name.ToString(), entry.Key is { IsWholeTable: true } ? null : column.Name, column.ExemptReason ?? "", position.Line, position.Column)).Distinct(),
    ];

    /// <summary>Compares a manifest with a schema, and with what was found in the data.</summary>
    public static CoverageGate Judge(ManifestFile manifest, DatabaseSchema schema, IReadOnlyList<StateAnswer>? answers = null)
    {
        var report = CoverageComparison.Compare(manifest.Manifest, schema, answers ?? []);
        var systemFiles = SystemFiles.Find(manifest.Folder, manifest.Manifest.Files.Select(file => file.Value));
        var findings = report.Findings.Where(finding => finding.Severity >= Severity.Warning).Select(finding => ToFinding(finding, manifest.Path))
            .Concat(manifest.Warnings)
            .Concat(manifest.Manifest.Files.Where(file => systemFiles.UnmatchedGlobs.Contains(file.Value)).Select(file => new Finding
            {
                Id = RuntimeIds.SystemFileMissing,
                Severity = FindingSeverity.Error,
                Message = $"@file {file.Value} names no file below the manifest's folder. Correct or remove the line.",
                File = manifest.Path,
                Line = file.Position.Line,
                Column = file.Position.Column,
                Identity = file.Value,
            }));
        return new CoverageGate(report, systemFiles, [.. findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Line)]);
    }

    /// <summary>Fails when pg_dump would: nothing can be backed up by this role as it is.</summary>
    /// <exception cref="OrderBackupException">The role may not read everything; the message says what.</exception>
    public void EnsureDumpable()
    {
        var prevented = Findings.Where(finding => Prevents.Contains(finding.Id)).ToList();
        if (prevented.Count > 0)
        {
            throw new OrderBackupException(
                prevented[0].Id, $"No backup can be made by this role: {string.Join(' ', prevented.Select(finding => finding.Message))} Nothing was changed.", prevented);
        }
    }

    /// <summary>Whether a backup may be made under a policy.</summary>
    public bool MayBackUp(CoveragePolicy policy) =>
        IsComplete || (policy == CoveragePolicy.Warn && !Findings.Any(finding => finding.Severity == FindingSeverity.Error && NeverAcceptable.Contains(finding.Id)));

    /// <summary>The scope and classes for <c>backup_info.json</c> and reports.</summary>
    /// <param name="rows">The rows in the dump by table; null before there is one.</param>
    public CoverageInfo Describe(IReadOnlyDictionary<QualifiedName, long>? rows) => new()
    {
        Roots = [.. _report.Tables.Where(table => table.Scope.Reason == ScopeReason.Root).Select(table => table.Name.ToString())],
        Tables = [.. _report.Tables.Select(table => new CoveredTable(
            table.Name.ToString(), Reason(table.Scope), rows is not null && rows.TryGetValue(table.Name, out var count) ? count : null,
            [.. table.Columns.Select(Describe)]))],
        SystemFiles = [.. SystemFiles.Found.Select(file => file.RelativePath)],
    };

    private static CoveredColumn Describe(ColumnCoverage column)
    {
        var (name, detail) = column switch
        {
            { Class: CoverageClass.Exempt } => ("Exempt", column.ExemptReason),
            { Class: CoverageClass.Uncovered } => ("Uncovered", null),
            { Column.IsGenerated: true } => ("Generated", null),
            { IsState: true } => ("State", column.StateValues.Count == 0 ? null : string.Join(", ", column.StateValues)),
            _ => ("Covered", (string?)null),
        };
        return new CoveredColumn(column.Name, name, detail);
    }

    private static string Reason(TableScope scope) => scope.Reason switch
    {
        ScopeReason.Root => "root",
        ScopeReason.Related => "related: " + string.Join(" → ", scope.Path.Select(key => key.ReferencedTable.ToString()).Prepend(scope.Table.ToString())),
        ScopeReason.Inherited => $"related: inherits from {scope.Parent}",
        ScopeReason.Listed => "listed",
        _ => "scope all",
    };

    private static Finding ToFinding(CoverageFinding finding, string path) => new()
    {
        Id = finding.Id,
        Severity = finding.Severity == Severity.Error ? FindingSeverity.Error : FindingSeverity.Warning,
        Message = finding.Message,
        File = path,
        Line = finding.Line,
        Column = finding.LineColumn,
        Table = finding.Table?.ToString(),
        TableColumn = finding.Column,
    };
}
