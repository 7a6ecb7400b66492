using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1002: adds the lines of all the entity's properties, or exempts its table.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EntityNotCoveredFixer))]
[Shared]
public sealed class EntityNotCoveredFixer() : ManifestFixer(DiagnosticIds.EntityNotCovered)
{
    private protected override string DefaultKey => FixKeys.Cover;

    private protected override IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file)
    {
        var entity = EntityLineList.Read(diagnostic);
        var known = entity.Known.ToList();
        if (known.Count == 0) yield break;

        var count = known.Count == entity.Count ? "" : $" (those {known.Count} of {entity.Count} whose column is known)";
        yield return new FixChoice(FixKeys.Cover, $"Cover all of {entity.Owner} in {file}{count}", [.. known.Select(line => new CoverLine(line.Column, line.Property, RenamedFrom: null))]);

        var tables = known.Select(line => LineSyntax.ReadColumn(line.Column)?.Table).Distinct().ToList();
        if (tables is not [{ } table]) yield break;
        yield return new FixChoice(FixKeys.Exempt, $"Add its line to {file}; the reason is yours to write", new ExemptTable(known[0].Column)) { Menu = $"Exempt the table {table} from backups" };
    }
}
