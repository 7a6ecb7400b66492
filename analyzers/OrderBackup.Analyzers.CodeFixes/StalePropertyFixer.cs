using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK2003: removes the line of a property that does not exist, or only its arrow, or corrects a misspelt name.</summary>
/// <remarks>The diagnostic is in the manifest, so an editor must offer fixes in text files for it to be seen.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StalePropertyFixer), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".txt"])]
[Shared]
public sealed class StalePropertyFixer() : ManifestFixer(DiagnosticIds.StaleProperty)
{
    private protected override string DefaultKey => FixKeys.Remove;

    private protected override IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file)
    {
        if (FixProperties.Read(diagnostic, FixProperties.Property) is { } property && FixProperties.Read(diagnostic, FixProperties.Suggestion) is { } suggestion)
        {
            yield return new FixChoice(FixKeys.Suggest, $"Change {property} to {suggestion}", new RenameProperty(property, suggestion));
        }

        foreach (var choice in RemovalChoices.Get(diagnostic, manifest, file, keepsExemptions: false)) yield return choice;
    }
}
