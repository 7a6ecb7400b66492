using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>What a question to the data is about.</summary>
public enum StateQuestionKind
{
    /// <summary>Which values a column or a place in its JSON documents has.</summary>
    Values,

    /// <summary>Which keys the objects at a place in a column's JSON documents have.</summary>
    Keys,
}

/// <summary>Something to be looked up in the data of a state column: what is there that the manifest does not list.</summary>
/// <param name="Kind">Whether values or keys are asked for.</param>
/// <param name="Entry">The manifest's line to report at.</param>
/// <param name="Table">The table.</param>
/// <param name="Column">Its column.</param>
/// <param name="Path">The place inside the JSON documents; null for the column's own value.</param>
/// <param name="Listed">The values or keys that the manifest lists.</param>
public sealed record StateQuestion(
    StateQuestionKind Kind, ManifestEntry Entry, TableSchema Table, ColumnSchema Column, JsonPath? Path, IReadOnlyList<string> Listed);

/// <summary>What the data holds that the manifest does not list.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Unlisted">The values or keys, in order; at least one, unless there is a <see cref="Failure"/>.</param>
/// <param name="HasMore">Whether there are more than these.</param>
public sealed record StateAnswer(StateQuestion Question, IReadOnlyList<string> Unlisted, bool HasMore)
{
    /// <summary>Why the server could not answer; null when it did.</summary>
    public string? Failure { get; init; }
}
