using System.Globalization;
using OrderBackup.Backup;
using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>The tables in scope, one a line.</summary>
internal static class CoverageTable
{
    public static void Print(CoverageInfo coverage, Terminal terminal)
    {
        if (coverage.Tables.Count == 0)
        {
            return;
        }

        var hasRows = coverage.Tables.Any(table => table.Rows is not null);
        var table = Tables.Create(
            terminal, hasRows ? ["Table", "In scope as", "#Rows", "#Columns", "#State", "#Uncovered"] : ["Table", "In scope as", "#Columns", "#State", "#Uncovered"]);
        foreach (var covered in coverage.Tables)
        {
            var uncovered = covered.Columns.Count(column => column.Class is "Uncovered" or "Missing");
            var rows = covered.Rows is { } count ? Number(count) : "-";
            string[] counts = [Number(covered.Columns.Count), Number(covered.Columns.Count(column => column.Class == "State"))];
            table.Rows.Add(
            [
                Tables.Cell(covered.Table),
                Tables.Cell(covered.Reason, Styles.Quiet),
                .. (hasRows ? [rows, .. counts] : counts).Select(text => Tables.Cell(text)),
                Tables.Cell(Number(uncovered), uncovered == 0 ? Style.Plain : Styles.Of(Tone.Bad)),
            ]);
        }

        terminal.Live.Write(table);
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
