using System.Globalization;
using OrderBackup.Backup;
using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>The backups of a tier, one a line.</summary>
internal static class BackupTable
{
    public static void Print(IReadOnlyList<BackupSummary> backups, Terminal terminal)
    {
        var table = Tables.Create(terminal, "#Name", "#Verdict", "#Snapshot", "Database", "#Rows", "#Size", "Last drill");
        table.Columns[0].Alignment = table.Columns[1].Alignment = table.Columns[2].Alignment = Justify.Left;
        foreach (var backup in backups)
        {
            table.Rows.Add(Row(backup, terminal));
        }

        if (Tables.Fits(table, terminal))
        {
            terminal.Live.Write(table);
        }
        else
        {
            PrintStacked(backups, terminal);
        }

        // A sentence has no room in a column.
        foreach (var backup in backups.Where(backup => backup.Problem is not null))
        {
            terminal.WarnLine($"{backup.Name}: {backup.Problem}");
        }

        foreach (var backup in backups.Where(IsDamaged))
        {
            terminal.WarnLine($"{backup.Name}: {VerificationOf(backup.LastVerification!, terminal)}");
        }
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

    /// <summary>Whether a backup is verified, has all its files, and no verification has found it damaged since.</summary>
    public static bool IsVerified(BackupSummary backup) => backup is { Verdict: BackupVerdict.Verified, Problem: null } && !IsDamaged(backup);

    /// <summary>What a verification found, and when.</summary>
    public static string VerificationOf(VerificationRecord verification, Terminal terminal)
    {
        var found = (verification.Intact, verification.Identical) switch
        {
            (false, _) => "damaged",
            (_, true) => "intact, and the live database identical",
            (_, false) => "intact, and the live database different",
            _ => "intact",
        };
        return $"found {found} by the verification of {LocalTime.MinuteOf(verification.At, terminal)}" + (verification.Intact || verification.Error is null ? "" : $": {verification.Error}");
    }

    private static bool IsDamaged(BackupSummary backup) => backup.LastVerification is { Intact: false };

    private static Tone ToneOf(BackupSummary backup) => backup.Problem is not null || IsDamaged(backup) ? Tone.Bad : ToneOf(backup.Verdict);

    private static void PrintStacked(IReadOnlyList<BackupSummary> backups, Terminal terminal)
    {
        foreach (var backup in backups)
        {
            var snapshot = backup.Snapshot is { } instant ? LocalTime.MinuteOf(instant, terminal) : "";
            terminal.Line($"{backup.Name}  {WordOf(backup),-10}  {snapshot}".TrimEnd(), Styles.Of(ToneOf(backup)));
            if (backup.Problem is null)
            {
                terminal.Line($"  {backup.Database}, {Amount.Of(backup.Rows, "row")}, {Amount.Size(backup.Size)}, last drill {DrillOf(backup.LastDrill, terminal)}");
            }
        }
    }

    private static string WordOf(BackupSummary backup) => (backup.Problem is not null ? "unreadable" : IsDamaged(backup) ? "damaged" : WordFor(backup.Verdict)) + (backup.Pinned ? ", pinned" : "");

    private static string DrillOf(DrillRecord? drill, Terminal terminal) =>
        drill is null ? "never" : $"{LocalTime.DayOf(drill.At, terminal)} {(drill.Identical ? "passed" : "failed")}";

    private static IEnumerable<Text> Row(BackupSummary backup, Terminal terminal)
    {
        var isReadable = backup.Problem is null;
        yield return Tables.Whole(backup.Name);
        yield return Tables.Whole(WordOf(backup), Styles.Of(ToneOf(backup)));
        yield return Tables.Whole(backup.Snapshot is { } snapshot ? LocalTime.MinuteOf(snapshot, terminal) : "-");
        yield return Tables.Cell(backup.Database ?? "-");
        yield return Tables.Cell(isReadable ? backup.Rows.ToString("N0", CultureInfo.InvariantCulture) : "-");
        yield return Tables.Cell(Amount.Size(backup.Size));
        yield return Tables.Cell(
            DrillOf(backup.LastDrill, terminal),
            backup.LastDrill switch { null => Styles.Quiet, { Identical: false } => Styles.Of(Tone.Bad), _ => Style.Plain });
    }
}
