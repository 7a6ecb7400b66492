using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Changes;

/// <summary>Exempts a property. The reason is left for a person to write, and OBK2004 reports the line until it is there.</summary>
/// <param name="Column">The column; null when it is not known, and then the line exempts the property alone.</param>
/// <param name="Property">The property as a line names it.</param>
internal sealed record ExemptChange(ColumnKey? Column, string Property) : ManifestChange
{
    public override IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest)
    {
        if (Find(manifest, Property) is not null)
        {
            return [];
        }

        // A column that is listed stays covered; only the property is taken out.
        var isListed = Column is null || manifest.Entries.Any(entry => entry.Key == Column);
        return ManifestEditor.AddLine(manifest, new ManifestLine { Key = isListed ? null : Column, Properties = [Property], ExemptReason = "" });
    }
}
