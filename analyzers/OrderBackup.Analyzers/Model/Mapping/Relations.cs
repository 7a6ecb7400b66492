using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>Which entities refer to which, by navigations and by what the configuration says.</summary>
/// <remarks>EF Core documentation, "Relationship navigations" and "Conventions for relationship discovery".</remarks>
internal sealed class Relations
{
    private readonly Dictionary<INamedTypeSymbol, HashSet<INamedTypeSymbol>> related = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, HashSet<INamedTypeSymbol>> principals = new(SymbolEqualityComparer.Default);

    public static Relations Of(ContextMapping mapping, IReadOnlyList<EntityMapper> mappers)
    {
        var relations = new Relations();
        var byType = mappers.ToDictionary<EntityMapper, INamedTypeSymbol, EntityMapper>(mapper => mapper.Type, mapper => mapper, SymbolEqualityComparer.Default);
        foreach (var (type, facts) in mapping.Facts.Entities.Select(pair => (pair.Key, pair.Value)))
        {
            foreach (var other in facts.Related)
            {
                relations.Relate(type, other);
            }

            foreach (var principal in facts.DependsOn)
            {
                relations.Relate(type, principal);
                relations.Depend(type, principal);
            }
        }

        foreach (var mapper in mappers)
        {
            foreach (var (member, target, isToMany) in mapper.Navigations)
            {
                relations.Relate(mapper.Type, target);
                relations.AddNavigation(mapper, member, target, isToMany, byType.TryGetValue(target, out var other) ? other : null);
            }
        }

        return relations;
    }

    public IReadOnlyCollection<INamedTypeSymbol> Related(INamedTypeSymbol type) => related.TryGetValue(type, out var types) ? types : [];

    public IReadOnlyCollection<INamedTypeSymbol> Principals(INamedTypeSymbol type) => principals.TryGetValue(type, out var types) ? types : [];

    private void AddNavigation(EntityMapper from, IPropertySymbol member, INamedTypeSymbol target, bool isToMany, EntityMapper? other)
    {
        if (IsKnown(from.Type, target))
        {
            return;
        }

        var back = other?.Navigations.Where(navigation => Same(navigation.Target, from.Type)).ToList() ?? [];
        if (isToMany)
        {
            // Many on both sides: the rows between them belong to a table of their own.
            if (!back.Any(navigation => navigation.IsToMany))
            {
                Depend(target, from.Type);
            }

            return;
        }

        var isOneToOne = back.Count > 0 && back.All(navigation => !navigation.IsToMany);
        var hasOwnKey = HasKeyFor(from.Type, member.Name, target.Name);
        if (!isOneToOne || hasOwnKey || !HasKeyFor(target, back[0].Member.Name, from.Type.Name))
        {
            Depend(from.Type, target);
        }

        if (isOneToOne && !hasOwnKey)
        {
            Depend(target, from.Type);
        }
    }

    // By convention a foreign key is called after the navigation or the principal.
    private static bool HasKeyFor(INamedTypeSymbol type, string navigation, string principal) =>
        Members.Properties(type, end: null).Any(property => Is(property.Name, navigation) || Is(property.Name, principal) || EfNames.Has(property, EfNames.ForeignKey));

    private static bool Is(string name, string prefix) => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith("Id", StringComparison.Ordinal);

    private bool IsKnown(INamedTypeSymbol one, INamedTypeSymbol other) =>
        (principals.TryGetValue(one, out var ofOne) && ofOne.Contains(other)) || (principals.TryGetValue(other, out var ofOther) && ofOther.Contains(one));

    private void Relate(INamedTypeSymbol one, INamedTypeSymbol other)
    {
        SetOf(related, one).Add(other);
        SetOf(related, other).Add(one);
    }

    private void Depend(INamedTypeSymbol dependent, INamedTypeSymbol principal) => SetOf(principals, dependent).Add(principal);

    private static HashSet<INamedTypeSymbol> SetOf(Dictionary<INamedTypeSymbol, HashSet<INamedTypeSymbol>> sets, INamedTypeSymbol type)
    {
        if (!sets.TryGetValue(type, out var set))
        {
            sets.Add(type, set = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default));
        }

        return set;
    }

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
