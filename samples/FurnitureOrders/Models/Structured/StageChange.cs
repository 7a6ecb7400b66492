namespace FurnitureOrders.Models.Structured;

/// <summary>One step of an order from a stage to another.</summary>
public sealed class StageChange : DocumentPart
{
    /// <summary>The stage before; null for the first.</summary>
    public string? From { get; set; }

    /// <summary>The stage after.</summary>
    public string? To { get; set; }

    /// <summary>When.</summary>
    public DateTime? At { get; set; }

    /// <summary>Who.</summary>
    public string? By { get; set; }

    /// <summary>Why, when somebody said so.</summary>
    public string? Note { get; set; }
}
