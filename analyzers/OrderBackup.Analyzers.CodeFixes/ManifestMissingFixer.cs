using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1100: creates the manifest beside the project file, once for all of the project's target frameworks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManifestMissingFixer)), Shared]
public sealed class ManifestMissingFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.ManifestMissing);

    // One file cannot be created several times.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (ManifestFixer.Property(diagnostic, FixProperties.ManifestText) is { } text && !HasManifest(project))
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Create {CoverageManifest.FileName}", _ => Task.FromResult(Create(project, text)), nameof(ManifestMissingFixer)),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static Solution Create(Project project, string text)
    {
        var folder = Path.GetDirectoryName(project.FilePath);
        var path = string.IsNullOrEmpty(folder) ? CoverageManifest.FileName : Path.Combine(folder, CoverageManifest.FileName);
        return project.AddAdditionalDocument(CoverageManifest.FileName, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), filePath: path).Project.Solution;
    }

    private static bool HasManifest(Project project) =>
        project.Solution.Projects
            .Where(other => other.Id == project.Id || (other.FilePath is not null && other.FilePath == project.FilePath))
            .SelectMany(other => other.AdditionalDocuments)
            .Any(document => string.Equals(document.Name, CoverageManifest.FileName, StringComparison.OrdinalIgnoreCase));
}
