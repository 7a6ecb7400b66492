namespace FurnitureOrders.Models.Structured;

/// <summary>One entry of a checklist.</summary>
public sealed class ChecklistEntry : DocumentPart
{
    /// <summary>What is to be checked.</summary>
    public string? Title { get; set; }

    /// <summary>Whether it was.</summary>
    public bool? Done { get; set; }

    /// <summary>When it was.</summary>
    public DateTime? DoneAt { get; set; }
}
