using Microsoft.CodeAnalysis;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>What a property on a manifest line turned out to be.</summary>
internal enum Resolution
{
    /// <summary>The type and the path are there, or something in between cannot be known because the code does not compile.</summary>
    Found,

    /// <summary>There is no such type.</summary>
    NoType,

    /// <summary>The type is there, the path is not.</summary>
    NoMember,
}

/// <summary>A property that a manifest line names, held against a compilation.</summary>
internal sealed class ResolvedProperty
{
    public required ManifestFile File { get; init; }

    public required ManifestEntry Entry { get; init; }

    public required PropertyPath Property { get; init; }

    public required Resolution Resolution { get; init; }

    /// <summary>The entity type; null when there is none of the name.</summary>
    public INamedTypeSymbol? Type { get; init; }

    /// <summary>How many segments name the type.</summary>
    public int TypeSegments { get; init; }

    /// <summary>The path's names with dots between them and without <c>[]</c>; empty without a type.</summary>
    public string Path { get; init; } = "";

    /// <summary>The member at the path's end; null for a shadow property and for what is not found.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>The first segment that names nothing; null when all do.</summary>
    public PropertySegment? Missing { get; init; }

    /// <summary>The type that lacks <see cref="Missing"/>.</summary>
    public ITypeSymbol? Container { get; init; }

    public bool IsExempt => Entry.Exemption is not null;

    /// <summary>Where the property stands in the manifest.</summary>
    public Location Location => File.LocationOf(Property.Span);
}
