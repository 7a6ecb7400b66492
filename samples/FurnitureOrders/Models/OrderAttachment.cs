namespace FurnitureOrders.Models;

/// <summary>A picture or film of an order; the file itself is in object storage or under <c>static/uploads</c>.</summary>
public sealed class OrderAttachment
{
    /// <summary>The attachment's number.</summary>
    public int Id { get; set; }

    /// <summary>The order it belongs to.</summary>
    public int OrderId { get; set; }

    /// <summary>The file's name as it was uploaded.</summary>
    public required string Filename { get; set; }

    /// <summary><c>image</c> or <c>video</c>.</summary>
    public required string FileType { get; set; }

    /// <summary>The file's length in bytes.</summary>
    public int FileSize { get; set; }

    /// <summary>The file's key in the object storage.</summary>
    public required string StorageKey { get; set; }

    /// <summary>The key of the small picture, when there is one.</summary>
    public string? ThumbnailKey { get; set; }

    /// <summary>When it was uploaded.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>The order it belongs to.</summary>
    public Order? Order { get; set; }
}
