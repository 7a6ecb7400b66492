namespace FurnitureOrders.Models;

/// <summary>Where an order stands, in the order in which it moves. The column holds the member's name.</summary>
public enum OrderStatus
{
    /// <summary>The order was taken.</summary>
    RECEIVED,

    /// <summary>The customer is called to confirm what was ordered.</summary>
    HAPPYCALL,

    /// <summary>The place is measured.</summary>
    MEASURE,

    /// <summary>The drawing is made.</summary>
    DRAWING,

    /// <summary>The customer confirms the drawing.</summary>
    CONFIRM,

    /// <summary>The furniture is made.</summary>
    PRODUCTION,

    /// <summary>The furniture is put up at the customer's place.</summary>
    CONSTRUCTION,

    /// <summary>After-sales service.</summary>
    CS,

    /// <summary>Nothing is left to do.</summary>
    COMPLETED,
}
