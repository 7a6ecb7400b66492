using System.Collections.Immutable;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>OBK1003: a line names another column than constant mapping does. A column or table that is not certain contradicts nothing.</summary>
internal static class MappedColumns
{
    public static void Check(Findings findings, OrderEntity entity)
    {
        foreach (var property in entity.Model.Properties)
        {
            if (property.CertainTable is null && property.CertainColumn is null)
            {
                continue;
            }

            var lines = entity.Lines.At(LinePaths.Key(property.Path))
                .Where(line => !line.IsExempt && line.Entry.Key is { IsWholeTable: false } && entity.IsNamedBy(line)).ToList();
            if (lines.Count > 0 && lines.TrueForAll(line => Contradicts(property, line.Entry.Key!)))
            {
                Report(findings, entity, property, lines);
            }
        }
    }

    private static bool Contradicts(StoredProperty property, ColumnKey listed) =>
        (property.CertainTable is { } table && table != listed.Table)
        || (property.CertainColumn is { } column && column != listed.Column)
        || (property.IsColumnCertain && !Equals(property.Column!.JsonPath, listed.JsonPath));

    private static void Report(Findings findings, OrderEntity entity, StoredProperty property, List<ResolvedProperty> lines)
    {
        var listed = lines[0].Entry.Key!;
        var mapped = new ColumnKey(property.CertainTable ?? listed.Table, property.CertainColumn ?? listed.Column, property.IsColumnCertain ? property.Column!.JsonPath : listed.JsonPath);
        findings.Add(
            entity, Descriptors.MappingContradictsLine,
            $"{entity.Type.Name}.{property.Path} is mapped to {mapped}, but {lines[0].File.Name} says that it is stored in {listed}; correct the line or the mapping.",
            ImmutableDictionary<string, string?>.Empty
                .Add(FixProperties.Property, lines[0].Property.ToString())
                .Add(FixProperties.Column, mapped.ToString()),
            lines.Select(line => line.Location), property.Member, property.EntityMember);
    }
}
