using OrderBackup.Backup;
using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>What a backup says of itself.</summary>
internal static class BackupFacts
{
    public static void Print(BackupInfo info, Terminal terminal)
    {
        terminal.Line($"Backup {info.Name}", Styles.Heading);
        foreach (var (name, value) in Facts(info, terminal))
        {
            terminal.Line($"  {name,-10} {value}");
        }

        CoverageTable.Print(info.Coverage, terminal);
        PrintStateColumns(info.Coverage, terminal);
        PrintFiles(info, terminal);
    }

    private static IEnumerable<(string Name, string Value)> Facts(BackupInfo info, Terminal terminal)
    {
        yield return ("Database", $"{info.Database.Name}, owned by {info.Database.Owner}, dumped as {info.Role}");
        yield return ("Server", $"PostgreSQL {info.Database.ServerVersion}, system identifier {info.Database.SystemIdentifier ?? "not readable"}");
        yield return ("Snapshot", LocalTime.Of(info.Snapshot, terminal));
        yield return ("Made", $"{LocalTime.Of(info.Started, terminal)}, complete after {Amount.Duration(info.Finished - info.Started)}");
        yield return ("With", $"{info.MadeBy}, pg_dump {info.PgDumpVersion}, backup format {info.Format}");
        yield return ("Dump", $"{info.Dump.File}, {Amount.Size(info.Dump.Length)} of {info.Dump.Encoding} text, {Compression(info.Dump)}");
        yield return ("SHA-256", $"{info.Dump.Sha256} of the uncompressed text");
        var objects = info.Proof.LargeObjects.Count == 0 ? "" : $", {Amount.Of(info.Proof.LargeObjects.Count, "large object")}";
        yield return ("Holds", $"{Amount.Of(info.Proof.Tables.Count, "table")}, {Amount.Of(info.Proof.TotalRows, "row")}, "
            + $"{Amount.Of(info.Proof.Sequences.Count, "sequence")}{objects}, {Amount.Of(info.Definitions.Count, "definition")}");
        yield return ("In scope", $"{Amount.Of(info.Coverage.Tables.Count, "table")}, {Amount.Of(info.Coverage.ColumnCount, "column")}, "
            + $"{info.Coverage.UncoveredCount:N0} uncovered; roots: {string.Join(", ", info.Coverage.Roots)}");
        if (info.LastVerification is { } verification)
        {
            yield return ("Verified", BackupTable.VerificationOf(verification, terminal));
        }

        if (info.Pinned)
        {
            yield return ("Pinned", "no retention rule deletes it");
        }
    }

    private static string Compression(DumpInfo dump) => dump.Compression switch
    {
        DumpCompression.None => "not compressed",
        var compression => compression.ToString().ToLowerInvariant(),
    };

    private static void PrintStateColumns(CoverageInfo coverage, Terminal terminal)
    {
        var columns = coverage.Tables
            .SelectMany(table => table.Columns.Where(column => column.Class == "State").Select(column => (table.Table, Column: column)))
            .ToList();
        if (columns.Count == 0)
        {
            return;
        }

        var table = Tables.Create(terminal, "State column", "Values");
        foreach (var (name, column) in columns)
        {
            table.Rows.Add([Tables.Cell($"{name}.{column.Name}"), Tables.Cell(column.Detail ?? "any", column.Detail is null ? Styles.Quiet : Style.Plain)]);
        }

        terminal.Live.Write(table);
    }

    private static void PrintFiles(BackupInfo info, Terminal terminal)
    {
        var table = Tables.Create(terminal, "File", "#Size", "SHA-256");
        foreach (var file in info.Files)
        {
            table.Rows.Add([Tables.Cell(file.Path), Tables.Cell(Amount.Size(file.Size)), Tables.Cell(file.Sha256, Styles.Quiet)]);
        }

        terminal.Live.Write(table);
    }
}
