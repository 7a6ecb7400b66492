namespace OrderBackup.Catalog;

/// <summary>The facts of the database itself.</summary>
public sealed record DatabaseDefinition
{
    /// <summary>The database's name.</summary>
    public required string Name { get; init; }
}
