using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.CodeFixes;

/// <summary>OBK1100: creates the manifest.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManifestMissingFixer))]
[Shared]
public sealed class ManifestMissingFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.ManifestMissing);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ManifestCreationFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var project = context.TextDocument.Project;
            if (ManifestCreation.Create(project, [diagnostic]) is not { } changed) continue;
            context.RegisterCodeFix(CodeAction.Create($"Create {CoverageManifest.FileName}", _ => Task.FromResult(changed), FixKeys.Create), diagnostic);
        }

        return Task.CompletedTask;
    }
}
