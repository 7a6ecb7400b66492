using System.Collections.Immutable;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>Writes OBK1001 for the properties that no line covers.</summary>
internal static class UncoveredReports
{
    public static void Add(Findings findings, OrderEntity entity, IReadOnlyList<UncoveredProperty> uncovered)
    {
        if (uncovered.Count == 0)
        {
            return;
        }

        var shared = ImmutableDictionary<string, string?>.Empty
            .Add(FixProperties.EntityLines, string.Join("\n", uncovered.Select(property => Line(property.Column, entity.Write(property.Path)))));
        if (entity.Lines.Stale.Count == 1)
        {
            shared = shared.Add(FixProperties.RenamedFrom, entity.Lines.Stale[0].Property.ToString());
        }

        foreach (var property in uncovered)
        {
            var properties = shared.Add(FixProperties.Property, entity.Write(property.Path));
            findings.Add(
                entity, Descriptors.PropertyNotCovered, Message(entity, property),
                property.Column is null ? properties : properties.Add(FixProperties.Column, property.Column.ToString()),
                related: null, property.Member, property.EntityMember);
        }
    }

    /// <summary>A line to add, as <see cref="FixProperties.EntityLines"/> has it.</summary>
    public static string Line(ColumnKey? column, string property) => column + "\t" + property;

    private static string Message(OrderEntity entity, UncoveredProperty property)
    {
        var name = entity.Type.Name + "." + property.Path;
        return property.IsColumnListed
            ? $"{name} is stored in {property.Column}, but the line that {entity.File.Name} has for this column does not name it; add the property to the line, so that both are known to belong together."
            : $"{name} is stored, but {entity.File.Name} has no line for it, so no backup is proven to contain it; add its line, or exempt it with a reason.";
    }
}
