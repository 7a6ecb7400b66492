using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrderBackup.Backup;

namespace OrderBackup.Tool.Output;

/// <summary>The one JSON document of a run: what came of it, or why nothing did.</summary>
internal sealed record Answer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // Nobody embeds the document in HTML; escaped letters of other alphabets would be unreadable in a log.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WriteDurationsInSeconds, AlwaysWriteWhatLiesBeside } },
    };

    /// <summary>Whether it was done and everything holds.</summary>
    public bool Success => ExitCode == Tool.ExitCode.Holds;

    /// <summary>The exit code of the process.</summary>
    public required int ExitCode { get; init; }

    /// <summary>The verb's result; absent when it could not be done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Result { get; init; }

    /// <summary>Why it could not be done; absent when it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Failure? Error { get; init; }

    public static Answer Of(object result, bool holds) =>
        new() { ExitCode = holds ? Tool.ExitCode.Holds : Tool.ExitCode.DoesNotHold, Result = result };

    public static Answer Of(Failure failure) => new() { ExitCode = Tool.ExitCode.NotDone, Error = failure };

    /// <summary>The document's text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    private static void WriteDurationsInSeconds(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(TimeSpan)))
        {
            property.Name += "Seconds";
            property.CustomConverter = new SecondsConverter();
        }
    }

    // A backup's file never holds these; whoever asks about a backup is told either way.
    private static void AlwaysWriteWhatLiesBeside(JsonTypeInfo type)
    {
        if (type.Type == typeof(BackupInfo))
        {
            foreach (var property in type.Properties.Where(property => property.Name is "pinned" or "lastVerification"))
            {
                property.ShouldSerialize = (_, _) => true;
            }
        }
    }

    private sealed class SecondsConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeSpan.FromSeconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(value.TotalSeconds, 3));
    }
}
