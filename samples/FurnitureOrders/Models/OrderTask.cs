using System.Text.Json;

namespace FurnitureOrders.Models;

/// <summary>Something to be done for an order.</summary>
public sealed class OrderTask
{
    /// <summary>The task's number.</summary>
    public int Id { get; set; }

    /// <summary>The order it is for.</summary>
    public int OrderId { get; set; }

    /// <summary>What is to be done.</summary>
    public required string Title { get; set; }

    /// <summary>Where the task stands.</summary>
    public OrderTaskStatus Status { get; set; }

    /// <summary>Which team does it: <c>CS</c>, <c>SALES</c>, <c>MEASURE</c>, <c>DRAWING</c>, <c>PRODUCTION</c> or <c>CONSTRUCTION</c>.</summary>
    public string? OwnerTeam { get; set; }

    /// <summary>Who does it.</summary>
    public int? OwnerUserId { get; set; }

    /// <summary>The day it is due, as text.</summary>
    public string? DueDate { get; set; }

    /// <summary>Whatever else the team keeps with the task.</summary>
    public JsonElement? Meta { get; set; }

    /// <summary>When it was written.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>The order it is for.</summary>
    public Order? Order { get; set; }

    /// <summary>Who does it.</summary>
    public User? OwnerUser { get; set; }
}
