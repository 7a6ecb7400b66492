using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>Finds the static class whose string constants are a property's states, such as <c>OrderStatus</c> for <c>Order.Status</c>.</summary>
/// <remarks>
/// It is named after the property, in this order: the entity and the property (<c>OrderStatus</c>), the property alone
/// (<c>CabinetStatus</c>), the entity and the property's last words (<c>OrderStatus</c> for <c>Order.OriginalStatus</c>); each also as a plural
/// or with <c>Values</c> or <c>Names</c> behind it, on its own or nested in the entity. And one of its constants is a value of the line. When
/// two classes of the same rank fit, or none does, nothing is known of the states, and nothing is reported.
/// </remarks>
internal sealed class StateConstants(Compilation compilation)
{
    private static readonly string[] Endings = ["", "s", "es", "Values", "Names"];

    private ILookup<string, INamedTypeSymbol>? holders;

    /// <summary>The constants' values in the order of declaration; null when no class can be told to be the one.</summary>
    public IReadOnlyList<string>? Find(INamedTypeSymbol entity, string property, IReadOnlyList<string> listed)
    {
        foreach (var name in Names(entity.Name, property))
        {
            var fitting = Endings.SelectMany(ending => Holders()[name + ending]).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .Where(type => type.ContainingType is null || SymbolEqualityComparer.Default.Equals(type.ContainingType, entity))
                .Select(Values).Where(values => values.Intersect(listed, StringComparer.Ordinal).Any()).ToList();
            if (fitting.Count > 0)
            {
                return fitting.Count == 1 ? fitting[0] : null;
            }
        }

        return null;
    }

    private static IEnumerable<string> Names(string entity, string property)
    {
        yield return entity + property;
        yield return property;
        for (var i = 1; i < property.Length; i++)
        {
            if (char.IsUpper(property[i]) && !char.IsUpper(property[i - 1]))
            {
                yield return entity + property.Substring(i);
            }
        }
    }

    private ILookup<string, INamedTypeSymbol> Holders() => holders ??= compilation
        .GetSymbolsWithName(static _ => true, SymbolFilter.Type)
        .OfType<INamedTypeSymbol>().Where(type => type is { TypeKind: TypeKind.Class, IsStatic: true })
        .ToLookup(type => type.Name, StringComparer.Ordinal);

    private static List<string> Values(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst).Select(field => field.ConstantValue).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
}
