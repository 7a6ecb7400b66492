using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK2002: removes what repeats or contradicts an earlier line; what only the repeated line says goes to the earlier one.</summary>
/// <remarks>The diagnostic is in the manifest, so an editor must offer fixes in text files for it to be seen.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatedOrContradictoryFixer), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".txt"])]
[Shared]
public sealed class RepeatedOrContradictoryFixer() : ManifestFixer(DiagnosticIds.RepeatedOrContradictory)
{
    private protected override string DefaultKey => FixKeys.Remove;

    private protected override IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file)
    {
        var span = new ManifestSpan(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
        if (RemoveRepetition.Find(manifest, span) is not { } repetition) yield break;

        // Each removal moves the lines behind it, so that all repetitions are found anew in the text.
        var line = manifest.GetPosition(span.Start).Line;
        yield return repetition.IsContradiction
            ? new FixChoice(FixKeys.RemoveContradiction, $"Remove from line {line} of {file} what contradicts another line", new RemoveRepetition(span)) { ForAll = [] }
            : new FixChoice(FixKeys.Remove, $"Remove from line {line} of {file} what repeats an earlier line", new RemoveRepetition(span)) { ForAll = [new RemoveAllRepetitions()] };
    }
}
