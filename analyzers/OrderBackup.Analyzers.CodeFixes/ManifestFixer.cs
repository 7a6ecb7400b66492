using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes.Edits;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>A code fix that edits the manifest, by what the diagnostic's properties say and the manifest's text as it is now.</summary>
public abstract class ManifestFixer : CodeFixProvider
{
    private protected ManifestFixer(string id) => FixableDiagnosticIds = ImmutableArray.Create(id);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => ManifestFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (ManifestDocuments.PathOf(diagnostic) is not { } path) continue;
            var solution = context.TextDocument.Project.Solution;
            var documents = ManifestDocuments.Find(solution, path);
            if (documents.Count == 0) continue;

            var text = await documents[0].GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            Register(context, diagnostic, solution, documents, text, FilePaths.NameOf(path));
        }
    }

    /// <summary>What is offered for a diagnostic, the first being the one that is made where no person chooses. What would change nothing may be among it.</summary>
    private protected abstract IEnumerable<FixChoice> GetChoices(Diagnostic diagnostic, CoverageManifest manifest, string file);

    /// <summary>The key of the choice that is made for all diagnostics when a tool asks for no known one.</summary>
    private protected abstract string DefaultKey { get; }

    internal IEnumerable<ManifestRequest> GetRequestsForAll(Diagnostic diagnostic, CoverageManifest manifest, string key) =>
        GetChoices(diagnostic, manifest, "").Where(choice => choice.Key == key).SelectMany(choice => choice.ForAll);

    internal string KeyForAll(string? key) => key is not null && key.StartsWith("OrderBackup.", StringComparison.Ordinal) ? key : DefaultKey;

    private void Register(CodeFixContext context, Diagnostic diagnostic, Solution solution, IReadOnlyList<TextDocument> documents, SourceText text, string file)
    {
        var manifest = CoverageManifest.Parse(text.ToString());
        var seen = new List<SourceText> { text };
        foreach (var choice in GetChoices(diagnostic, manifest, file))
        {
            var changed = ManifestDraft.Apply(text, manifest, choice.Requests);
            if (seen.Exists(other => other.ContentEquals(changed))) continue;
            seen.Add(changed);
            var action = CodeAction.Create(choice.Title, _ => Task.FromResult(ManifestDocuments.WithText(solution, documents, changed)), choice.Key);
            context.RegisterCodeFix(choice.Menu is null ? action : CodeAction.Create(choice.Menu, ImmutableArray.Create(action), isInlinable: false), diagnostic);
        }
    }
}
