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
            string? owner = null;
            foreach (var (_, property) in lines)
            {
                owner = owner is null ? Above(property) : Common(owner, property);
            }

            return string.IsNullOrEmpty(owner) ? "its entity" : owner!;
        }
    }

    public static EntityLineList Read(Diagnostic diagnostic) =>
        new(FixProperties.Read(diagnostic, FixProperties.EntityLines) ?? "");

    private static string Above(string path) => path.Substring(0, Math.Max(path.LastIndexOf('.'), 0));

    private static string Common(string owner, string property)
    {
        while (owner.Length > 0 && !property.StartsWith(owner + ".", StringComparison.Ordinal)) owner = Above(owner);
        return owner;
    }
}
