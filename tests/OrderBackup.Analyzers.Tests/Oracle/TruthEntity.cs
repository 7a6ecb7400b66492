using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>An entity as EF Core's relational model of one context has it.</summary>
internal sealed class TruthEntity
{
    /// <summary>Its class, as <see cref="TypeNames"/> writes it.</summary>
    public required string Type { get; init; }

    public required string Context { get; init; }

    /// <summary>Its own table; null for the abstract base of a TPC hierarchy.</summary>
    public required QualifiedName? Table { get; init; }

    /// <summary>The class of the entity whose properties it shares the columns of; null without one and under TPC.</summary>
    public required string? Base { get; init; }

    /// <summary>Whether EF Core only reads it; the reader may then leave it out.</summary>
    public required bool IsKeyless { get; init; }

    /// <summary>The classes of the entities that it, or an owned part of it, refers to by a foreign key.</summary>
    public required IReadOnlySet<string> References { get; init; }

    /// <summary>The classes of the entities that it leads to by a join table.</summary>
    public required IReadOnlySet<string> Joined { get; init; }

    /// <summary>The classes of the entities that it inherits from and that inherit from it, and its own.</summary>
    public required IReadOnlySet<string> Family { get; init; }

    /// <summary>Its properties by their paths.</summary>
    public Dictionary<string, TruthProperty> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>The property of a path; a collection that is a document may be written with its brackets or without.</summary>
    public TruthProperty? Find(string path) =>
        Properties.GetValueOrDefault(path) ?? (path.EndsWith("[]", StringComparison.Ordinal) && Properties.GetValueOrDefault(path[..^2]) is { IsDocument: true } document ? document : null);
}

/// <summary>A property that EF Core stores.</summary>
internal sealed record TruthProperty(string Path, IReadOnlyCollection<ColumnKey> Columns)
{
    /// <summary>Whether the reader may leave it out: a shadow key or discriminator that no code declares, an object within a JSON document.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether an entity that it shares the hierarchy with has it.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether it is stored as a JSON document of known parts.</summary>
    public bool IsDocument { get; init; }

    /// <summary>Whether its column is JSON, of whatever content.</summary>
    public bool IsJsonColumn { get; init; }

    /// <summary>Whether an enum is stored as its members' names; null for what is no enum or has a conversion of its own.</summary>
    public bool? IsEnumName { get; init; }
}
