using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>What a context's configuration says.</summary>
internal sealed class ContextFacts
{
    public Dictionary<INamedTypeSymbol, EntityFacts> Entities { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What is said of entities whose class cannot be read, so of any.</summary>
    public EntityFacts AnyEntity { get; } = new();

    public HashSet<INamedTypeSymbol> IgnoredTypes { get; } = new(SymbolEqualityComparer.Default);

    public HashSet<INamedTypeSymbol> OwnedTypes { get; } = new(SymbolEqualityComparer.Default);

    public HashSet<INamedTypeSymbol> ComplexTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Classes that are several entities, each with a name and a table of its own.</summary>
    public HashSet<INamedTypeSymbol> SharedTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Types that a convention converts to something that a column holds.</summary>
    public HashSet<ITypeSymbol> ConvertedTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Those of <see cref="ConvertedTypes"/> that are written as text, as <c>ToString</c> gives it.</summary>
    public HashSet<ITypeSymbol> TextTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Those of <see cref="ConvertedTypes"/> that are written in some other way.</summary>
    public HashSet<ITypeSymbol> OtherwiseConvertedTypes { get; } = new(SymbolEqualityComparer.Default);

    public Stated DefaultSchema { get; set; }

    /// <summary>Whether a table has the name of the only <c>DbSet</c> of its entity, as it is by convention.</summary>
    public bool IsNamedAfterSet { get; set; } = true;

    /// <summary>Whether code that cannot be read may set or change tables' names.</summary>
    public bool AreTablesUncertain { get; set; }

    /// <summary>Whether code that cannot be read may set or change columns' names.</summary>
    public bool AreColumnsUncertain { get; set; }

    /// <summary>Whether code that cannot be read may say that something is not stored.</summary>
    public bool IsStoredUncertain { get; set; }

    /// <summary>Whether the context derives from one of a library, which configures that library's own entities.</summary>
    public bool HasExternalBase { get; set; }

    public EntityFacts Entity(INamedTypeSymbol type)
    {
        if (!Entities.TryGetValue(type, out var facts))
        {
            Entities.Add(type, facts = new EntityFacts());
        }

        return facts;
    }
}
