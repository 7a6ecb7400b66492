using System.Globalization;
using System.Text.Json;
using FurnitureOrders.Models.Structured;

namespace FurnitureOrders.Web;

/// <summary>The workflow document of an order for a reader: all three shapes that it has had tell their stage and history alike, and nothing of it is left out.</summary>
/// <param name="Stage">The stage; null when the document names none.</param>
/// <param name="History">How the order came there, oldest first.</param>
/// <param name="Parts">Everything else, by key.</param>
public sealed record WorkflowDocument(string? Stage, IReadOnlyList<WorkflowStep> History, IReadOnlyList<KeyValuePair<string, JsonElement>> Parts)
{
    /// <summary>Reads it.</summary>
    /// <param name="data">The document; null when the order has none.</param>
    public static WorkflowDocument Of(StructuredData? data)
    {
        if (data is null)
            return new(null, [], []);

        var root = JsonElement.Parse(StructuredDataJson.Write(data));
        if (root.ValueKind != JsonValueKind.Object)
            return new(null, [], [new("$", root)]);

        string? stage = null;
        List<WorkflowStep> history = [];
        List<KeyValuePair<string, JsonElement>> parts = [];
        foreach (var part in root.EnumerateObject())
        {
            if (part.Name != "workflow")
                parts.Add(new(part.Name, part.Value));
            else if (Text(part.Value) is { } name)
                stage = name;
            else
                ReadWorkflow(part.Value, ref stage, history, parts);
        }

        return new(stage, history, parts);
    }

    private static void ReadWorkflow(JsonElement workflow, ref string? stage, List<WorkflowStep> history, List<KeyValuePair<string, JsonElement>> parts)
    {
        if (workflow.ValueKind != JsonValueKind.Object)
        {
            parts.Add(new("workflow", workflow));
            return;
        }

        Dictionary<string, JsonElement> rest = [];
        foreach (var property in workflow.EnumerateObject())
        {
            if (property.Name == "stage" && Text(property.Value) is { } name)
                stage = name;
            else if (property.Name == "history" && Steps(property.Value) is { } steps)
                history.AddRange(steps);
            else
                rest.Add(property.Name, property.Value);
        }

        if (rest.Count > 0)
            parts.Add(new("workflow", JsonSerializer.SerializeToElement(rest)));
    }

    // An object from stage to day at first, a list of changes today.
    private static List<WorkflowStep>? Steps(JsonElement history) => history.ValueKind switch
    {
        JsonValueKind.Object => [.. history.EnumerateObject().Select(step => new WorkflowStep(step.Name, Text(step.Value) ?? step.Value.GetRawText(), null, null))],
        JsonValueKind.Array when history.EnumerateArray().All(step => Member(step, "to") is not null) =>
            [.. history.EnumerateArray().Select(step => new WorkflowStep(Member(step, "to")!, Minute(Member(step, "at")), Member(step, "by"), Member(step, "note")))],
        _ => null,
    };

    private static string? Minute(string? moment) => DateTime.TryParse(moment, CultureInfo.InvariantCulture, out var at) ? OrderFields.Moment(at) : moment;

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
