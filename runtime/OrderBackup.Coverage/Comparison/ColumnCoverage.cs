using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>How the manifest treats a live column.</summary>
public enum CoverageClass
{
    /// <summary>No line names it.</summary>
    Uncovered,

    /// <summary>A line names it: its data must be in every backup.</summary>
    Covered,

    /// <summary>A line names it and marks it as order state.</summary>
    State,

    /// <summary>A line names it, and its data is not dumped but computed again by the restore.</summary>
    Generated,

    /// <summary>A line exempts it.</summary>
    Exempt,
}

/// <summary>One live column of a table in scope.</summary>
/// <param name="Column">The column.</param>
/// <param name="Class">How the manifest treats it.</param>
public sealed record ColumnCoverage(ColumnSchema Column, CoverageClass Class)
{
    /// <summary>The line that names it, or exempts its whole table; null when there is none.</summary>
    public ManifestEntry? Entry { get; init; }

    /// <summary>The lines that name paths inside it.</summary>
    public IReadOnlyList<ManifestEntry> JsonPaths { get; init; } = [];

    /// <summary>The column's name.</summary>
    public string Name => Column.Name;

    /// <summary>Whether its line marks it as order state, generated or not.</summary>
    public bool IsState => Entry?.State is not null;

    /// <summary>The state values that its line names; empty when it names none.</summary>
    public IReadOnlyList<string> StateValues => Entry?.State?.Values ?? [];

    /// <summary>Why it is exempt; null when it is not.</summary>
    public string? ExemptReason => Class == CoverageClass.Exempt ? Entry?.Exemption?.Reason : null;
}
