using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>
/// Fixes all diagnostics of a document, project or solution, manifest by manifest: each is edited once, whatever number of projects and
/// target frameworks have it, and all of its documents get the same text.
/// </summary>
internal sealed class ManifestFixAllProvider : FixAllProvider
{
    public static readonly ManifestFixAllProvider Instance = new();

    private ManifestFixAllProvider()
    {
    }

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeFixProvider is not ManifestFixer fixer) return null;
        var diagnostics = await FixAllDiagnostics.GetAsync(fixAllContext).ConfigureAwait(false);
        var key = fixer.KeyForAll(fixAllContext.CodeActionEquivalenceKey);
        var solution = fixAllContext.Solution;
        var files = new List<string>();
        var isDone = diagnostics.Count == 0 && GetSupportedFixAllScopes().Contains(fixAllContext.Scope);
        foreach (var group in diagnostics.Where(diagnostic => ManifestDocuments.PathOf(diagnostic) is not null).GroupBy(NormalizedPath, StringComparer.Ordinal))
        {
            var documents = ManifestDocuments.Find(solution, group.Key);
            if (documents.Count == 0) continue;

            var text = await documents[0].GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
            var manifest = CoverageManifest.Parse(text.ToString());
            var requests = group.SelectMany(diagnostic => fixer.GetRequestsForAll(diagnostic, manifest, key)).ToList();
            isDone |= requests.Count > 0;
            var changed = ManifestDraft.Apply(text, manifest, requests);
            if (changed == text) continue;
            solution = ManifestDocuments.WithText(solution, documents, changed);
            files.Add(FilePaths.NameOf(group.Key));
        }

        // "dotnet format" asks once for each project that brings the fixer. The first answer fixes a shared manifest for all of them; to the
        // others, nothing is left to do, which is no failure.
        if (files.Count == 0 && !isDone) return null;
        var title = "Fix all in " + string.Join(", ", files.Distinct(StringComparer.Ordinal));
        return CodeAction.Create(title, _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }

    private static string NormalizedPath(Diagnostic diagnostic) => FilePaths.Normalize(ManifestDocuments.PathOf(diagnostic)!, folder: null);
}
