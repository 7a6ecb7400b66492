using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model.Configuration;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>The entities of a context: those that it names, and those that a navigation leads to.</summary>
/// <remarks>EF Core documentation, "Entity types", "Including types in the model".</remarks>
internal sealed class EntitySet
{
    private readonly HashSet<INamedTypeSymbol> entities = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> ordered = [];
    private readonly Dictionary<INamedTypeSymbol, int> parts = new(SymbolEqualityComparer.Default);

    public EntitySet(ContextFacts facts, IEnumerable<INamedTypeSymbol> named)
    {
        Facts = facts;
        var pending = new Queue<INamedTypeSymbol>(named.Concat(facts.Entities.Keys).Concat(facts.SharedTypes));
        while (pending.Count > 0)
        {
            var type = pending.Dequeue();
            if (!IsCandidate(type) || !entities.Add(type))
            {
                continue;
            }

            ordered.Add(type);
            foreach (var target in Targets(type, facts.Entities.TryGetValue(type, out var own) ? own : null, depth: 0))
            {
                pending.Enqueue(target);
            }
        }
    }

    public ContextFacts Facts { get; }

    /// <summary>The entities, in the order of being found.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types => ordered;

    public bool Contains(INamedTypeSymbol type) => entities.Contains(type);

    /// <summary>The nearest base class that is an entity too; null for the root of a hierarchy.</summary>
    public INamedTypeSymbol? BaseOf(INamedTypeSymbol type)
    {
        if (FactsOf(type) is { HasNoBase: true })
        {
            return null;
        }

        for (var based = type.BaseType; based is not null; based = based.BaseType)
        {
            if (entities.Contains(based))
            {
                return based;
            }
        }

        return null;
    }

    public INamedTypeSymbol RootOf(INamedTypeSymbol type)
    {
        while (BaseOf(type) is { } based)
        {
            type = based;
        }

        return type;
    }

    public EntityFacts? FactsOf(INamedTypeSymbol type) => Facts.Entities.TryGetValue(type, out var facts) ? facts : null;

    /// <summary>What is said of a class and of its base classes, the class's own first.</summary>
    public IReadOnlyList<EntityFacts> FactsChain(INamedTypeSymbol type)
    {
        var chain = new List<EntityFacts>();
        for (var based = type; based is not null; based = based.BaseType)
        {
            if (FactsOf(based) is { } facts)
            {
                chain.Add(facts);
            }
        }

        return chain;
    }

    private bool IsCandidate(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false, IsUnboundGenericType: false, SpecialType: SpecialType.None }
        && !Facts.IgnoredTypes.Contains(type)
        && !IsPropertyBag(type)
        && !MemberClassifier.IsPartType(type, Facts)
        && !EfNames.Has(type, EfNames.NotMapped);

    private IEnumerable<INamedTypeSymbol> Targets(INamedTypeSymbol type, EntityFacts? facts, int depth)
    {
        var chain = facts is null ? [] : depth == 0 ? FactsChain(type) : [facts];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Members.Properties(type, end: null))
        {
            names.Add(property.Name);
            if (ScalarTypes.IsBuiltIn(property.Type))
            {
                continue;
            }

            var member = MemberClassifier.Classify(property, chain, Facts, IsNavigationTarget);
            if (member.Kind == MemberKind.Navigation && member.Target is { } target)
            {
                yield return target;
            }
            else if (member.Kind == MemberKind.Part && member.Target is { } part && depth < MemberClassifier.MaxDepth)
            {
                foreach (var inner in PartTargets(part, member.Part, depth))
                {
                    yield return inner;
                }
            }
        }

        foreach (var field in chain.SelectMany(said => said.Parts).Where(pair => depth < MemberClassifier.MaxDepth && pair.Value.PartType is not null && names.Add(pair.Key)))
        {
            foreach (var inner in PartTargets(field.Value.PartType!, field.Value, depth))
            {
                yield return inner;
            }
        }
    }

    private IEnumerable<INamedTypeSymbol> PartTargets(INamedTypeSymbol part, EntityFacts? facts, int depth)
    {
        parts[part] = CountParts(part) + 1;
        return Targets(part, facts, depth + 1);
    }

    /// <summary>How many properties have a class for a part, as far as they are found.</summary>
    public int CountParts(INamedTypeSymbol type) => parts.TryGetValue(type, out var count) ? count : 0;

    /// <summary>Whether EF Core takes a class for an entity when a property leads to it: it is one already, or it has a key by convention or attribute.</summary>
    public bool IsNavigationTarget(INamedTypeSymbol type) =>
        entities.Contains(type) || Facts.Entities.ContainsKey(type) || (IsCandidate(type) && HasKey(type));

    private static bool IsPropertyBag(INamedTypeSymbol type) => type is { Name: "Dictionary", TypeArguments.Length: 2 };

    private static bool HasKey(INamedTypeSymbol type)
    {
        for (var based = type; based is not null; based = based.BaseType)
        {
            if (EfNames.Has(based, EfNames.PrimaryKey))
            {
                return true;
            }
        }

        return Members.Properties(type, end: null).Any(property =>
            string.Equals(property.Name, "Id", StringComparison.OrdinalIgnoreCase)
            || string.Equals(property.Name, type.Name + "Id", StringComparison.OrdinalIgnoreCase)
            || EfNames.Has(property, EfNames.Key));
    }
}
