using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>Names a type alike from a symbol and from the runtime: <c>Shop.Outer+Inner</c>, <c>Shop.Setting`1[System.Int32]</c>.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
    {
        var name = type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!;
        return type.IsGenericType ? name + "[" + string.Join(",", type.GetGenericArguments().Select(Of)) + "]" : name;
    }

    public static string Of(INamedTypeSymbol type)
    {
        var arguments = new List<ITypeSymbol>();
        var name = type.MetadataName;
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            arguments.InsertRange(0, outer.TypeArguments);
            name = outer.ContainingType is null ? name : outer.ContainingType.MetadataName + "+" + name;
        }

        name = type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
        return arguments.Count == 0 ? name : name + "[" + string.Join(",", arguments.Select(argument => Of((INamedTypeSymbol)argument))) + "]";
    }
}
