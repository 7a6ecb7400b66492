using System.Diagnostics.CodeAnalysis;

namespace FurnitureOrders.Models;

/// <summary>Where a task of an order stands. The column holds the member's name.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The names are the values in the database.")]
public enum OrderTaskStatus
{
    /// <summary>Nobody has started it.</summary>
    OPEN,

    /// <summary>Somebody is at it.</summary>
    IN_PROGRESS,

    /// <summary>It is done.</summary>
    DONE,

    /// <summary>It will not be done.</summary>
    CANCELLED,
}
