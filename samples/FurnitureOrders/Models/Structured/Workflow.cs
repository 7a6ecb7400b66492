namespace FurnitureOrders.Models.Structured;

/// <summary>The stage of an order, and how it came there.</summary>
public sealed class Workflow : DocumentPart
{
    /// <summary>The stage: the name of an <see cref="OrderStatus"/>, or what an older version called it.</summary>
    public string? Stage { get; set; }

    /// <summary>When the order came to this stage.</summary>
    public DateTime? StageUpdatedAt { get; set; }

    /// <summary>Who moved it there.</summary>
    public string? StageUpdatedBy { get; set; }

    /// <summary>Whether it goes before others.</summary>
    public bool? Urgent { get; set; }

    /// <summary>The changes of stage, oldest first.</summary>
    public List<StageChange>? History { get; set; }
}
