using OrderBackup.Backup;

namespace OrderBackup;

/// <summary>What a comparison of the live database with the manifest found.</summary>
public sealed record CheckResult
{
    /// <summary>The database, as <c>user@host:port/name</c>.</summary>
    public required string Database { get; init; }

    /// <summary>The tables in scope with their columns.</summary>
    public required CoverageInfo Coverage { get; init; }

    /// <summary>Everything found, errors first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether no finding is an error.</summary>
    public bool Holds => !Findings.Any(finding => finding.Severity == FindingSeverity.Error);
}

/// <summary>A manifest to be written.</summary>
public sealed record InitRequest
{
    /// <summary>The root tables, in manifest syntax (<c>orders</c>, <c>shop.orders</c>).</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>Whether an existing manifest may be replaced. Default: no.</summary>
    public bool Overwrite { get; init; }
}

/// <summary>A manifest that was written.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Tables">How many tables it covers.</param>
/// <param name="Columns">How many columns it covers.</param>
/// <param name="Unrelated">Tables that nothing relates to a root and that it therefore leaves out.</param>
public sealed record InitResult(string Path, int Tables, int Columns, IReadOnlyList<string> Unrelated);
