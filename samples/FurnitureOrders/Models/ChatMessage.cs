using System.Text.Json;

namespace FurnitureOrders.Models;

/// <summary>Something said in a room.</summary>
public sealed class ChatMessage
{
    /// <summary>The message's number.</summary>
    public int Id { get; set; }

    /// <summary>The room it was said in.</summary>
    public int RoomId { get; set; }

    /// <summary>Who said it.</summary>
    public int UserId { get; set; }

    /// <summary><c>text</c>, <c>image</c>, <c>file</c> or <c>system</c>.</summary>
    public required string MessageType { get; set; }

    /// <summary>The words; null when only a file was sent.</summary>
    public string? Content { get; set; }

    /// <summary>About the file that was sent.</summary>
    public JsonElement? FileInfo { get; set; }

    /// <summary>When it was said.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>The room it was said in.</summary>
    public ChatRoom? Room { get; set; }

    /// <summary>Who said it.</summary>
    public User? User { get; set; }

    /// <summary>The files sent with it.</summary>
    public ICollection<ChatAttachment> Attachments { get; } = [];
}
