using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>Fixes many diagnostics at once, manifest by manifest, so that a project with several target frameworks edits its manifest once.</summary>
internal sealed class ManifestFixAllProvider : FixAllProvider
{
    public static readonly ManifestFixAllProvider Instance = new();

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        // An exemption needs a reason of its own; nobody wants a hundred of them at a keystroke.
        if (fixAllContext.CodeFixProvider is not ManifestFixer fixer || fixAllContext.CodeActionEquivalenceKey is null or PropertyNotCoveredFixer.ExemptKey)
        {
            return null;
        }

        var diagnostics = await DiagnosticsOf(fixAllContext).ConfigureAwait(false);
        var solution = fixAllContext.Solution;
        foreach (var manifest in diagnostics.GroupBy(found => found.Document.FilePath ?? found.Document.Name, StringComparer.Ordinal))
        {
            var document = manifest.First().Document;
            var text = await document.GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
            var parsed = CoverageManifest.Parse(text.ToString());
            var changes = manifest
                .SelectMany(found => fixer.OffersFor(found.Diagnostic, parsed, document.Name).Where(offer => offer.Key == fixAllContext.CodeActionEquivalenceKey))
                .SelectMany(offer => offer.Changes);
            var changed = ManifestChanges.Apply(text, changes);
            solution = changed == text ? solution : ManifestFixer.WithManifest(solution, document.FilePath, document.Id, changed);
        }

        return solution == fixAllContext.Solution
            ? null
            : CodeAction.Create("Fix all in the coverage manifest", _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<IReadOnlyList<(TextDocument Document, Diagnostic Diagnostic)>> DiagnosticsOf(FixAllContext context)
    {
        var found = new List<(TextDocument, Diagnostic)>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                Add(found, document.Project, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;
            case FixAllScope.Document or FixAllScope.Project:
                Add(found, context.Project, await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;
            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects.OrderBy(project => project.FilePath, StringComparer.Ordinal).ThenBy(project => project.Name, StringComparer.Ordinal))
                {
                    Add(found, project, await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }

                break;
        }

        return found;
    }

    private static void Add(List<(TextDocument, Diagnostic)> found, Project project, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (ManifestFixer.FindManifest(project, diagnostic) is { } document)
            {
                found.Add((document, diagnostic));
            }
        }
    }
}
