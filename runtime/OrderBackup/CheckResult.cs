using OrderBackup.Backup;

namespace OrderBackup;

/// <summary>What a check looks at beyond the schema.</summary>
public sealed record CheckRequest
{
    /// <summary>
    /// Whether to read, from the data, the values of the columns that the manifest marks as order state, and the keys of their JSON
    /// documents: what the manifest does not list is reported (OBK3004). Reads the whole of each such table. Default: no.
    /// </summary>
    public bool ReadsData { get; init; }

    /// <summary>
    /// Whether to look for <c>pg_dump</c> and <c>psql</c> too (OBK3009). Not where a machine only checks and another one makes the
    /// backups. Default: yes.
    /// </summary>
    public bool LooksForTools { get; init; } = true;
}

/// <summary>What a comparison of the live database with the manifest found.</summary>
public sealed record CheckResult
{
    /// <summary>The manifest's path, as given.</summary>
    public required string Manifest { get; init; }

    /// <summary>The database, as <c>user@host:port/name</c>.</summary>
    public required string Database { get; init; }

    /// <summary>The tables in scope with their columns.</summary>
    public required CoverageInfo Coverage { get; init; }

    /// <summary>What the manifest exempts in these tables, and why.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>Everything found, errors first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether no finding is an error.</summary>
    public bool Holds => !Findings.Any(finding => finding.Severity == FindingSeverity.Error);
}

/// <summary>A column or table that need not be covered.</summary>
/// <param name="Table">The table, as the manifest writes its name.</param>
/// <param name="TableColumn">Its column; null when the whole table is exempt.</param>
/// <param name="Reason">Why, as the manifest says.</param>
/// <param name="Line">The manifest's line, counted from 1.</param>
/// <param name="Column">The column in that line, counted from 1.</param>
public sealed record Exemption(string Table, string? TableColumn, string Reason, int Line, int Column);

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

/// <summary>A manifest to be brought up to date.</summary>
public sealed record UpdateManifestRequest
{
    /// <summary>The root tables of a manifest that does not exist yet, in manifest syntax; an existing one names its own.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];
}

/// <summary>A manifest that now has a line for every column it must cover.</summary>
/// <param name="Path">Its path.</param>
/// <param name="IsNew">Whether there was none before.</param>
/// <param name="Added">The columns that lines were added for, in order; everything else is as it was.</param>
/// <param name="UnlistedRoots">The roots asked for that the existing manifest does not name.</param>
public sealed record UpdateManifestResult(string Path, bool IsNew, IReadOnlyList<string> Added, IReadOnlyList<string> UnlistedRoots);
