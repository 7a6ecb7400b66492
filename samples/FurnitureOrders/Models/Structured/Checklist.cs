namespace FurnitureOrders.Models.Structured;

/// <summary>What has been ticked off.</summary>
public sealed class Checklist : DocumentPart
{
    /// <summary>Whether everything is.</summary>
    public bool? Complete { get; set; }

    /// <summary>The entries.</summary>
    public List<ChecklistEntry>? Entries { get; set; }
}
