using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>A part of a class that is stored as one JSON document.</summary>
/// <remarks>
/// The model gives the parts of what EF Core itself writes as JSON. What a value converter writes is, as far as anyone can see, what
/// System.Text.Json makes of the class: its public properties, without those that have <c>[JsonIgnore]</c> or <c>[JsonExtensionData]</c>,
/// and without computed ones, which no reader gives back.
/// </remarks>
internal sealed class DocumentPart
{
    private readonly IReadOnlyList<StoredProperty> stored;
    private readonly DocumentNaming naming;
    private readonly ITypeSymbol? type;

    private DocumentPart(string path, ISymbol? member, ITypeSymbol? type, IReadOnlyList<StoredProperty> stored, DocumentNaming naming)
    {
        Path = path;
        Member = member;
        this.stored = stored;
        this.naming = naming;
        var value = type is null ? null : ScalarTypes.Underlying(type);
        var element = value is null ? null : ScalarTypes.ElementOf(value);
        IsObjectArray = element is not null ? IsObject(element) : stored.Any(part => part.Path.StartsWith(path + "[].", StringComparison.Ordinal));
        this.type = element ?? value;
    }

    /// <summary>The path from the entity, as a line writes it.</summary>
    public string Path { get; }

    public ISymbol? Member { get; }

    /// <summary>Whether it is an array whose elements have parts.</summary>
    public bool IsObjectArray { get; }

    /// <summary>Its column and the path inside; null when the names in the document are not known.</summary>
    public ColumnKey? Column { get; private set; }

    public static DocumentPart RootOf(StoredProperty document, OrderEntity entity)
    {
        var path = TrimArray(document.Path);
        var parts = entity.Model.Properties.Where(part => part.IsInsideJson && IsInside(part.Path, path)).ToList();
        var naming = DocumentNaming.Of(document, entity);
        return new DocumentPart(path, document.Member, document.Type, parts, naming) { Column = naming.Column };
    }

    public IEnumerable<DocumentPart> Parts() => stored.Count > 0 ? StoredParts() : ClassParts();

    private IEnumerable<DocumentPart> StoredParts()
    {
        var prefix = Path + (IsObjectArray ? "[]." : ".");
        var names = stored.Where(part => part.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(part => FirstName(part.Path, prefix.Length)).Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var path = prefix + name;
            var own = stored.FirstOrDefault(part => TrimArray(part.Path) == path);
            var member = own?.Member ?? (type is null ? null : MemberPath.Find(type, name));
            var memberType = own?.Type ?? (member is null ? null : MemberPath.TypeOf(member));
            yield return new DocumentPart(path, member, memberType, [.. stored.Where(part => IsInside(part.Path, path))], naming) { Column = own?.Column };
        }
    }

    private IEnumerable<DocumentPart> ClassParts()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>().Where(IsWritten))
            {
                if (seen.Add(property.Name))
                {
                    var path = Path + (IsObjectArray ? "[]." : ".") + property.Name;
                    yield return new DocumentPart(path, property, property.Type, [], naming) { Column = naming.ColumnOf(Column, IsObjectArray, property) };
                }
            }
        }
    }

    private static bool IsWritten(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public, ExplicitInterfaceImplementations.IsEmpty: true }
        && (property.SetMethod is not null || IsAuto(property))
        && !EfNames.Has(property, "System.Text.Json.Serialization.JsonExtensionDataAttribute")
        && !IsIgnored(EfNames.Find(property, EfNames.JsonIgnore));

    // Ignored when null or when default is still written otherwise; Always is 1, and the default.
    private static bool IsIgnored(AttributeData? attribute) =>
        attribute is not null && attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition").Value.Value is null or 1;

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsObject(ITypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Interface && type.SpecialType == SpecialType.None && !ScalarTypes.IsScalar(type);

    private static bool IsInside(string path, string whole) =>
        path.Length > whole.Length + 1 && path.StartsWith(whole, StringComparison.Ordinal) && (path[whole.Length] == '.' || string.CompareOrdinal(path, whole.Length, "[].", 0, 3) == 0);

    private static string FirstName(string path, int start)
    {
        var end = path.IndexOfAny(['.', '['], start);
        return end < 0 ? path.Substring(start) : path.Substring(start, end - start);
    }

    private static string TrimArray(string path) => path.EndsWith("[]", StringComparison.Ordinal) ? path.Substring(0, path.Length - 2) : path;
}
