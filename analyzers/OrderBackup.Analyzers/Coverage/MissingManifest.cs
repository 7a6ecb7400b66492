using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;
using OrderBackup.Analyzers.Model.Configuration;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>OBK1100: there is an order model, but no manifest.</summary>
/// <remarks>
/// Reported at each context that has an order, told by the entities' names, or, in a project without a context, at an order with
/// <c>[Table]</c>. Where the project asks for a manifest, by <c>$(OrderBackupStrict)</c> or by naming one in <c>$(OrderBackupManifest)</c>,
/// every context is reported: names may be in any language, and a manifest that was deleted must be missed.
/// </remarks>
internal sealed class MissingManifest
{
    private const string StrictProperty = "build_property.OrderBackupStrict";

    private readonly bool isAskedFor;
    private readonly string? namedPath;

    private MissingManifest(AnalyzerConfigOptions global)
    {
        namedPath = NamedPath(global);
        isAskedFor = namedPath is not null || string.Equals(ManifestFiles.Property(global, StrictProperty), "true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The rule for a compilation without a manifest; null when it has nothing that could be an order model.</summary>
    public static MissingManifest? For(Compilation compilation, AnalyzerOptions options)
    {
        if (compilation.GetTypeByMetadataName(EfNames.Context) is null && compilation.GetTypeByMetadataName(EfNames.Table) is null)
        {
            return null;
        }

        return new MissingManifest(options.AnalyzerConfigOptionsProvider.GlobalOptions);
    }

    public void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false })
        {
            return;
        }

        var facts = CompilationFacts.Of(context.Compilation);
        if (EfNames.IsContext(type) ? HasOrders(type, facts, context.CancellationToken) : IsLoneOrder(type, facts, context.CancellationToken))
        {
            Report(context, type, facts.Model(context.CancellationToken));
        }
    }

    // The sets tell without reading the whole model; a context without sets registers its entities in code.
    private bool HasOrders(INamedTypeSymbol context, CompilationFacts facts, CancellationToken cancellationToken)
    {
        var sets = ContextReader.Sets(context).Keys;
        if (sets.Any(entity => isAskedFor || OrderWords.IsOrderOrPart(entity.Name)))
        {
            return true;
        }

        return sets.Count == 0 && ProposedManifest.EntitiesOf(facts.Model(cancellationToken), context)
            .Any(entity => isAskedFor || OrderWords.IsOrderOrPart(entity.Type.Name));
    }

    private static bool IsLoneOrder(INamedTypeSymbol type, CompilationFacts facts, CancellationToken cancellationToken) =>
        OrderWords.IsOrder(type.Name) && EfNames.Has(type, EfNames.Table) && facts.Model(cancellationToken).Contexts.Count == 0;

    private void Report(SymbolAnalysisContext context, INamedTypeSymbol type, OrderModel model)
    {
        if (ReportPlace.Find(context.Compilation, type) is not { } location)
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.ManifestText, ProposedManifest.Write(model, type));
        var what = EfNames.IsContext(type) ? "has an order model" : "is an order";
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.ManifestMissing, location,
            namedPath is null ? properties : properties.Add(FixProperties.Manifest, namedPath),
            namedPath is null
                ? $"{type.Name} {what}, but the project has no {CoverageManifest.FileName} that says what every backup must contain; create it beside the project file, or name it with $(OrderBackupManifest)."
                : $"{type.Name} {what}, but {FilePaths.NameOf(namedPath)}, which $(OrderBackupManifest) names, is not there to say what every backup must contain; create it, or correct the property."));
    }

    // A package may fill the property with the customary place; only another one is a wish.
    private static string? NamedPath(AnalyzerConfigOptions global)
    {
        var project = ManifestFiles.ProjectFolder(global);
        return ManifestFiles.Property(global, ManifestFiles.ManifestProperty) is { } path
            && FilePaths.Normalize(path, project) is var named && !FilePaths.AreEqual(named, FilePaths.Normalize(CoverageManifest.FileName, project))
                ? named
                : null;
    }
}
