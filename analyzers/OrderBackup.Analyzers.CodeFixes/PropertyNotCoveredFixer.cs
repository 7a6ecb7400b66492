using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1001: adds the property's line, moves the line of the property that it was before, covers its whole entity, or exempts it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PropertyNotCoveredFixer)), Shared]
public sealed class PropertyNotCoveredFixer : ManifestFixer
{
    internal const string CoverKey = "OrderBackup.Cover";
    internal const string CoverEntityKey = "OrderBackup.CoverEntity";
    internal const string RenameKey = "OrderBackup.Rename";
    internal const string ExemptKey = "OrderBackup.Exempt";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.PropertyNotCovered);

    internal override IEnumerable<FixOffer> OffersFor(Diagnostic diagnostic, CoverageManifest manifest, string fileName)
    {
        if (Property(diagnostic, FixProperties.Property) is not { } property)
        {
            yield break;
        }

        var column = ColumnOf(Property(diagnostic, FixProperties.Column)) ?? UnlinkedColumn.Find(manifest, property);
        if (column is not null)
        {
            yield return new FixOffer(CoverKey, $"Cover {property} in {fileName}", [new CoverChange(column, property)]);
        }

        if (Property(diagnostic, FixProperties.RenamedFrom) is { } before && before != property)
        {
            yield return new FixOffer(RenameKey, $"Make the line of {before} that of {property}", [new MoveChange(before, property, column)]);
        }

        var entity = EntityLines.Covers(diagnostic, manifest);
        if (entity.Any(change => change.Property != property))
        {
            yield return new FixOffer(CoverEntityKey, $"Cover all of {EntityLines.EntityOf(property)} in {fileName}", entity);
        }

        yield return new FixOffer(ExemptKey, $"Exempt {property} in {fileName} (write the reason there)", [new ExemptChange(column, property)]);
    }
}
