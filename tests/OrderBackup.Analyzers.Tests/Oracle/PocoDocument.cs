using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>
/// The parts of a class that Npgsql writes into a <c>json</c> or <c>jsonb</c> column as System.Text.Json does: EF Core's model ends at
/// the column, so here the serializer's own contract is the truth.
/// </summary>
internal static class PocoDocument
{
    private static readonly JsonSerializerOptions Serializer = JsonSerializerOptions.Default;

    /// <summary>Whether a property is such a class, or a collection of them.</summary>
    public static bool IsDocument(IProperty property) =>
        property.GetTypeMapping().Converter is null && property.GetColumnType() is "json" or "jsonb" && IsObject(InfoOf(property.ClrType));

    public static IEnumerable<TruthProperty> PartsOf(IProperty property, string path, IReadOnlyCollection<ColumnKey> columns) =>
        IsDocument(property) ? PartsOf(property.ClrType, path, new(columns, []), []) : [];

    private static IEnumerable<TruthProperty> PartsOf(Type type, string path, JsonPlace place, IReadOnlyList<Type> above)
    {
        var info = InfoOf(type);
        if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            return PartsOf(info.ElementType!, path + "[]", place.Elements(), above);
        }

        // A class that holds itself has no last level: the second is verified when it is listed, and none below it.
        return info.Kind != JsonTypeInfoKind.Object || above.Count(other => other == type) > 1
            ? []
            : info.Properties.Where(part => part.Get is not null).SelectMany(part => PartOf(part, path, place, [.. above, type]));
    }

    private static IEnumerable<TruthProperty> PartOf(JsonPropertyInfo part, string path, JsonPlace place, IReadOnlyList<Type> above)
    {
        var member = (System.Reflection.MemberInfo)part.AttributeProvider!;
        var inner = path + "." + member.Name;
        var here = place.Member(part.Name);
        var parts = PartsOf(part.PropertyType, inner, here, above).ToList();
        var isRepeated = above.Distinct().Count() < above.Count;
        var isReadable = part.Set is not null || part.AssociatedParameter is not null;
        return parts.Select(below => isReadable ? below : below with { IsOptional = true })
            .Prepend(new(inner, here.Keys) { IsOptional = parts.Count > 0 || isRepeated || !isReadable, IsDocument = parts.Count > 0 });
    }

    private static bool IsObject(JsonTypeInfo info) =>
        info.Kind == JsonTypeInfoKind.Object || (info.Kind == JsonTypeInfoKind.Enumerable && InfoOf(info.ElementType!).Kind == JsonTypeInfoKind.Object);

    private static JsonTypeInfo InfoOf(Type type) => Serializer.GetTypeInfo(type);
}
