using System.Text.Json;

namespace FurnitureOrders.Models;

/// <summary>Something that happened to an order; written once, never changed.</summary>
public sealed class OrderEvent
{
    /// <summary>The event's number.</summary>
    public int Id { get; set; }

    /// <summary>The order it happened to.</summary>
    public int OrderId { get; set; }

    /// <summary>What happened: <c>STAGE_CHANGED</c>, <c>URGENT_SET</c> and others.</summary>
    public required string EventType { get; set; }

    /// <summary>The particulars, shaped by the event type.</summary>
    public JsonElement? Payload { get; set; }

    /// <summary>Who did it; null when the system did.</summary>
    public int? CreatedByUserId { get; set; }

    /// <summary>When it happened.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>The order it happened to.</summary>
    public Order? Order { get; set; }

    /// <summary>Who did it.</summary>
    public User? CreatedByUser { get; set; }
}
