using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1002: adds all lines of the entity whose columns are known; OBK1001 then reports the others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EntityNotCoveredFixer)), Shared]
public sealed class EntityNotCoveredFixer : ManifestFixer
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.EntityNotCovered);

    internal override IEnumerable<FixOffer> OffersFor(Diagnostic diagnostic, CoverageManifest manifest, string fileName)
    {
        var lines = EntityLines.Covers(diagnostic, manifest);
        if (lines.Count > 0)
        {
            yield return new FixOffer(PropertyNotCoveredFixer.CoverEntityKey, $"Cover all of {EntityLines.EntityOf(lines[0].Property)} in {fileName}", lines);
        }
    }
}
