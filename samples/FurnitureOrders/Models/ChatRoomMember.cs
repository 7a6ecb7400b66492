namespace FurnitureOrders.Models;

/// <summary>That somebody is in a room.</summary>
public sealed class ChatRoomMember
{
    /// <summary>The membership's number.</summary>
    public int Id { get; set; }

    /// <summary>The room.</summary>
    public int RoomId { get; set; }

    /// <summary>Who is in it.</summary>
    public int UserId { get; set; }

    /// <summary>Since when.</summary>
    public DateTime JoinedAt { get; set; }

    /// <summary>Until when everything was read; null when nothing was.</summary>
    public DateTime? LastReadAt { get; set; }

    /// <summary>The room.</summary>
    public ChatRoom? Room { get; set; }

    /// <summary>Who is in it.</summary>
    public User? User { get; set; }
}
