using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK2005: sorts the lines, each with the comments directly above it.</summary>
/// <remarks>The diagnostic is in the manifest, so an editor must offer fixes in text files for it to be seen.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutOfOrderFixer), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".txt"])]
[Shared]
public sealed class OutOfOrderFixer() : ManifestFixer(DiagnosticIds.OutOfOrder)
{
    private protected override string DefaultKey => FixKeys.Sort;

    private protected override IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file) =>
        [new FixChoice(FixKeys.Sort, $"Sort {file}", new SortLines())];
}
