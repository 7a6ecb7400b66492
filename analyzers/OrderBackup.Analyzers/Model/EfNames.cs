using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model;

/// <summary>The names of EF Core's and .NET's types and attributes that say how a model is stored, compared in full.</summary>
internal static class EfNames
{
    public const string Context = "Microsoft.EntityFrameworkCore.DbContext";
    public const string Set = "Microsoft.EntityFrameworkCore.DbSet`1";
    public const string EntityConfiguration = "Microsoft.EntityFrameworkCore.IEntityTypeConfiguration`1";
    public const string NotMapped = "System.ComponentModel.DataAnnotations.Schema.NotMappedAttribute";
    public const string Column = "System.ComponentModel.DataAnnotations.Schema.ColumnAttribute";
    public const string Table = "System.ComponentModel.DataAnnotations.Schema.TableAttribute";
    public const string ComplexType = "System.ComponentModel.DataAnnotations.Schema.ComplexTypeAttribute";
    public const string Key = "System.ComponentModel.DataAnnotations.KeyAttribute";
    public const string ForeignKey = "System.ComponentModel.DataAnnotations.Schema.ForeignKeyAttribute";
    public const string PrimaryKey = "Microsoft.EntityFrameworkCore.PrimaryKeyAttribute";
    public const string Timestamp = "System.ComponentModel.DataAnnotations.TimestampAttribute";
    public const string Owned = "Microsoft.EntityFrameworkCore.OwnedAttribute";
    public const string Keyless = "Microsoft.EntityFrameworkCore.KeylessAttribute";
    public const string JsonName = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string JsonIgnore = "System.Text.Json.Serialization.JsonIgnoreAttribute";

    /// <summary>The attribute with this full name, of a property also one of those that it overrides; null when there is none.</summary>
    public static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsNamed(type, name))
            {
                return attribute;
            }
        }

        return symbol is IPropertySymbol { IsOverride: true, OverriddenProperty: { } overridden } ? Find(overridden, name) : null;
    }

    public static bool Has(ISymbol symbol, string name) => Find(symbol, name) is not null;

    /// <summary>The constant that an attribute's first argument gives.</summary>
    public static string? FirstText(AttributeData? attribute) =>
        attribute is { ConstructorArguments: [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..] } ? text : null;

    /// <summary>The column type that <c>[Column(TypeName = …)]</c> gives a member.</summary>
    public static string? ColumnTypeOf(ISymbol? member) => member is null ? null : NamedText(Find(member, Column), "TypeName");

    public static string? NamedText(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    /// <summary>Whether a type is the one with this metadata name, whatever its type arguments.</summary>
    public static bool IsNamed(ITypeSymbol type, string name)
    {
        var dot = name.LastIndexOf('.');
        return type.MetadataName == name.Substring(dot + 1) && type.ContainingType is null && IsNamespace(type.ContainingNamespace, name, dot);
    }

    /// <summary>Whether a type derives from <c>DbContext</c>.</summary>
    public static bool IsContext(INamedTypeSymbol type)
    {
        for (var based = type.BaseType; based is not null; based = based.BaseType)
        {
            if (IsNamed(based, Context))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is one of ASP.NET Core Identity's contexts.</summary>
    public static bool IsIdentity(ITypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Identity.EntityFrameworkCore";

    /// <summary>Whether a symbol belongs to .NET itself.</summary>
    public static bool IsSystem(ISymbol symbol)
    {
        var space = symbol.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == "System";
    }

    /// <summary>Whether a symbol belongs to EF Core or to a provider that extends it in EF Core's own namespace.</summary>
    public static bool IsEntityFramework(ISymbol symbol)
    {
        var space = symbol.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            if (space is { Name: "EntityFrameworkCore", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }

            space = space.ContainingNamespace;
        }

        return false;
    }

    private static bool IsNamespace(INamespaceSymbol? space, string name, int end)
    {
        while (space is { IsGlobalNamespace: false })
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, space.Name, 0, space.Name.Length) != 0 || (start > 0 && name[start - 1] != '.'))
            {
                return false;
            }

            end = start - 1;
            space = space.ContainingNamespace;
        }

        return end < 0;
    }
}
