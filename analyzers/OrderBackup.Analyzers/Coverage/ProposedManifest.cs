using System.Text;
using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>Writes a first manifest for a context's entities: a line for each stored property whose column is known, a comment for each other.</summary>
internal static class ProposedManifest
{
    private static readonly string[] StateWords = ["Status", "State", "Stage"];

    /// <summary>The entities of a context; those of the whole compilation for a class that is no context.</summary>
    public static IEnumerable<EntityModel> EntitiesOf(OrderModel model, INamedTypeSymbol context) =>
        EfNames.IsContext(context) ? model.Entities.Where(entity => IsOf(entity, context)) : model.Entities;

    public static string Write(OrderModel model, INamedTypeSymbol context)
    {
        var entities = EntitiesOf(model, context).ToList();
        var ambiguous = new HashSet<string>(entities.GroupBy(entity => entity.Type.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key), StringComparer.Ordinal);
        var properties = entities.SelectMany(entity => Own(entity, model).Select(property => (
            Stored: property,
            Name: (ambiguous.Contains(entity.Type.Name) || entity.Type.ContainingType is not null ? TypeNames.FullName(entity.Type) : entity.Type.Name) + "." + property.Path))).ToList();
        var lines = properties.Where(property => property.Stored.Column is not null)
            .GroupBy(property => property.Stored.Column!)
            .Select(group => new ManifestLine { Key = group.Key, Properties = [.. group.Select(property => property.Name)], StateValues = States(group.First().Stored) })
            .OrderBy(line => line.Key).ToList();

        var builder = new StringBuilder("# What every backup must contain: one column a line, sorted.\n");
        builder.Append("# \"<- Type.Property\" names the property stored in a column, {state} marks order state,\n");
        builder.Append("# {exempt: reason} says why something need not be covered.\n");
        AppendDirectives(builder, entities);
        AppendUnknown(builder, properties.Where(property => property.Stored.Column is null).Select(property => property.Name).ToList());
        AppendLines(builder, lines);
        return builder.ToString();
    }

    private static bool IsOf(EntityModel entity, INamedTypeSymbol context)
    {
        var declaring = entity.DeclaredBy as INamedTypeSymbol ?? entity.DeclaredBy?.ContainingType;
        return declaring is not null && TypeHierarchy.IsSameOrDerived(context, declaring);
    }

    private static IEnumerable<StoredProperty> Own(EntityModel entity, OrderModel model)
    {
        var based = entity.Base is { } type ? model.Find(type) : null;
        return entity.Properties.Where(property => !property.IsInsideJson && !(based?.Properties.Any(inherited => inherited.Path == property.Path) ?? false));
    }

    private static void AppendDirectives(StringBuilder builder, List<EntityModel> entities)
    {
        builder.Append("@format ").Append(CoverageManifest.SupportedFormatVersion).Append('\n');
        foreach (var space in entities.Select(entity => entity.Type.ContainingNamespace).Where(space => space is { IsGlobalNamespace: false })
            .Select(space => space.ToDisplayString()).Distinct(StringComparer.Ordinal).OrderBy(space => space, StringComparer.Ordinal))
        {
            builder.Append("@namespace ").Append(space).Append('\n');
        }

        var root = entities.Where(entity => entity.Table is not null && OrderWords.IsOrder(entity.Type.Name)).OrderBy(entity => entity.Type.Name.Length).FirstOrDefault();
        builder.Append(root?.Table is { } table ? $"@root {table}\n" : "@scope all\n");
    }

    private static void AppendUnknown(StringBuilder builder, List<string> properties)
    {
        if (properties.Count == 0)
        {
            return;
        }

        builder.Append("\n# Their columns cannot be known from the source; write them down as \"table.column <- Type.Property\":\n");
        foreach (var property in properties)
        {
            builder.Append("#   ").Append(property).Append('\n');
        }
    }

    private static void AppendLines(StringBuilder builder, List<ManifestLine> lines)
    {
        var arrow = lines.Select(line => line.Key!.ToString().Length).DefaultIfEmpty(0).Max() + 2;
        var annotation = lines.Where(line => line.StateValues is not null).Select(line => (line with { StateValues = null }).Format(arrow).Length).DefaultIfEmpty(0).Max() + 2;
        builder.Append(lines.Count > 0 ? "\n" : "");
        foreach (var line in lines)
        {
            builder.Append(line.Format(arrow, annotation)).Append('\n');
        }
    }

    private static IReadOnlyList<string>? States(StoredProperty property)
    {
        var name = property.Path.Substring(property.Path.LastIndexOf('.') + 1);
        if (!StateWords.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return null;
        }

        return property is { IsEnumName: true, Type: { } type } && ScalarTypes.Underlying(type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum
            ? EnumSpelling.Find(@enum, [], isName: true)
            : [];
    }
}
