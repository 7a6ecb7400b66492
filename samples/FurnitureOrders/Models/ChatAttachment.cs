namespace FurnitureOrders.Models;

/// <summary>A file sent with a message; the file itself is in object storage.</summary>
public sealed class ChatAttachment
{
    /// <summary>The attachment's number.</summary>
    public int Id { get; set; }

    /// <summary>The message it was sent with.</summary>
    public int MessageId { get; set; }

    /// <summary>The file's name as it was uploaded.</summary>
    public required string Filename { get; set; }

    /// <summary><c>image</c>, <c>video</c> or <c>file</c>.</summary>
    public required string FileType { get; set; }

    /// <summary>The file's length in bytes.</summary>
    public long FileSize { get; set; }

    /// <summary>The file's key in the object storage.</summary>
    public required string StorageKey { get; set; }

    /// <summary>The key of the small picture, when there is one.</summary>
    public string? ThumbnailKey { get; set; }

    /// <summary>When it was uploaded.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>The message it was sent with.</summary>
    public ChatMessage? Message { get; set; }
}
