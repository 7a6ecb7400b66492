using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.Manifests;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>The documents of a solution that are one file: a project has one for each target framework, and projects may share a manifest.</summary>
internal static class ManifestDocuments
{
    /// <summary>The path of the manifest that a diagnostic speaks of; null when it speaks of none.</summary>
    public static string? PathOf(Diagnostic diagnostic)
    {
        return FixProperties.Read(diagnostic, FixProperties.Manifest) is { } path ? path
            : diagnostic.Location.Kind == LocationKind.ExternalFile ? diagnostic.Location.GetLineSpan().Path : null;
    }

    public static IReadOnlyList<TextDocument> Find(Solution solution, string path)
    {
        var name = FilePaths.NameOf(path);
        var normalized = FilePaths.Normalize(path, folder: null);
        return
        [
            .. solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(document =>
                string.Equals(FilePaths.NameOf(PathOf(document)), name, StringComparison.OrdinalIgnoreCase)
                && FilePaths.AreEqual(FilePaths.Normalize(PathOf(document), folder: null), normalized)),
        ];
    }

    public static Solution WithText(Solution solution, IEnumerable<TextDocument> documents, SourceText text)
    {
        foreach (var document in documents) solution = solution.WithAdditionalDocumentText(document.Id, text);
        return solution;
    }

    private static string PathOf(TextDocument document) => document.FilePath ?? document.Name;
}
