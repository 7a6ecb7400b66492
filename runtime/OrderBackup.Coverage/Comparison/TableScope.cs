using OrderBackup.Coverage.Schema;

namespace OrderBackup.Coverage.Comparison;

/// <summary>Why a table must be covered.</summary>
public enum ScopeReason
{
    /// <summary>A <c>@root</c> names it.</summary>
    Root,

    /// <summary>It references a root, directly or through other tables.</summary>
    Related,

    /// <summary>It inherits from a table in scope, so that its rows are rows of that table.</summary>
    Inherited,

    /// <summary>The manifest has a line for it.</summary>
    Listed,

    /// <summary>The manifest says <c>@scope all</c>.</summary>
    All,
}

/// <summary>A table that must be covered, and why.</summary>
/// <param name="Table">The table; of a partitioned table the topmost one.</param>
/// <param name="Reason">Why it must be covered.</param>
public sealed record TableScope(QualifiedName Table, ScopeReason Reason)
{
    /// <summary>The root that brought it in; null when none did.</summary>
    public QualifiedName? Root { get; init; }

    /// <summary>The foreign keys from this table to the root, nearest first; empty unless related.</summary>
    public IReadOnlyList<ForeignKeySchema> Path { get; init; } = [];

    /// <summary>The table in scope that it inherits from; null unless inherited.</summary>
    public QualifiedName? Parent { get; init; }

    /// <summary>The reason in words that follow "because it".</summary>
    public string Describe() => Reason switch
    {
        ScopeReason.Root => "is named by @root",
        ScopeReason.Related => DescribePath(),
        ScopeReason.Inherited => $"inherits from {Parent}",
        ScopeReason.Listed => "has a line in the manifest",
        _ => "is in the database and the manifest says @scope all",
    };

    private string DescribePath()
    {
        var steps = Path.Select(key => $"{key.ReferencedTable} (foreign key {QualifiedName.QuoteIdentifier(key.ConstraintName)})");
        return "references " + string.Join(", which references ", steps);
    }
}
