namespace FurnitureOrders.Models;

/// <summary>Something that matters to security: a sign-in that failed, a right that changed.</summary>
public sealed class SecurityLog
{
    /// <summary>The entry's number.</summary>
    public int Id { get; set; }

    /// <summary>Whom it is about; null when unknown.</summary>
    public int? UserId { get; set; }

    /// <summary>What happened.</summary>
    public required string Message { get; set; }

    /// <summary>When it was.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Whom it is about.</summary>
    public User? User { get; set; }
}
