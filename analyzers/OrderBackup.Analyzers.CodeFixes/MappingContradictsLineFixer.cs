using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1003: writes the column that the mapping gives.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MappingContradictsLineFixer)), Shared]
public sealed class MappingContradictsLineFixer : ManifestFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.MappingContradictsLine);

    internal override IEnumerable<FixOffer> OffersFor(Diagnostic diagnostic, CoverageManifest manifest, string fileName)
    {
        if (Property(diagnostic, FixProperties.Property) is { } property && ColumnOf(Property(diagnostic, FixProperties.Column)) is { } column)
        {
            yield return new FixOffer("OrderBackup.CorrectColumn", $"Write {column} in the line of {property}", [new MoveChange(property, property, column)]);
        }
    }
}
