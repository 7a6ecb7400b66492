namespace OrderBackup.MSBuild;

/// <summary>Writes the manifest, or adds what it lacks.</summary>
public sealed class UpdateManifest : DatabaseTask
{
    /// <summary>The root tables of a manifest that does not exist yet, separated by semicolons.</summary>
    public string? Roots { get; set; }

    private protected override DatabaseWork CreateWork() => new ManifestUpdate(this);
}
