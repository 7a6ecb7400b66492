using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>The lines of a whole entity, as a diagnostic proposes them.</summary>
internal static class EntityLines
{
    /// <summary>The lines whose columns are known.</summary>
    public static IReadOnlyList<CoverChange> Covers(Diagnostic diagnostic, CoverageManifest manifest)
    {
        var covers = new List<CoverChange>();
        foreach (var line in (ManifestFixer.Property(diagnostic, FixProperties.EntityLines) ?? "").Split('\n'))
        {
            var tab = line.IndexOf('\t');
            if (tab >= 0 && tab + 1 < line.Length)
            {
                var property = line.Substring(tab + 1);
                if ((ManifestFixer.ColumnOf(line.Substring(0, tab)) ?? UnlinkedColumn.Find(manifest, property)) is { } column)
                {
                    covers.Add(new CoverChange(column, property));
                }
            }
        }

        return covers;
    }

    /// <summary>The entity that a line's property belongs to, as far as its text tells: all before the first dot.</summary>
    public static string EntityOf(string property)
    {
        var dot = property.IndexOf('.');
        return dot < 0 ? property : property.Substring(0, dot);
    }
}
