using System.Collections.Immutable;
using OrderBackup.Analyzers.Model;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>OBK1004: a line covers something that EF Core does not store. An exempt line may say so.</summary>
internal static class UnstoredLines
{
    public static void Check(Findings findings, OrderEntity entity)
    {
        var stored = new HashSet<string>(entity.Model.Properties.Select(property => LinePaths.Key(property.Path)), StringComparer.Ordinal);
        foreach (var member in entity.Model.Unstored)
        {
            var path = LinePaths.Key(member.Path);
            var lines = entity.Lines.At(path).Concat(entity.Lines.Under(path))
                .Where(line => !line.IsExempt && entity.IsNamedBy(line)).ToList();
            if (lines.Count > 0 && !stored.Contains(path))
            {
                findings.Add(entity, Descriptors.PropertyNotStored, Message(entity, member, lines[0].File.Name),
                    ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Property, lines[0].Property.ToString()),
                    lines.Select(line => line.Location), member.Member);
            }
        }
    }

    private static string Message(OrderEntity entity, UnstoredProperty member, string file) =>
        $"{entity.Type.Name}.{member.Path} is not stored, because {member.Reason}, but {file} covers it; remove it from its line, or exempt it with a reason.";
}
