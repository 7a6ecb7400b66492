using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>A value inside a document that System.Text.Json writes.</summary>
/// <param name="Path">Its path from the document's property, such as <c>Workflow.Stage</c> or <c>Lines[].Name</c>, with the dot or brackets that join it.</param>
/// <param name="Member">The property at its end.</param>
/// <param name="Steps">Its keys from the document's root; null for all elements of an array.</param>
/// <param name="AreKeysStated">Whether <c>[JsonPropertyName]</c> gives every key, so that no serializer option changes it.</param>
internal sealed record JsonTextPart(string Path, IPropertySymbol Member, IReadOnlyList<string?> Steps, bool AreKeysStated);

/// <summary>Lists the values inside a class that Npgsql stores as <c>json</c> or <c>jsonb</c>.</summary>
/// <remarks>Npgsql documentation, "JSON mapping", "POCO mapping"; System.Text.Json documentation, "How to customize property names".</remarks>
internal static class JsonTextParts
{
    public static IReadOnlyList<JsonTextPart> Of(ITypeSymbol document)
    {
        var parts = new List<JsonTextPart>();
        Add(parts, document, "", [], areKeysStated: true, []);
        return parts;
    }

    private static void Add(List<JsonTextPart> parts, ITypeSymbol type, string path, IReadOnlyList<string?> steps, bool areKeysStated, IReadOnlyList<ITypeSymbol> within)
    {
        if (ObjectIn(type, ref path, ref steps) is not { } holder || within.Count >= MemberClassifier.MaxDepth || within.Contains(holder, SymbolEqualityComparer.Default))
        {
            return;
        }

        foreach (var property in Members.Properties(holder, end: null))
        {
            if (!Members.HasPublicGetter(property) || !Members.HasSetter(property) || EfNames.Has(property, EfNames.JsonIgnore))
            {
                continue;
            }

            var stated = EfNames.FirstText(EfNames.Find(property, EfNames.JsonName));
            var innerPath = path + "." + property.Name;
            IReadOnlyList<string?> innerSteps = [.. steps, stated ?? property.Name];
            var isStated = areKeysStated && stated is not null;
            var count = parts.Count;
            Add(parts, property.Type, innerPath, innerSteps, isStated, [.. within, holder]);
            if (parts.Count == count)
            {
                parts.Add(new JsonTextPart(innerPath, property, innerSteps, isStated));
            }
        }
    }

    // The class whose properties are keys, through arrays; null for a value that is one key.
    private static INamedTypeSymbol? ObjectIn(ITypeSymbol type, ref string path, ref IReadOnlyList<string?> steps)
    {
        type = ScalarTypes.Underlying(type);
        while (!ScalarTypes.IsScalar(type) && !IsMap(type) && ScalarTypes.ElementOf(type) is { } element)
        {
            type = ScalarTypes.Underlying(element);
            path += "[]";
            steps = [.. steps, null];
        }

        return type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named && !ScalarTypes.IsScalar(named) && !IsMap(named)
            && !ScalarTypes.FullName(named).StartsWith("System.", StringComparison.Ordinal) ? named : null;
    }

    private static bool IsMap(ITypeSymbol type) =>
        type.AllInterfaces.Append(type).Any(contract => contract is INamedTypeSymbol { Name: "IDictionary" or "IReadOnlyDictionary", TypeArguments.Length: 2 });
}
