using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1005: writes the code's states, in the code's order, into the line.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnumDiffersFromStateValuesFixer)), Shared]
public sealed class EnumDiffersFromStateValuesFixer : ManifestFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.EnumDiffersFromStateValues);

    internal override IEnumerable<FixOffer> OffersFor(Diagnostic diagnostic, CoverageManifest manifest, string fileName)
    {
        if (Property(diagnostic, FixProperties.Property) is { } property && Property(diagnostic, FixProperties.StateValues) is { } values)
        {
            yield return new FixOffer("OrderBackup.SetStates", $"Update the states of {property} in {fileName}", [new SetStatesChange(property, values)]);
        }
    }
}
