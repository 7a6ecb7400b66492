using System.Collections.Immutable;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>OBK1002: an entity that must be covered has no line at all. One report stands for all of its properties.</summary>
internal static class UncoveredEntity
{
    public static void Report(Findings findings, OrderEntity entity)
    {
        var lines = entity.Model.Properties
            .Where(property => !property.IsInsideJson && !(entity.Base?.Properties.Any(inherited => inherited.Path == property.Path) ?? false))
            .Select(property => UncoveredReports.Line(property.Column, entity.Write(property.Path)))
            .ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var why = entity.RelatedTo is { } other ? $"is related to {other.Name}, which {entity.File.Name} covers"
            : entity.File.Manifest.Scope == OrderBackup.Coverage.Manifest.ManifestScope.All ? $"is an entity, and {entity.File.Name} asks for all"
            : $"is stored in a root table of {entity.File.Name}";
        var count = lines.Count == 1 ? "its one stored property" : $"its {lines.Count} stored properties";
        findings.Add(
            entity, Descriptors.EntityNotCovered,
            $"{entity.Type.Name} {why}, but it has no line there, so no backup is proven to contain {count}; add its lines, or exempt its table with a reason.",
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.EntityLines, string.Join("\n", lines)));
    }
}
