namespace FurnitureOrders.Models.Structured;

/// <summary>Who has to do with an order.</summary>
public sealed class Parties : DocumentPart
{
    /// <summary>Who ordered.</summary>
    public Party? Customer { get; set; }

    /// <summary>Who pays, when that is somebody else.</summary>
    public Party? Orderer { get; set; }

    /// <summary>Who looks after the order.</summary>
    public Party? Manager { get; set; }
}
