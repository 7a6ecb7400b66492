namespace FurnitureOrders.Models.Structured;

/// <summary>The measured place.</summary>
public sealed class Measurement : DocumentPart
{
    /// <summary>The width in millimetres.</summary>
    public decimal? WidthMm { get; set; }

    /// <summary>The height in millimetres.</summary>
    public decimal? HeightMm { get; set; }

    /// <summary>The depth in millimetres.</summary>
    public decimal? DepthMm { get; set; }

    /// <summary>Who measured.</summary>
    public string? MeasuredBy { get; set; }

    /// <summary>What to mind.</summary>
    public string? Memo { get; set; }
}
