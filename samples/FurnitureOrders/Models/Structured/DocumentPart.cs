using System.Text.Json;
using System.Text.Json.Serialization;

namespace FurnitureOrders.Models.Structured;

/// <summary>A part of the workflow document. What today's shape has no property for is kept and written back as it was.</summary>
public abstract class DocumentPart
{
    /// <summary>The keys that today's shape does not know.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
