namespace FurnitureOrders.Models.Structured;

/// <summary>How the furniture is put up.</summary>
public sealed class Installation : DocumentPart
{
    /// <summary>The day, as text.</summary>
    public string? Date { get; set; }

    /// <summary>The names of those who put it up.</summary>
    public List<string>? Crew { get; set; }

    /// <summary>Whether a ladder truck is needed.</summary>
    public bool? LadderTruck { get; set; }

    /// <summary>What to mind.</summary>
    public string? Memo { get; set; }
}
