using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;
using OrderBackup.Analyzers.Model.Naming;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>How a document's keys follow from its properties' names, learnt from the lines that list paths of it.</summary>
/// <remarks>
/// A serializer's naming policy is set at run time. When all of the manifest's lines for the document agree with one policy, that one is
/// used to propose further lines; otherwise nothing is proposed.
/// </remarks>
internal sealed class DocumentNaming
{
    private static readonly NamingConvention[] Policies = [NamingConvention.None, NamingConvention.CamelCase, NamingConvention.SnakeCase];

    private readonly NamingConvention policy;

    private DocumentNaming(ColumnKey? column, NamingConvention policy)
    {
        Column = column;
        this.policy = policy;
    }

    /// <summary>The document's column.</summary>
    public ColumnKey? Column { get; }

    public static DocumentNaming Of(StoredProperty document, OrderEntity entity)
    {
        var lines = entity.Lines.Under(LinePaths.Key(document.Path)).Where(line => line.Entry.Key?.JsonPath is { Steps.Count: > 0 }).ToList();
        var pairs = lines.Where(line => line.Member is not null && !EfNames.Has(line.Member, EfNames.JsonName))
            .Select(line => (Name: line.Member!.Name, Key: line.Entry.Key!.JsonPath!.Steps[line.Entry.Key.JsonPath.Steps.Count - 1]))
            .Where(pair => pair.Key is not null).ToList();
        var fitting = pairs.Count == 0 ? NamingConvention.Unknown : Policies.FirstOrDefault(candidate => pairs.All(pair => NameRewriter.Rewrite(pair.Name, candidate) == pair.Key));
        var key = document.Column ?? (lines.Count > 0 ? new ColumnKey(lines[0].Entry.Key!.Table, lines[0].Entry.Key!.Column) : null);
        return new DocumentNaming(key, fitting);
    }

    /// <summary>The path of a property inside a part of the document; null when its name there is not known.</summary>
    public ColumnKey? ColumnOf(ColumnKey? part, bool isElement, IPropertySymbol property)
    {
        var name = EfNames.FirstText(EfNames.Find(property, EfNames.JsonName)) ?? NameRewriter.Rewrite(property.Name, policy);
        if (name is null || part is null)
        {
            return null;
        }

        var steps = new List<string?>(part.JsonPath?.Steps ?? []);
        if (isElement)
        {
            steps.Add(null);
        }

        steps.Add(name);
        return new ColumnKey(part.Table, part.Column, new JsonPath(steps));
    }
}
