using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>What the analyzers find out about a compilation once, when one of them first asks: its model, and what the manifests' lines name in it.</summary>
internal sealed class CompilationFacts
{
    private static readonly ConditionalWeakTable<Compilation, CompilationFacts> All = new();

    private readonly object gate = new();
    private readonly Dictionary<CoverageManifest, ManifestResolution> resolutions = [];
    private readonly Dictionary<INamedTypeSymbol, HashSet<string>> modelPaths = new(SymbolEqualityComparer.Default);
    private OrderModel? model;

    private CompilationFacts(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; }

    public static CompilationFacts Of(Compilation compilation) => All.GetValue(compilation, key => new CompilationFacts(key));

    public OrderModel Model(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return model ??= OrderModel.Read(Compilation, cancellationToken);
        }
    }

    /// <summary>What is stored of a class, whether or not a context has it.</summary>
    public EntityModel Describe(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Model(cancellationToken).Describe(type);
        }
    }

    /// <summary>The entity of this compilation's contexts with this class; null when there is none.</summary>
    public EntityModel? FindEntity(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Model(cancellationToken).Find(type);
        }
    }

    public ManifestResolution Resolve(ManifestFile file, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!resolutions.TryGetValue(file.Manifest, out var resolution) || resolution.File.Path != file.Path)
            {
                resolution = ManifestResolution.Resolve(file, this, cancellationToken);
                resolutions[file.Manifest] = resolution;
            }

            return resolution;
        }
    }

    /// <summary>Whether the mapping, and not C#, gives a class what a path names, as with a shadow property.</summary>
    public bool IsDeclaredOnlyInModel(INamedTypeSymbol type, string path, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!modelPaths.TryGetValue(type, out var paths))
            {
                var entity = Describe(type, cancellationToken);
                paths = new HashSet<string>(StringComparer.Ordinal);
                paths.UnionWith(entity.Properties.Select(property => LinePaths.Key(property.Path)));
                paths.UnionWith(entity.Unstored.Select(property => LinePaths.Key(property.Path)));
                modelPaths.Add(type, paths);
            }

            return paths.Contains(path);
        }
    }
}
