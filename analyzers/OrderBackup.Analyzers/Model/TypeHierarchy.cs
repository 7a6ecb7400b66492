using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model;

/// <summary>What derives from what.</summary>
internal static class TypeHierarchy
{
    /// <summary>Whether a class is another or derives from it.</summary>
    public static bool IsSameOrDerived(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
