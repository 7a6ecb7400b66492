using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1001: covers the property, moves the line of the one that it replaces, covers the whole entity, or exempts the property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PropertyNotCoveredFixer))]
[Shared]
public sealed class PropertyNotCoveredFixer() : ManifestFixer(DiagnosticIds.PropertyNotCovered)
{
    private protected override string DefaultKey => FixKeys.Cover;

    private protected override IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file)
    {
        if (FixProperties.Read(diagnostic, FixProperties.Property) is not { } property) yield break;
        var column = FixProperties.Read(diagnostic, FixProperties.Column);
        var former = FixProperties.Read(diagnostic, FixProperties.RenamedFrom);
        var entity = EntityLineList.Read(diagnostic);
        if (column is not null)
        {
            yield return new FixChoice(FixKeys.Cover, $"Cover {property} in {file}", new CoverLine(column, property, former));
        }

        if (former is not null)
        {
            // Which of several new properties took the place of the old one, only a person knows.
            var rename = Rename(property, column, former, file);
            yield return entity.Count > 1 ? rename with { ForAll = [] } : rename;
        }

        if (entity.Known.Any())
        {
            yield return new FixChoice(FixKeys.CoverEntity, $"Cover all of {entity.Owner} in {file}", [.. entity.Known.Select(line => new CoverLine(line.Column, line.Property, former))]);
        }

        yield return new FixChoice(FixKeys.Exempt, $"Add its line to {file}; the reason is yours to write", new ExemptLine(column, property)) { Menu = $"Exempt {property} from backups" };
    }

    private static FixChoice Rename(string property, string? column, string former, string file)
    {
        ManifestRequest rename = new RenameProperty(former, property);
        var title = $"Let the line of {former} in {file} name {property}";
        return column is null
            ? new FixChoice(FixKeys.Rename, title, rename)
            : new FixChoice(FixKeys.Rename, title, rename, new CorrectColumn(property, column));
    }
}
