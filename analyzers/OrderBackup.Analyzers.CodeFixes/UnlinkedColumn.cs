using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>
/// Finds the line without an arrow that a property's name points to, for a property whose column the mapping does not tell: in a table
/// that other lines of the same entity name, the only column that is called the same but for case and underscores.
/// </summary>
internal static class UnlinkedColumn
{
    public static ColumnKey? Find(CoverageManifest manifest, string property)
    {
        var dot = property.IndexOf('.');
        if (dot < 0 || property.IndexOf('.', dot + 1) >= 0)
        {
            return null;
        }

        var prefix = property.Substring(0, dot + 1);
        var tables = new HashSet<QualifiedName>(manifest.Entries
            .Where(entry => entry.Key is not null && entry.Properties.Any(path => path.ToString().StartsWith(prefix, StringComparison.Ordinal)))
            .Select(entry => entry.Key!.Table));
        var name = Plain(property.Substring(dot + 1));
        var candidates = manifest.Entries
            .Where(entry => entry is { Key: { Column: not null, JsonPath: null }, Exemption: null, Properties.Count: 0 } && tables.Contains(entry.Key.Table) && Plain(entry.Key.Column) == name)
            .Select(entry => entry.Key!)
            .Distinct()
            .ToList();
        return candidates is [var only] ? only : null;
    }

    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();
}
