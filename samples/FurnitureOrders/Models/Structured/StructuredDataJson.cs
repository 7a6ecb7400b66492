using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FurnitureOrders.Models.Structured;

/// <summary>The workflow document as JSON. Reading accepts every shape, and writing gives back what was read.</summary>
public static class StructuredDataJson
{
    private const string WholeDocument = "$";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a document. A part whose shape is not today's stays in <see cref="DocumentPart.Extra"/>.</summary>
    /// <param name="json">Any JSON value.</param>
    /// <returns>The document.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static StructuredData Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new StructuredData { Extra = new() { [WholeDocument] = root.Clone() } };
        }

        try
        {
            return root.Deserialize<StructuredData>(Options)!;
        }
        catch (JsonException)
        {
            return ReadPartByPart(root);
        }
    }

    /// <summary>Writes a document.</summary>
    /// <param name="data">The document.</param>
    /// <returns>Its JSON.</returns>
    public static string Write(StructuredData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Extra is { Count: 1 } extra && extra.TryGetValue(WholeDocument, out var whole)
            ? whole.GetRawText()
            : JsonSerializer.Serialize(data, Options);
    }

    private static StructuredData ReadPartByPart(JsonElement root)
    {
        var understood = new JsonObject();
        var other = new Dictionary<string, JsonElement>();
        foreach (var part in root.EnumerateObject())
        {
            if (IsOfTodaysShape(part))
                understood[part.Name] = JsonNode.Parse(part.Value.GetRawText());
            else
                other[part.Name] = part.Value.Clone();
        }

        var data = understood.Deserialize<StructuredData>(Options)!;
        data.Extra ??= [];
        foreach (var (name, value) in other)
            data.Extra[name] = value;
        return data;
    }

    private static bool IsOfTodaysShape(JsonProperty part)
    {
        try
        {
            new JsonObject { [part.Name] = JsonNode.Parse(part.Value.GetRawText()) }.Deserialize<StructuredData>(Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
