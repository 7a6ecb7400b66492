using System.Diagnostics.CodeAnalysis;

namespace FurnitureOrders.Models;

/// <summary>Where the cabinet part of an order stands. The column holds the member's name.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The names are the values in the database.")]
public enum CabinetStatus
{
    /// <summary>The cabinet order was taken.</summary>
    RECEIVED,

    /// <summary>The cabinet is being made.</summary>
    IN_PRODUCTION,

    /// <summary>The cabinet has left the factory.</summary>
    SHIPPED,
}
