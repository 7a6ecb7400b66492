namespace FurnitureOrders.Models.Structured;

/// <summary>How the furniture gets to the customer.</summary>
public sealed class Shipment : DocumentPart
{
    /// <summary>The carrier's name.</summary>
    public string? Carrier { get; set; }

    /// <summary>The carrier's number for it.</summary>
    public string? TrackingNumber { get; set; }

    /// <summary>How many boxes.</summary>
    public int? Boxes { get; set; }

    /// <summary>When it left.</summary>
    public DateTime? ShippedAt { get; set; }
}
