using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1004: removes the line of a property that is not stored, or only its arrow.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PropertyNotStoredFixer))]
[Shared]
public sealed class PropertyNotStoredFixer() : ManifestFixer(DiagnosticIds.PropertyNotStored)
{
    private protected override string DefaultKey => FixKeys.Remove;

    private protected override IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file) =>
        RemovalChoices.Get(diagnostic, manifest, file, keepsExemptions: true);
}
