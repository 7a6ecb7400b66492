namespace FurnitureOrders.Models.Structured;

/// <summary>The drawing of what is made.</summary>
public sealed class Drawing : DocumentPart
{
    /// <summary>The drawing's revision, from 1.</summary>
    public int? Revision { get; set; }

    /// <summary>Whether the customer has confirmed it.</summary>
    public bool? Confirmed { get; set; }

    /// <summary>The keys of the files in the object storage.</summary>
    public List<string>? Files { get; set; }
}
