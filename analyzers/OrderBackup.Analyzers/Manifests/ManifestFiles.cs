using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>
/// Which additional files are manifests: those called <c>BackupCoverage.txt</c>, those whose item has the metadata
/// <c>OrderBackupRole="manifest"</c>, and the one that <c>$(OrderBackupManifest)</c> names.
/// </summary>
internal static class ManifestFiles
{
    public const string RoleMetadata = "build_metadata.AdditionalFiles.OrderBackupRole";
    public const string ManifestProperty = "build_property.OrderBackupManifest";
    public const string ProjectDirectoryProperty = "build_property.ProjectDir";
    public const string ProjectDirectoryAlias = "build_property.MSBuildProjectDirectory";

    /// <summary>Computes or fetches the parsed form of a text; <c>TryGetValue</c> of a compilation's start.</summary>
    public delegate bool TryParse(SourceText text, SourceTextValueProvider<CoverageManifest> provider, [MaybeNullWhen(false)] out CoverageManifest value);

    /// <summary>The manifests, each path once, ordered by path, because the order of additional files is not to be relied on.</summary>
    public static IReadOnlyList<ManifestFile> Find(AnalyzerOptions options, TryParse tryParse, CancellationToken cancellationToken)
    {
        if (options.AdditionalFiles.IsEmpty)
        {
            return [];
        }

        var provider = options.AnalyzerConfigOptionsProvider;
        var project = ProjectFolder(provider.GlobalOptions);
        var named = Property(provider.GlobalOptions, ManifestProperty) is { } path ? FilePaths.Normalize(path, project) : null;
        var found = new SortedDictionary<string, ManifestFile>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles)
        {
            var normalized = FilePaths.Normalize(file.Path, project);
            var key = FilePaths.ComparisonFor(normalized) == StringComparison.Ordinal ? normalized : normalized.ToUpperInvariant();
            if (!found.ContainsKey(key) && IsManifest(file, normalized, named, provider))
            {
                found.Add(key, Read(file, project is not null && !FilePaths.IsUnder(normalized, project), tryParse, cancellationToken));
            }
        }

        return [.. found.Values];
    }

    /// <summary>The folder of the project; null when the build does not say.</summary>
    public static string? ProjectFolder(AnalyzerConfigOptions options) =>
        (Property(options, ProjectDirectoryProperty) ?? Property(options, ProjectDirectoryAlias)) is { } folder ? FilePaths.Normalize(folder, null) : null;

    /// <summary>A property of the build; null when it is absent or empty.</summary>
    public static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static bool IsManifest(AdditionalText file, string normalized, string? named, AnalyzerConfigOptionsProvider provider) =>
        string.Equals(FilePaths.NameOf(file.Path), CoverageManifest.FileName, StringComparison.OrdinalIgnoreCase)
        || (named is not null && FilePaths.AreEqual(normalized, named))
        || string.Equals(Property(provider.GetOptions(file), RoleMetadata), "manifest", StringComparison.OrdinalIgnoreCase);

    // A file that cannot be read is an empty manifest, which is reported as one that covers nothing.
    private static ManifestFile Read(AdditionalText file, bool isShared, TryParse tryParse, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken) ?? SourceText.From("");
        var manifest = tryParse(text, ManifestCache.Provider, out var cached) ? cached : ManifestCache.Parse(text);
        return new ManifestFile(file, text, manifest, isShared);
    }
}
