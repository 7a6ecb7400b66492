using OrderBackup.Backup;

namespace OrderBackup.Reports;

/// <summary>The words of <see cref="CoveredColumn.Class"/>, and how a checklist shows each.</summary>
internal static class ColumnClass
{
    public const string Covered = "Covered";
    public const string State = "State";
    public const string Generated = "Generated";
    public const string Exempt = "Exempt";
    public const string Uncovered = "Uncovered";
    public const string Missing = "Missing";

    /// <summary>The column's line: ticked when the backup holds it, unticked when it does not, without a box when nobody asks.</summary>
    public static string ChecklistItem(CoveredColumn column)
    {
        var name = Markdown.Name(column.Name);
        var detail = column.Detail is null ? "" : ": " + Markdown.Text(column.Detail);
        return column.Class switch
        {
            Covered => $"- [x] {name}",
            State => $"- [x] {name} — state{detail}",
            Generated => $"- [x] {name} — generated: recomputed by the restore and compared then",
            Exempt => $"- {name} — exempt{detail}",
            Missing => $"- [ ] {name} — MISSING: the manifest lists it, the dump does not hold it",
            Uncovered => $"- [ ] {name} — UNCOVERED: no line in the manifest",
            _ => $"- [ ] {name} — {Markdown.Text(column.Class)}",
        };
    }
}
