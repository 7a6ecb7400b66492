namespace FurnitureOrders.Models;

/// <summary>A room in which staff talk, mostly about one order.</summary>
public sealed class ChatRoom
{
    /// <summary>The room's number.</summary>
    public int Id { get; set; }

    /// <summary>The room's name.</summary>
    public required string Name { get; set; }

    /// <summary>What the room is for.</summary>
    public string? Description { get; set; }

    /// <summary>The order that is talked about; null in a general room.</summary>
    public int? OrderId { get; set; }

    /// <summary>Who opened the room.</summary>
    public int CreatedBy { get; set; }

    /// <summary>When the room was opened.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When something was last said.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>The order that is talked about.</summary>
    public Order? Order { get; set; }

    /// <summary>Who opened the room.</summary>
    public User? Creator { get; set; }

    /// <summary>What was said.</summary>
    public ICollection<ChatMessage> Messages { get; } = [];

    /// <summary>Who is in the room.</summary>
    public ICollection<ChatRoomMember> Members { get; } = [];
}
