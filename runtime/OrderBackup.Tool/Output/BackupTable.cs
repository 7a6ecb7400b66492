using System.Globalization;
using OrderBackup.Backup;
using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>The backups of a tier, one a line.</summary>
internal static class BackupTable
{
    public static void Print(IReadOnlyList<BackupSummary> backups, Terminal terminal)
    {
        var hasProblems = backups.Any(backup => backup.Problem is not null);
        string[] headings = ["#Name", "#Verdict", "#Snapshot", "Database", "#Rows", "#Size", "Last drill"];
        var table = Tables.Create(terminal, hasProblems ? [.. headings, "Problem"] : headings);
        table.Columns[0].Alignment = table.Columns[1].Alignment = table.Columns[2].Alignment = Justify.Left;
        foreach (var backup in backups)
        {
            table.Rows.Add(Row(backup, hasProblems, terminal));
        }

        terminal.Live.Write(table);
    }

    /// <summary>A verdict in lower case, as the last line of a backup has it.</summary>
    public static string WordFor(BackupVerdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>How a verdict is meant.</summary>
    public static Tone ToneOf(BackupVerdict verdict) => verdict switch
    {
        BackupVerdict.Verified => Tone.Good,
        BackupVerdict.Unverified => Tone.Fair,
        _ => Tone.Bad,
    };

    private static IEnumerable<Text> Row(BackupSummary backup, bool hasProblems, Terminal terminal)
    {
        var isReadable = backup.Problem is null;
        yield return Tables.Whole(backup.Name);
        yield return Tables.Whole(isReadable ? WordFor(backup.Verdict) : "unreadable", Styles.Of(ToneOf(backup.Verdict)));
        yield return Tables.Whole(backup.Snapshot is { } snapshot ? LocalTime.Of(snapshot, terminal) : "-");
        yield return Tables.Cell(backup.Database ?? "-");
        yield return Tables.Cell(isReadable ? backup.Rows.ToString("N0", CultureInfo.InvariantCulture) : "-");
        yield return Tables.Cell(Amount.Size(backup.Size));
        yield return Drill(backup.LastDrill, terminal);
        if (hasProblems)
        {
            yield return Tables.Cell(backup.Problem ?? "");
        }
    }

    private static Text Drill(DrillRecord? drill, Terminal terminal) => drill is null
        ? Tables.Cell("never", Styles.Quiet)
        : Tables.Cell(
            $"{LocalTime.DayOf(drill.At, terminal)} {(drill.Identical ? "passed" : "failed")}", drill.Identical ? Style.Plain : Styles.Of(Tone.Bad));
}
