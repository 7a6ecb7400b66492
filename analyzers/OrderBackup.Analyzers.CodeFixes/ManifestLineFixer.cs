using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK2002, OBK2003, OBK2005: removes repeated and stale lines and sorts, at the lines themselves where the editor offers fixes in text files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManifestLineFixer), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".txt"]), Shared]
public sealed class ManifestLineFixer : ManifestFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.RepeatedOrContradictory, DiagnosticIds.StaleProperty, DiagnosticIds.OutOfOrder);

    internal override IEnumerable<FixOffer> OffersFor(Diagnostic diagnostic, CoverageManifest manifest, string fileName)
    {
        switch (diagnostic.Id)
        {
            case DiagnosticIds.RepeatedOrContradictory:
                var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
                yield return new FixOffer("OrderBackup.RemoveRepeated", "Remove the repeated line", [new RemoveRepeatedChange(line)]);
                break;
            case DiagnosticIds.StaleProperty when Property(diagnostic, FixProperties.Property) is { } property:
                yield return new FixOffer("OrderBackup.RemoveStale", $"Remove {property}, which is not there any more", [new RemoveChange(property)]);
                break;
            case DiagnosticIds.OutOfOrder:
                yield return new FixOffer("OrderBackup.Sort", $"Sort {fileName}", [new SortChange()]);
                break;
        }
    }
}
