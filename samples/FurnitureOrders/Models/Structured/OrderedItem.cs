namespace FurnitureOrders.Models.Structured;

/// <summary>One piece of an order.</summary>
public sealed class OrderedItem : DocumentPart
{
    /// <summary>What it is.</summary>
    public string? Product { get; set; }

    /// <summary>Its colour.</summary>
    public string? Color { get; set; }

    /// <summary>How many.</summary>
    public int? Quantity { get; set; }

    /// <summary>The price of one, in won.</summary>
    public decimal? UnitPrice { get; set; }
}
