using OrderBackup.Backup;

namespace OrderBackup.Reports;

/// <summary>The few questions that decide about a backup, answered.</summary>
internal static class Checklist
{
    public static IEnumerable<(bool Holds, string What)> Of(BackupInfo info)
    {
        bool NoneOf(params string[] ids) => !info.Findings.Any(finding => finding.Severity == FindingSeverity.Error && ids.Contains(finding.Id, StringComparer.Ordinal));
        var columns = info.Coverage.Tables.SelectMany(table => table.Columns).ToList();
        var states = columns.Count(column => column.Class == ColumnClass.State);
        var exempt = columns.Count(column => column.Class == ColumnClass.Exempt);
        var asked = columns.Count - exempt;
        var held = asked - info.Coverage.UncoveredCount;

        yield return (
            NoneOf(RuntimeIds.DumpFailed, RuntimeIds.DumpIncomplete),
            $"The dump is whole: {Markdown.Count(info.Dump.Length, "byte")} of SQL, read to its end");
        yield return (
            NoneOf(RuntimeIds.RowsMissing),
            $"Every table has as many rows in the dump as in the database: {Markdown.Count(info.Proof.TotalRows, "row")} in {Markdown.Count(info.Proof.Tables.Count, "table")}");
        yield return (
            asked > 0 && held == asked && NoneOf(RuntimeIds.ColumnMissing),
            $"Every column in scope is held: {Markdown.Number(held)} of {Markdown.Number(asked)}"
            + (exempt == 0 ? "" : $" ({Markdown.Number(exempt)} exempt, with reasons)"));
        yield return (
            states > 0,
            states > 0 ? $"Order state is held: {Markdown.Count(states, "state column")}" : "Order state: the manifest marks no column of the dump with {state}");
        yield return (
            NoneOf(RuntimeIds.SystemFileMissing),
            $"Every system file is held: {Markdown.Count(info.Coverage.SystemFiles.Count, "file")}");
    }
}
