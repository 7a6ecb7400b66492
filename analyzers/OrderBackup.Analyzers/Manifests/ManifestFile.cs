using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>A manifest among a compilation's additional files.</summary>
/// <param name="file">The file.</param>
/// <param name="text">Its text, as the editor or the disk has it.</param>
/// <param name="manifest">The text, parsed.</param>
/// <param name="isShared">Whether it lies outside of the project's folder, so that other projects may be meant by some of its lines.</param>
internal sealed class ManifestFile(AdditionalText file, SourceText text, CoverageManifest manifest, bool isShared)
{
    public AdditionalText File => file;

    public string Path => file.Path;

    public CoverageManifest Manifest => manifest;

    public bool IsShared => isShared;

    /// <summary>The file's name, as messages have it.</summary>
    public string Name { get; } = FilePaths.NameOf(file.Path);

    public Location LocationOf(ManifestSpan span)
    {
        var start = Math.Min(span.Start, text.Length);
        var place = TextSpan.FromBounds(start, Math.Min(span.End, text.Length));
        return Location.Create(file.Path, place, text.Lines.GetLinePositionSpan(place));
    }
}
