using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model.Configuration;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>What EF Core makes of a member.</summary>
internal enum MemberKind
{
    /// <summary>Code that cannot be read decides.</summary>
    Unknown,

    /// <summary>A value of its own.</summary>
    Stored,

    /// <summary>An owned or complex part.</summary>
    Part,

    /// <summary>It leads to another entity.</summary>
    Navigation,

    Unstored,
}

/// <summary>What EF Core makes of one property.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Target">The class that a part or navigation leads to.</param>
/// <param name="Part">What is said of a part; never null for one.</param>
/// <param name="Reason">Why it is not stored.</param>
internal readonly record struct ClassifiedMember(MemberKind Kind, INamedTypeSymbol? Target = null, EntityFacts? Part = null, string? Reason = null)
{
    public static ClassifiedMember Unstored(string reason) => new(MemberKind.Unstored, Reason: reason);
}

/// <summary>Tells what EF Core makes of a property by configuration, attributes and conventions, in that order.</summary>
/// <remarks>EF Core documentation, "Entity properties", "Owned entity types", "Complex types", "Relationships".</remarks>
internal static class MemberClassifier
{
    /// <summary>How deep parts may lie in one another; types that hold themselves end there.</summary>
    public const int MaxDepth = 8;

    public static ClassifiedMember Classify(
        IPropertySymbol property, IReadOnlyList<EntityFacts> chain, ContextFacts context, Func<INamedTypeSymbol, bool> isEntity)
    {
        var name = property.Name;
        var stated = FindProperty(chain, name);
        if (stated is { IsConditional: false })
        {
            return IsSystemColumn(property.Type, property, stated) ? ClassifiedMember.Unstored("PostgreSQL's system column xmin has its value") : new(MemberKind.Stored);
        }

        if (FindPart(chain, name) is { } part)
        {
            return new(MemberKind.Part, part.PartType ?? PartTypeOf(property.Type, part.Ownership), part);
        }

        if (chain.Any(facts => facts.Ignored.Contains(name)))
        {
            return ClassifiedMember.Unstored("Ignore leaves it out");
        }

        if (EfNames.Has(property, EfNames.NotMapped))
        {
            return ClassifiedMember.Unstored("it has [NotMapped]");
        }

        if (chain.Any(facts => facts.PerhapsIgnored.Contains(name)) || context.AnyEntity.Ignored.Contains(name) || context.AnyEntity.PerhapsIgnored.Contains(name))
        {
            return default;
        }

        return ClassifyType(property, context, isEntity, stated);
    }

    /// <summary>Whether a class is a part of others and never an entity by itself.</summary>
    public static bool IsPartType(INamedTypeSymbol type, ContextFacts context) => OwnershipOf(type, context) != Ownership.None;

    public static PropertyFacts? FindProperty(IReadOnlyList<EntityFacts> chain, string name)
    {
        foreach (var facts in chain)
        {
            if (facts.Properties.TryGetValue(name, out var property))
            {
                return property;
            }
        }

        return null;
    }

    private static EntityFacts? FindPart(IReadOnlyList<EntityFacts> chain, string name)
    {
        foreach (var facts in chain)
        {
            if (facts.Parts.TryGetValue(name, out var part))
            {
                return part;
            }
        }

        return null;
    }

    private static ClassifiedMember ClassifyType(IPropertySymbol property, ContextFacts context, Func<INamedTypeSymbol, bool> isEntity, PropertyFacts? stated)
    {
        var type = ScalarTypes.Underlying(property.Type);
        if (ScalarTypes.IsBuiltIn(type) && context.IgnoredTypes.Count == 0)
        {
            return Members.HasPublicGetter(property) ? ClassifyScalar(property, stated) : ClassifiedMember.Unstored("its getter is not public");
        }

        if (IsIgnored(type, context) || (ScalarTypes.ElementOf(type) is { } ignored && IsIgnored(ignored, context)))
        {
            return ClassifiedMember.Unstored("its type is ignored");
        }

        if (!Members.HasPublicGetter(property))
        {
            return ClassifiedMember.Unstored("its getter is not public");
        }

        if (IsConverted(type, context) || ScalarTypes.IsScalar(type) || ScalarTypes.IsJson(EfNames.ColumnTypeOf(property)))
        {
            return IsPart(type, context) ?? ClassifyScalar(property, stated);
        }

        // A scalar is presumed stored even where unreadable code might remove it: a needless warning costs less than a column that nobody covers.
        return context.IsStoredUncertain && !(type is INamedTypeSymbol named && isEntity(named)) ? default : IsPart(type, context) ?? ClassifyClass(property, type, isEntity);
    }

    private static ClassifiedMember ClassifyScalar(IPropertySymbol property, PropertyFacts? stated)
    {
        if (!Members.HasSetter(property))
        {
            return WithoutSetter(property);
        }

        return IsSystemColumn(property.Type, property, stated)
            ? ClassifiedMember.Unstored("PostgreSQL's system column xmin has its value")
            : new(MemberKind.Stored);
    }

    // A setter that is not public is not seen in another assembly.
    private static ClassifiedMember WithoutSetter(IPropertySymbol property) =>
        property.Locations.Any(location => location.IsInSource) ? ClassifiedMember.Unstored("it has no setter") : default;

    private static ClassifiedMember ClassifyClass(IPropertySymbol property, ITypeSymbol type, Func<INamedTypeSymbol, bool> isEntity)
    {
        if (type is INamedTypeSymbol named && isEntity(named))
        {
            return Members.HasSetter(property) ? new(MemberKind.Navigation, named) : WithoutSetter(property);
        }

        if (ScalarTypes.ElementOf(type) is { } element)
        {
            return element is INamedTypeSymbol entity && isEntity(entity) ? new(MemberKind.Navigation, entity) : default;
        }

        // EF Core's model would not be valid with a class that it can neither map nor reach, so something that the source does not show maps it.
        return type is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } && !ScalarTypes.FullName(type).StartsWith("System.", StringComparison.Ordinal) && Members.HasSetter(property)
            ? new(MemberKind.Stored)
            : default;
    }

    private static ClassifiedMember? IsPart(ITypeSymbol type, ContextFacts context)
    {
        if (type is INamedTypeSymbol named && OwnershipOf(named, context) is not Ownership.None and var ownership)
        {
            return new(MemberKind.Part, named, new EntityFacts { Ownership = ownership, PartType = named });
        }

        return ScalarTypes.ElementOf(type) is INamedTypeSymbol element && OwnershipOf(element, context) == Ownership.Owned
            ? new(MemberKind.Part, element, new EntityFacts { Ownership = Ownership.OwnedCollection, PartType = element })
            : null;
    }

    private static Ownership OwnershipOf(INamedTypeSymbol type, ContextFacts context)
    {
        if (context.OwnedTypes.Contains(type) || EfNames.Has(type, EfNames.Owned))
        {
            return Ownership.Owned;
        }

        return EfNames.Has(type, EfNames.ComplexType) || (context.ComplexTypes.Contains(type) && !context.Entities.ContainsKey(type)) ? Ownership.Complex : Ownership.None;
    }

    private static INamedTypeSymbol? PartTypeOf(ITypeSymbol type, Ownership ownership) =>
        (ownership is Ownership.OwnedCollection or Ownership.ComplexCollection ? ScalarTypes.ElementOf(type) : ScalarTypes.Underlying(type)) as INamedTypeSymbol;

    private static bool IsIgnored(ITypeSymbol type, ContextFacts context) =>
        (type is INamedTypeSymbol && EfNames.Has(type, EfNames.NotMapped)) || (context.IgnoredTypes.Count > 0 && Bases(type).Any(based => based is INamedTypeSymbol named && context.IgnoredTypes.Contains(named)));

    // Pre-convention configuration of a type holds for the types that derive from it.
    private static bool IsConverted(ITypeSymbol type, ContextFacts context) => context.ConvertedTypes.Count > 0 && Bases(type).Any(context.ConvertedTypes.Contains);

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (var based = type; based is not null; based = based.BaseType)
        {
            yield return based;
            if (based is INamedTypeSymbol { IsGenericType: true } generic)
            {
                yield return generic.ConstructUnboundGenericType();
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            yield return contract;
        }
    }

    // Npgsql maps a row version of type uint to the system column.
    private static bool IsSystemColumn(ITypeSymbol type, ISymbol member, PropertyFacts? stated) =>
        (ScalarTypes.Underlying(type).SpecialType == SpecialType.System_UInt32 && (stated is { IsRowVersion: true } || EfNames.Has(member, EfNames.Timestamp)))
        || (stated is { Column.IsStated: true } ? stated.Column.Value : EfNames.FirstText(EfNames.Find(member, EfNames.Column))) == "xmin";
}
