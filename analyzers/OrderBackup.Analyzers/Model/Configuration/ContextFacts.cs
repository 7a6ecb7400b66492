using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>What a context's configuration says.</summary>
internal sealed class ContextFacts
{
    public Dictionary<INamedTypeSymbol, EntityFacts> Entities { get; } = new(SymbolEqualityComparer.Default);

    public HashSet<INamedTypeSymbol> IgnoredTypes { get; } = new(SymbolEqualityComparer.Default);

    public HashSet<INamedTypeSymbol> OwnedTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Types that a convention converts to something that a column holds.</summary>
    public HashSet<ITypeSymbol> ConvertedTypes { get; } = new(SymbolEqualityComparer.Default);

    public Stated DefaultSchema { get; set; }

    /// <summary>Whether code that cannot be read may set or change tables' names.</summary>
    public bool AreTablesUncertain { get; set; }

    /// <summary>Whether code that cannot be read may set or change columns' names.</summary>
    public bool AreColumnsUncertain { get; set; }

    public EntityFacts Entity(INamedTypeSymbol type)
    {
        if (!Entities.TryGetValue(type, out var facts))
        {
            Entities.Add(type, facts = new EntityFacts());
        }

        return facts;
    }
}
