using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1005: writes the enum's members as the line's state values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnumDiffersFromStateValuesFixer))]
[Shared]
public sealed class EnumDiffersFromStateValuesFixer() : ManifestFixer(DiagnosticIds.EnumDiffersFromStateValues)
{
    private protected override string DefaultKey => FixKeys.SetStates;

    private protected override IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file)
    {
        if (FixProperties.Read(diagnostic, FixProperties.Property) is not { } property) yield break;
        if (FixProperties.Read(diagnostic, FixProperties.StateValues) is not { } values) yield break;
        yield return new FixChoice(FixKeys.SetStates, $"Update the state values of {property} in {file}", new SetStates(property, values));
    }
}
