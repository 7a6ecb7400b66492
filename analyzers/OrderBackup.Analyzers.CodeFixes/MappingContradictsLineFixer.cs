using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1003: gives the line the column that the property is mapped to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MappingContradictsLineFixer))]
[Shared]
public sealed class MappingContradictsLineFixer() : ManifestFixer(DiagnosticIds.MappingContradictsLine)
{
    private protected override string DefaultKey => FixKeys.CorrectColumn;

    private protected override IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file)
    {
        if (FixProperties.Read(diagnostic, FixProperties.Property) is not { } property) yield break;
        if (FixProperties.Read(diagnostic, FixProperties.Column) is not { } column) yield break;
        yield return new FixChoice(FixKeys.CorrectColumn, $"Say in {file} that {property} is stored in {column}", new CorrectColumn(property, column));
    }
}
