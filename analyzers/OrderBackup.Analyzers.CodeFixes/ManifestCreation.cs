using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>Adds a manifest to a project: where the diagnostic says, or else beside the project file.</summary>
internal static class ManifestCreation
{
    /// <summary>The solution with the manifest; null when there is nothing to write, or when a target framework of the project has one already.</summary>
    public static Solution? Create(Project project, IReadOnlyList<Diagnostic> diagnostics)
    {
        var texts = diagnostics
            .Select(diagnostic => FixProperties.Read(diagnostic, FixProperties.ManifestText)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (texts.Count == 0) return null;

        var path = PathFor(project, diagnostics);
        var name = FilePaths.NameOf(path);
        var siblings = project.Solution.Projects.Where(other => other.Id == project.Id || (other.FilePath is not null && other.FilePath == project.FilePath));
        var isThere = ManifestDocuments.Find(project.Solution, path).Count > 0
            || siblings.Any(other => other.AdditionalDocuments.Any(document => string.Equals(document.Name, name, StringComparison.OrdinalIgnoreCase)));
        if (isThere) return null;

        var content = texts.Skip(1).Aggregate(texts[0], ManifestMerge.Add);
        var text = SourceText.From(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return project.AddAdditionalDocument(name, text, filePath: path == name ? null : path).Project.Solution;
    }

    private static string PathFor(Project project, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Select(diagnostic => FixProperties.Read(diagnostic, FixProperties.Manifest)).FirstOrDefault(path => path is not null) is { } named) return named;
        var file = project.FilePath ?? "";
        return file.Substring(0, file.Length - FilePaths.NameOf(file).Length) + CoverageManifest.FileName;
    }
}
