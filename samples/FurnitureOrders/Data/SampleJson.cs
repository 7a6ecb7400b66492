using System.Text.Encodings.Web;
using System.Text.Json;

namespace FurnitureOrders.Data;

/// <summary>JSON values for columns that have no document class.</summary>
internal static class SampleJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as JSON, its property names as they are.</summary>
    /// <param name="value">The value; null gives the JSON value null, which is not the column's null.</param>
    public static JsonElement Of<T>(T value) => JsonSerializer.SerializeToElement(value, Options);
}
