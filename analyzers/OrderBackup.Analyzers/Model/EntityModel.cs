using Microsoft.CodeAnalysis;
using OrderBackup.Coverage;

namespace OrderBackup.Analyzers.Model;

/// <summary>An entity type and what is stored of it.</summary>
internal sealed class EntityModel
{
    /// <summary>The class.</summary>
    public required INamedTypeSymbol Type { get; init; }

    /// <summary>The <c>DbSet</c> property that has it, or the context class that configures it; null for a class that no context has.</summary>
    public ISymbol? DeclaredBy { get; init; }

    /// <summary>Its table; null when it cannot be known from the source.</summary>
    public QualifiedName? Table { get; init; }

    /// <summary>
    /// The entity that it shares a hierarchy with and inherits from: the inherited properties are that one's, and a line may name them by
    /// either type. Null for a class whose inherited properties are its own, also under TPC, where each table has them all.
    /// </summary>
    public INamedTypeSymbol? Base { get; init; }

    /// <summary>
    /// What is stored, in the order of declaration: scalars, and, under their paths, the properties of owned and complex types and of
    /// types that are stored as JSON. A property of a class that EF Core is told to store by a conversion is one entry without parts.
    /// </summary>
    public required IReadOnlyList<StoredProperty> Properties { get; init; }

    /// <summary>Members that a manifest line may name wrongly: known not to be stored (<c>[NotMapped]</c>, <c>Ignore</c>, no setter, <c>xmin</c>…).</summary>
    public required IReadOnlyList<UnstoredProperty> Unstored { get; init; }

    /// <summary>Entities that it refers to by navigation or foreign key, in either direction.</summary>
    public required IReadOnlyCollection<INamedTypeSymbol> Related { get; init; }

    /// <summary>Those of <see cref="Related"/> that it refers to by a foreign key of its own, as an order line does to its order; both ends when the direction is not known.</summary>
    public IReadOnlyCollection<INamedTypeSymbol> DependsOn { get; init; } = [];
}
