using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model;

/// <summary>Tells what a property's type can be to EF Core with Npgsql.</summary>
/// <remarks>EF Core documentation, "Entity properties"; Npgsql documentation, "Mapping" of arrays, networks, JSON and hstore.</remarks>
internal static class ScalarTypes
{
    private static readonly HashSet<string> KnownClasses = new(StringComparer.Ordinal)
    {
        "System.Uri", "System.Version", "System.Net.IPAddress", "System.Net.NetworkInformation.PhysicalAddress",
        "System.Collections.BitArray", "System.Text.Json.JsonDocument", "NpgsqlTypes.NpgsqlTsVector", "NpgsqlTypes.NpgsqlTsQuery",
    };

    /// <summary>Whether one column holds it without any configuration. Structs do: one that EF Core does not know makes the model fail.</summary>
    public static bool IsScalar(ITypeSymbol type)
    {
        type = Underlying(type);
        if (type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Enum)
        {
            return true;
        }

        return type switch
        {
            IArrayTypeSymbol array => array.Rank == 1 && IsScalar(array.ElementType),
            { TypeKind: TypeKind.Struct } => !IsCollectionStruct(type),
            { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } => KnownClasses.Contains(FullName(type))
                || (ElementOf(type) is { } element && IsScalar(element))
                || IsStringMap(type),
            { TypeKind: TypeKind.Interface } => ElementOf(type) is { } element && IsScalar(element),
            _ => false,
        };
    }

    /// <summary>Whether a type is one of the language's own values, or an enum, so that nothing but a column can hold it.</summary>
    public static bool IsBuiltIn(ITypeSymbol type)
    {
        type = Underlying(type);
        return type.TypeKind == TypeKind.Enum || type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime;
    }

    /// <summary>Whether a column type is one of PostgreSQL's for JSON.</summary>
    public static bool IsJson(string? columnType) => columnType is "json" or "jsonb";

    /// <summary>The type of a nullable value.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? value : type;

    /// <summary>What a collection holds; null for what is none, such as a string.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType;
        }

        return type is INamedTypeSymbol named
            ? named.AllInterfaces.Append(named)
                .Where(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
                .Select(candidate => candidate.TypeArguments[0])
                .FirstOrDefault()
            : null;
    }

    public static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None));

    private static bool IsStringMap(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Dictionary", TypeArguments: [{ SpecialType: SpecialType.System_String }, { SpecialType: SpecialType.System_String }] };

    private static bool IsCollectionStruct(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: true } && ElementOf(type) is { } element && !IsScalar(element);
}
