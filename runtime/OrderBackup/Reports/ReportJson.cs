using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrderBackup.Reports;

/// <summary>Writes the JSON documents among the reports, with LF line ends and letters of all alphabets as they are.</summary>
internal static class ReportJson
{
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(bytes, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    /// <summary>Writes an object as the value of a property, or as an element when no name is given.</summary>
    public static void Object(this Utf8JsonWriter json, string? name, Action write)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        write();
        json.WriteEndObject();
    }

    /// <summary>Writes an array of a property, an element for each item.</summary>
    public static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a text that may be missing; then the property is missing too.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
