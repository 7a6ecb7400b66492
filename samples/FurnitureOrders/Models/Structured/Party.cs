namespace FurnitureOrders.Models.Structured;

/// <summary>A person or firm that has to do with an order.</summary>
public sealed class Party : DocumentPart
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; set; }
}
