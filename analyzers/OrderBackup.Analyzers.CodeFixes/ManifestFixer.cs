using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes.Changes;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>A code fix whose edit is in the manifest. All that it needs is in the diagnostic and in the manifest's text; the code is not analysed again.</summary>
public abstract class ManifestFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => ManifestFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FindManifest(context.TextDocument.Project, diagnostic) is not { } document)
            {
                continue;
            }

            var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            var manifest = CoverageManifest.Parse(text.ToString());
            foreach (var offer in OffersFor(diagnostic, manifest, document.Name))
            {
                var changed = ManifestChanges.Apply(text, offer.Changes);
                if (changed != text)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(offer.Title, cancellationToken => Task.FromResult(WithManifest(document.Project.Solution, document.FilePath, document.Id, changed)), offer.Key),
                        diagnostic);
                }
            }
        }
    }

    /// <summary>The ways to fix a diagnostic, the best first. Those that would change nothing are not shown.</summary>
    internal abstract IEnumerable<FixOffer> OffersFor(Diagnostic diagnostic, CoverageManifest manifest, string fileName);

    internal static TextDocument? FindManifest(Project project, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixProperties.Manifest, out var path) && path is not null
            ? project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == path)
            : null;

    /// <summary>The solution with another text for a manifest, in every project that has the file: each target framework is a project to Roslyn.</summary>
    internal static Solution WithManifest(Solution solution, string? path, DocumentId id, SourceText text)
    {
        var ids = path is null ? [id] : solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(document => document.FilePath == path).Select(document => document.Id).ToList();
        return ids.Aggregate(solution, (changed, document) => changed.WithAdditionalDocumentText(document, text, PreservationMode.PreserveIdentity));
    }

    internal static ColumnKey? ColumnOf(string? text) => string.IsNullOrEmpty(text) ? null : CoverageManifest.Parse(text).Entries is [{ Key: { } key }] ? key : null;

    /// <summary>What the diagnostic says under a name; null when it says nothing.</summary>
    internal static string? Property(Diagnostic diagnostic, string name) =>
        diagnostic.Properties.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}
