namespace FurnitureOrders.Models;

/// <summary>That somebody looked at or changed something.</summary>
public sealed class AccessLog
{
    /// <summary>The entry's number.</summary>
    public int Id { get; set; }

    /// <summary>Who it was; null when nobody was signed in.</summary>
    public int? UserId { get; set; }

    /// <summary>What was done.</summary>
    public required string Action { get; set; }

    /// <summary>Where the request came from.</summary>
    public string? IpAddress { get; set; }

    /// <summary>The browser.</summary>
    public string? UserAgent { get; set; }

    /// <summary>Anything else worth keeping.</summary>
    public string? AdditionalData { get; set; }

    /// <summary>When it was.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Who it was.</summary>
    public User? User { get; set; }
}
