using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>How a class is a part of another.</summary>
internal enum Ownership
{
    None,
    Owned,
    OwnedCollection,
    Complex,
    ComplexCollection,
}

/// <summary>What fluent calls say of one entity, or of one owned or complex part of it.</summary>
internal sealed class EntityFacts
{
    public Ownership Ownership { get; set; }

    /// <summary>The class of a part.</summary>
    public INamedTypeSymbol? PartType { get; set; }

    public Stated Table { get; set; }

    public Stated Schema { get; set; }

    /// <summary>The name of the JSON column; stated without a value when it has the default name.</summary>
    public Stated JsonColumn { get; set; }

    public bool IsJson { get; set; }

    /// <summary>The key of a part inside a JSON document.</summary>
    public Stated JsonName { get; set; }

    public bool HasNoTable { get; set; }

    /// <summary>Whether <c>HasBaseType(null)</c> takes it out of its base class's hierarchy.</summary>
    public bool HasNoBase { get; set; }

    public bool IsKeyless { get; set; }

    /// <summary>Whether code that cannot be read configures it too.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>TPT or TPC, by the method's name; null for the default, one table for the hierarchy.</summary>
    public string? InheritanceStrategy { get; set; }

    public Dictionary<string, PropertyFacts> Properties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EntityFacts> Parts { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>Ignored under a condition, so perhaps.</summary>
    public HashSet<string> PerhapsIgnored { get; } = new(StringComparer.Ordinal);

    /// <summary>Properties with a column in another table, instead or too.</summary>
    public HashSet<string> ElsewhereToo { get; } = new(StringComparer.Ordinal);

    /// <summary>The principals of its foreign keys.</summary>
    public HashSet<INamedTypeSymbol> DependsOn { get; } = new(SymbolEqualityComparer.Default);

    public HashSet<INamedTypeSymbol> Related { get; } = new(SymbolEqualityComparer.Default);

    public PropertyFacts Property(string name)
    {
        if (!Properties.TryGetValue(name, out var facts))
        {
            Properties.Add(name, facts = new PropertyFacts(name));
        }

        return facts;
    }

    public EntityFacts Part(string name, Ownership ownership)
    {
        if (!Parts.TryGetValue(name, out var facts))
        {
            Parts.Add(name, facts = new EntityFacts());
        }

        facts.Ownership = ownership;
        return facts;
    }
}
