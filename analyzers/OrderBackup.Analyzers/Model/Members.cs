using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model;

/// <summary>The members of a class that EF Core could store.</summary>
internal static class Members
{
    /// <summary>The property or field with this name, also of a base class; properties first.</summary>
    public static ISymbol? Find(INamedTypeSymbol type, string name)
    {
        for (var based = type; based is not null; based = based.BaseType)
        {
            var found = based.GetMembers(name).Where(member => member is IPropertySymbol or IFieldSymbol).OrderBy(member => member is IFieldSymbol).FirstOrDefault();
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The instance properties of a class and its bases, the bases' first, each name once as the most derived class declares it.</summary>
    /// <param name="type">The class.</param>
    /// <param name="end">The base class at which to stop; its properties are not among them.</param>
    public static IReadOnlyList<IPropertySymbol> Properties(INamedTypeSymbol type, INamedTypeSymbol? end)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var levels = new List<IEnumerable<IPropertySymbol>>();
        for (var based = type; based is not null && based.SpecialType != SpecialType.System_Object && !SymbolEqualityComparer.Default.Equals(based, end); based = based.BaseType)
        {
            levels.Add([.. based.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property is { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } && names.Add(property.Name) && !IsRecordContract(property))]);
        }

        levels.Reverse();
        return [.. levels.SelectMany(level => level)];
    }

    /// <summary>Whether a property or one that it overrides has a setter, of any accessibility.</summary>
    public static bool HasSetter(IPropertySymbol property)
    {
        for (var declared = property; declared is not null; declared = declared.OverriddenProperty)
        {
            if (declared.SetMethod is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a property's getter is public.</summary>
    public static bool HasPublicGetter(IPropertySymbol property)
    {
        for (var declared = property; declared is not null; declared = declared.OverriddenProperty)
        {
            if (declared.GetMethod is { } getter)
            {
                return getter.DeclaredAccessibility == Accessibility.Public;
            }
        }

        return false;
    }

    private static bool IsRecordContract(IPropertySymbol property) => property is { IsImplicitlyDeclared: true, Name: "EqualityContract" };
}
