using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OrderBackup.Analyzers.Coverage;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>
/// Reports what is wrong with a manifest at its own lines: OBK2001, 2002, 2004 and 2005, which the parser finds, and OBK2003, lines whose
/// type or member the compilation does not have.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NotUnderstood,
        Descriptors.RepeatedOrContradictory,
        Descriptors.StaleProperty,
        Descriptors.ExemptWithoutReason,
        Descriptors.OutOfOrder);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var manifests = ManifestFiles.Find(context.Options, context.TryGetValue, context.CancellationToken);
        if (manifests.Count > 0)
        {
            context.RegisterAdditionalFileAction(file => Analyze(file, manifests));
        }
    }

    // The same file may be passed twice; only the instance that was chosen is reported on.
    private static void Analyze(AdditionalFileAnalysisContext context, IReadOnlyList<ManifestFile> manifests)
    {
        foreach (var manifest in manifests)
        {
            if (!ReferenceEquals(manifest.File, context.AdditionalFile))
            {
                continue;
            }

            foreach (var problem in manifest.Manifest.Problems)
            {
                context.ReportDiagnostic(ParserFindings.ToDiagnostic(problem, manifest));
            }

            foreach (var stale in new StaleProperties(manifest, CompilationFacts.Of(context.Compilation), context.CancellationToken).Find())
            {
                context.ReportDiagnostic(stale);
            }
        }
    }
}
