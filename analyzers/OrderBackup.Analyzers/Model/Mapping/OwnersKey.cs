using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model.Configuration;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>Tells which members of an owned part may hold the key that it shares with its owner: their column is the owner's.</summary>
/// <remarks>EF Core documentation, "Owned entity types", "Implicit keys", and "Conventions for relationship discovery".</remarks>
internal sealed class OwnersKey(INamedTypeSymbol owner, OwnersKey? above, EntityFacts part, INamedTypeSymbol target, IReadOnlyList<EntityFacts> ownerFacts)
{
    private readonly HashSet<string> ownersKeys = new(ownerFacts.SelectMany(facts => facts.Keys), StringComparer.OrdinalIgnoreCase);

    public bool MayHave(string member)
    {
        if (part.Keys.Count > 0)
        {
            return part.Keys.Contains(member);
        }

        if (IsOwnersKey(member) && !string.Equals(member, "Id", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return Prefixes().Any(prefix => member.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && IsOwnersKey(member.Substring(prefix.Length)));
    }

    private bool IsOwnersKey(string name) =>
        string.Equals(name, "Id", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, owner.Name + "Id", StringComparison.OrdinalIgnoreCase)
        || ownersKeys.Contains(name)
        || above?.MayHave(name) == true
        || (Members.Find(owner, name) is { } found && EfNames.Has(found, EfNames.Key));

    private IEnumerable<string> Prefixes() =>
        Members.Properties(target, end: null).Where(property => SymbolEqualityComparer.Default.Equals(property.Type, owner)).Select(property => property.Name).Prepend(owner.Name);
}
