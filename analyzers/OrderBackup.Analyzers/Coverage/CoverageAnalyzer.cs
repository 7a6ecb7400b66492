using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OrderBackup.Analyzers.Manifests;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>
/// Reports at the order model's own source what no backup is proven to hold: OBK1001 to OBK1005, held against the manifests, and OBK1100
/// where there is none.
/// </summary>
/// <remarks>
/// Everything is reported from symbol actions, because an editor offers no fix for what comes at a compilation's end. Generated code is
/// reported on too: an entity that a tool wrote is stored like any other.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoverageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.PropertyNotCovered,
        Descriptors.EntityNotCovered,
        Descriptors.MappingContradictsLine,
        Descriptors.PropertyNotStored,
        Descriptors.EnumDiffersFromStateValues,
        Descriptors.ManifestMissing);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var manifests = ManifestFiles.Find(context.Options, context.TryGetValue, context.CancellationToken);
        if (manifests.Count > 0)
        {
            var findings = new FindingsOnDemand(context.Compilation, manifests);
            context.RegisterSymbolAction(symbol => Report(symbol, findings), SymbolKind.NamedType);
        }
        else if (MissingManifest.For(context.Compilation, context.Options) is { } missing)
        {
            context.RegisterSymbolAction(missing.Check, SymbolKind.NamedType);
        }
    }

    private static void Report(SymbolAnalysisContext context, FindingsOnDemand findings)
    {
        foreach (var diagnostic in findings.Get(context.CancellationToken).At((INamedTypeSymbol)context.Symbol))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    // Not a Lazy, which would keep a cancellation for good.
    private sealed class FindingsOnDemand(Compilation compilation, IReadOnlyList<ManifestFile> manifests)
    {
        private readonly object gate = new();
        private Findings? findings;

        public Findings Get(CancellationToken cancellationToken)
        {
            lock (gate)
            {
                return findings ??= Findings.Of(compilation, manifests, cancellationToken);
            }
        }
    }
}
