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
        var box = IsHeld(column) switch { true => "[x] ", false => "[ ] ", null => "" };
        var meaning = Meaning(column) is { } word ? " — " + Markdown.Text(word) : "";
        return $"- {box}{Markdown.Name(column.Name)}{meaning}{(HasDetail(column) ? ": " + Markdown.Text(column.Detail!) : "")}";
    }

    /// <summary>Whether the backup holds the column; null when nobody asks.</summary>
    public static bool? IsHeld(CoveredColumn column) => column.Class switch
    {
        Covered or State or Generated => true,
        Exempt => null,
        _ => false,
    };

    /// <summary>What its class means; null for a column that is simply covered.</summary>
    public static string? Meaning(CoveredColumn column) => column.Class switch
    {
        Covered => null,
        State => "state",
        Generated => "generated: recomputed by the restore and compared then",
        Exempt => "exempt",
        Missing => "MISSING: the manifest lists it, the dump does not hold it",
        Uncovered => "UNCOVERED: no line in the manifest",
        _ => column.Class,
    };

    /// <summary>Whether its detail says more: the values of a state, the reason of an exemption.</summary>
    public static bool HasDetail(CoveredColumn column) => column is { Class: State or Exempt, Detail: not null };
}
