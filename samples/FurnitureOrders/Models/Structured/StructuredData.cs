namespace FurnitureOrders.Models.Structured;

/// <summary>The workflow document of an order, stored as one <c>jsonb</c> value.</summary>
public sealed class StructuredData : DocumentPart
{
    /// <summary>The stage, and how the order came there.</summary>
    public Workflow? Workflow { get; set; }

    /// <summary>What has been ticked off.</summary>
    public Checklist? Checklist { get; set; }

    /// <summary>The measured place.</summary>
    public Measurement? Measurement { get; set; }

    /// <summary>The drawing.</summary>
    public Drawing? Drawing { get; set; }

    /// <summary>How the furniture is put up.</summary>
    public Installation? Installation { get; set; }

    /// <summary>How the furniture gets there.</summary>
    public Shipment? Shipment { get; set; }

    /// <summary>What was ordered, piece by piece.</summary>
    public List<OrderedItem>? Items { get; set; }

    /// <summary>Who has to do with the order.</summary>
    public Parties? Parties { get; set; }
}
