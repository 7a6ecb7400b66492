using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Changes;

/// <summary>Removes a property from the manifest: its line, or its name from a line that others share.</summary>
/// <param name="Property">The property as the line names it.</param>
internal sealed record RemoveChange(string Property) : ManifestChange
{
    public override IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest) =>
        Find(manifest, Property) is var (entry, property) ? EditsOf(manifest, entry, property) : [];

    public static IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest, ManifestEntry entry, PropertyPath property) =>
        entry.Properties.Count > 1 ? ManifestEditor.RemoveProperty(manifest, entry, property) : ManifestEditor.RemoveEntry(manifest, entry);
}
