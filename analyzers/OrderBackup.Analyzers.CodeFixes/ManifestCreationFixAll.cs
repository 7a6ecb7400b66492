using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>Creates one manifest for each project file, whatever number of target frameworks and contexts report that there is none.</summary>
internal sealed class ManifestCreationFixAll : FixAllProvider
{
    public static readonly ManifestCreationFixAll Instance = new();

    private ManifestCreationFixAll()
    {
    }

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var diagnostics = await FixAllDiagnostics.GetAsync(fixAllContext).ConfigureAwait(false);
        var solution = fixAllContext.Solution;
        foreach (var group in diagnostics.GroupBy(diagnostic => solution.GetDocument(diagnostic.Location.SourceTree)?.Project.Id))
        {
            if (group.Key is null || solution.GetProject(group.Key) is not { } project) continue;
            solution = ManifestCreation.Create(project, [.. group]) ?? solution;
        }

        return solution == fixAllContext.Solution ? null : CodeAction.Create($"Create {CoverageManifest.FileName}", _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }
}
