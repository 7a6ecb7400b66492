using System.Text.Json.Serialization;
using OrderBackup.Coverage;

namespace OrderBackup;

/// <summary>How grave a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Something may be lost or go wrong, but what was asked for holds.</summary>
    Warning,

    /// <summary>Something does not hold.</summary>
    Error,
}

/// <summary>One thing that does not hold, with where it was found and what to do about it.</summary>
public sealed record Finding
{
    /// <summary>The diagnostic id, for example <c>OBK3001</c>; docs/rules has a page for each.</summary>
    public required string Id { get; init; }

    /// <summary>How grave it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What is wrong, with what, why it matters and what to do next; never a secret.</summary>
    public required string Message { get; init; }

    /// <summary>The file concerned: the manifest, or a file of a backup relative to its folder.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>The line in <see cref="File"/>, counted from 1; 0 when none is meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Line { get; init; }

    /// <summary>The column in <see cref="Line"/>, counted from 1; 0 when none is meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Column { get; init; }

    /// <summary>The table concerned, as the manifest writes its name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Table { get; init; }

    /// <summary>The table's column concerned.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TableColumn { get; init; }

    /// <summary>What tells a finding about no table from others of its id, where the message holds what may change; null when it does not.</summary>
    internal string? Identity { get; init; }

    /// <summary>The form in which compilers print: <c>file(line,column): error ID: message</c>.</summary>
    public override string ToString()
    {
        var position = File is null ? "" : Line > 0 ? $"{File}({Line},{Column}): " : $"{File}: ";
        var severity = Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "info",
        };
        return $"{position}{severity} {Id}: {Message}";
    }

    /// <summary>An error about a table, and maybe one of its columns.</summary>
    internal static Finding Error(string id, string message, QualifiedName? table = null, string? column = null, string? file = null) =>
        new() { Id = id, Severity = FindingSeverity.Error, Message = message, Table = table?.ToString(), TableColumn = column, File = file };

    /// <summary>A warning about a table, and maybe one of its columns.</summary>
    internal static Finding Warning(string id, string message, QualifiedName? table = null, string? column = null, string? file = null) =>
        new() { Id = id, Severity = FindingSeverity.Warning, Message = message, Table = table?.ToString(), TableColumn = column, File = file };
}
