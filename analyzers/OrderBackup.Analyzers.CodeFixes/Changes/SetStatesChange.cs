using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Changes;

/// <summary>Sets a line's state values.</summary>
/// <param name="Property">The property as the line names it.</param>
/// <param name="Values">The values in order, one a line.</param>
internal sealed record SetStatesChange(string Property, string Values) : ManifestChange
{
    public override IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest)
    {
        var values = Values.Split('\n');
        return Find(manifest, Property) is var (entry, _) && entry.State?.Values.SequenceEqual(values, StringComparer.Ordinal) != true
            ? ManifestEditor.SetStateValues(manifest, entry, values)
            : [];
    }
}
