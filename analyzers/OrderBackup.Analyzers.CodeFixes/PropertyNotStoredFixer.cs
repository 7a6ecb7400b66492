using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1004: removes the line of a property that is not stored.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PropertyNotStoredFixer)), Shared]
public sealed class PropertyNotStoredFixer : ManifestFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.PropertyNotStored);

    internal override IEnumerable<FixOffer> OffersFor(Diagnostic diagnostic, CoverageManifest manifest, string fileName)
    {
        if (Property(diagnostic, FixProperties.Property) is { } property)
        {
            yield return new FixOffer("OrderBackup.RemoveUnstored", $"Remove {property} from {fileName}", [new RemoveChange(property)]);
        }
    }
}
