using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>The lines of an entity that a diagnostic carries in <see cref="FixProperties.EntityLines"/>.</summary>
internal sealed class EntityLineList
{
    private readonly List<(string Column, string Property)> lines = [];

    private EntityLineList(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var tab = line.IndexOf('\t');
            if (tab >= 0 && tab + 1 < line.Length) lines.Add((line.Substring(0, tab), line.Substring(tab + 1)));
        }
    }

    /// <summary>The number of properties, those of unknown columns included.</summary>
    public int Count => lines.Count;

    /// <summary>Those whose column is known.</summary>
    public IEnumerable<(string Column, string Property)> Known => lines.Where(line => line.Column.Length > 0);

    /// <summary>What all the properties belong to, such as <c>Order</c>.</summary>
    public string Owner
    {
        get
        {
            var common = lines.Select(line => line.Property.Split('.')).Select(names => names.Take(names.Length - 1))
                .Aggregate((left, right) => left.Zip(right, (a, b) => (a, b)).TakeWhile(pair => pair.a == pair.b).Select(pair => pair.a));
            var owner = string.Join(".", common);
            return owner.Length > 0 ? owner : "its entity";
        }
    }

    public static EntityLineList Read(Diagnostic diagnostic) =>
        new(diagnostic.Properties.TryGetValue(FixProperties.EntityLines, out var text) && text is not null ? text : "");
}
