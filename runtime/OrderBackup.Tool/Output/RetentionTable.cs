using OrderBackup.Retention;
using Spectre.Console;

namespace OrderBackup.Tool.Output;

/// <summary>What a prune kept and deleted, one backup a line.</summary>
internal static class RetentionTable
{
    public static void Print(PruneResult result, Terminal terminal)
    {
        if (result.Kept.Count + result.Deleted.Count == 0)
        {
            return;
        }

        var table = Tables.Create(terminal, "Backup", "", "Why");
        var lines = result.Kept.Select(kept => (kept.Name, Deleted: false, kept.Reason))
            .Concat(result.Deleted.Select(name => (Name: name, Deleted: true, Reason: "no rule keeps it")))
            .OrderByDescending(line => line.Name, StringComparer.Ordinal);
        foreach (var (name, deleted, reason) in lines)
        {
            var word = !deleted ? "kept" : result.DryRun ? "would be deleted" : "deleted";
            table.Rows.Add([Tables.Whole(name), Tables.Cell(word, deleted ? Styles.Of(Tone.Fair) : Style.Plain), Tables.Cell(reason, Styles.Quiet)]);
        }

        terminal.Live.Write(table);
    }
}
