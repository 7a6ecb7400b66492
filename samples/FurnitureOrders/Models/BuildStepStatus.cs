namespace FurnitureOrders.Models;

/// <summary>Where a step of setting the system up stands. The column holds the member's name.</summary>
public enum BuildStepStatus
{
    /// <summary>It has not begun.</summary>
    PENDING,

    /// <summary>It is under way.</summary>
    RUNNING,

    /// <summary>It succeeded.</summary>
    COMPLETED,

    /// <summary>It failed; the message says why.</summary>
    FAILED,
}
