using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>An entity that must be covered.</summary>
internal sealed class OrderEntity
{
    public required EntityModel Model { get; init; }

    /// <summary>The entity whose hierarchy it belongs to, which answers for the inherited properties; null when it answers for all.</summary>
    public EntityModel? Base { get; init; }

    public required EntityLines Lines { get; init; }

    /// <summary>The manifest that its lines belong in.</summary>
    public required ManifestResolution Manifest { get; init; }

    /// <summary>The type at whose analysis its diagnostics are reported: its own, or for one of another project the context that has it.</summary>
    public required INamedTypeSymbol Host { get; init; }

    /// <summary>Whether any line belongs to it; without one it is reported as a whole.</summary>
    public required bool HasLines { get; init; }

    /// <summary>The covered entity that it is related to; null for one that is a root or that every table is asked for.</summary>
    public INamedTypeSymbol? RelatedTo { get; init; }

    public INamedTypeSymbol Type => Model.Type;

    public ManifestFile File => Manifest.File;

    /// <summary>Whether a line names this class, and not one that derives from it.</summary>
    public bool IsNamedBy(ResolvedProperty line) => SymbolEqualityComparer.Default.Equals(line.Type, Type);

    /// <summary>A property as a line of its manifest names it.</summary>
    public string Write(string path) => Manifest.Names.Write(Type) + "." + path;
}
