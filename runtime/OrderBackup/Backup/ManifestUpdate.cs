using OrderBackup.Coverage;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Manifest;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Backup;

/// <summary>Adds what a manifest lacks.</summary>
internal static class ManifestUpdate
{
    /// <summary>Writes the first manifest.</summary>
    public static async Task<UpdateManifestResult> CreateAsync(
        string path, UpdateManifestRequest request, DatabaseSchema schema, CancellationToken cancellationToken)
    {
        await NewManifest.WriteAsync(path, new InitRequest { Roots = request.Roots }, schema, cancellationToken);
        var written = await ManifestFile.ReadAsync(path, cancellationToken);
        return new UpdateManifestResult(path, IsNew: true, [.. written.Manifest.Entries.Select(entry => entry.Key!.ToString())], []);
    }

    /// <summary>Adds to an existing one. Writes the file when a line is added, and leaves it untouched when there is none to add.</summary>
    public static async Task<UpdateManifestResult> AddAsync(
        ManifestFile file, UpdateManifestRequest request, DatabaseSchema schema, CancellationToken cancellationToken)
    {
        var lines = ManifestTemplate.GetMissingLines(CoverageComparison.Compare(file.Manifest, schema));
        if (lines.Count > 0)
        {
            var text = ManifestEdit.Apply(file.Manifest.Text, ManifestEditor.AddLines(file.Manifest, lines));
            await ManifestFile.WriteAsync(file.Path, text, overwrite: true, cancellationToken);
        }

        var roots = file.Manifest.Roots.Select(root => root.Table!.Value).ToHashSet();
        return new UpdateManifestResult(
            file.Path, IsNew: false, [.. lines.Select(line => line.Key!).Order().Select(key => key.ToString())],
            [.. request.Roots.Where(root => RootName.Read(root) is not { } name || !roots.Contains(name))]);
    }
}
