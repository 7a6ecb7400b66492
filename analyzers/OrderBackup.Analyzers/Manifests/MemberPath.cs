using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>Follows a path of properties and fields through the types of a compilation.</summary>
/// <param name="Member">The member at the path's end; null when it is not reached.</param>
/// <param name="Missing">The first segment that names nothing; null when all do or when that cannot be known.</param>
/// <param name="Container">The type that lacks it.</param>
internal readonly record struct MemberPath(ISymbol? Member, PropertySegment? Missing, ITypeSymbol? Container)
{
    public static MemberPath Follow(INamedTypeSymbol type, IReadOnlyList<PropertySegment> segments, int first)
    {
        ITypeSymbol container = type;
        ISymbol? member = null;
        for (var i = first; i < segments.Count; i++)
        {
            if (!IsKnown(container))
            {
                return default;
            }

            member = Find(container, segments[i].Name);
            if (member is null)
            {
                return new MemberPath(null, segments[i], container);
            }

            var value = ScalarTypes.Underlying(TypeOf(member));
            if (segments[i].IsCollection && IsKnown(value) && ScalarTypes.ElementOf(value) is null)
            {
                return new MemberPath(null, segments[i], container);
            }

            container = segments[i].IsCollection ? ScalarTypes.Underlying(ScalarTypes.ElementOf(value) ?? value) : value;
        }

        return new MemberPath(member, null, null);
    }

    /// <summary>The instance property or field of a type or its bases; null when there is none.</summary>
    public static ISymbol? Find(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (IsValue(member))
                {
                    return member;
                }
            }
        }

        return null;
    }

    /// <summary>The names that could have been meant in a type.</summary>
    public static IEnumerable<string> Names(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member.CanBeReferencedByName && IsValue(member))
                {
                    yield return member.Name;
                }
            }
        }
    }

    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static bool IsValue(ISymbol member) => member is IPropertySymbol { IsIndexer: false, IsStatic: false } or IFieldSymbol { IsStatic: false };

    // In half-typed code a base class or a property's type may be missing, and with it the members that a line names.
    private static bool IsKnown(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error)
            {
                return false;
            }
        }

        return true;
    }
}
