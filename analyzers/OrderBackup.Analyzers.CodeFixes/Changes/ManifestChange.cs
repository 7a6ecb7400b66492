using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes.Changes;

/// <summary>One change of a manifest that a fix makes. It finds what it changes in the text as it is then; what is not there any more needs no change.</summary>
internal abstract record ManifestChange
{
    /// <summary>The edits of this change; none when the manifest says it already.</summary>
    public abstract IReadOnlyList<ManifestEdit> EditsOf(CoverageManifest manifest);

    /// <summary>The line that covers a property under exactly this name; null when there is none.</summary>
    protected static (ManifestEntry Entry, PropertyPath Property)? Find(CoverageManifest manifest, string property)
    {
        foreach (var entry in manifest.Entries)
        {
            foreach (var path in entry.Properties)
            {
                if (path.ToString() == property)
                {
                    return (entry, path);
                }
            }
        }

        return null;
    }
}
