using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>All properties that a manifest names, held against a compilation.</summary>
internal sealed class ManifestResolution
{
    private readonly ManifestFile file;
    private readonly CompilationFacts facts;

    private ManifestResolution(ManifestFile file, CompilationFacts facts)
    {
        this.file = file;
        this.facts = facts;
        Names = new TypeNames(facts.Compilation, file.Manifest);
    }

    public ManifestFile File => file;

    public TypeNames Names { get; }

    public IReadOnlyList<ResolvedProperty> Properties { get; private set; } = [];

    public static ManifestResolution Resolve(ManifestFile file, CompilationFacts facts, CancellationToken cancellationToken)
    {
        var resolution = new ManifestResolution(file, facts);
        var properties = new List<ResolvedProperty>(file.Manifest.Entries.Count);
        foreach (var entry in file.Manifest.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var property in entry.Properties)
            {
                properties.Add(resolution.Resolve(entry, property, cancellationToken));
            }
        }

        resolution.Properties = properties;
        return resolution;
    }

    /// <summary>Whether a property, as a line of this manifest would name it, is there.</summary>
    public bool IsFound(string property, CancellationToken cancellationToken)
    {
        var entries = CoverageManifest.Parse($"t.c <- {property}").Entries;
        return entries is [{ Properties: [var path] } entry] && Resolve(entry, path, cancellationToken).Resolution == Resolution.Found;
    }

    // The shortest prefix that is a type with such members wins; of those without, the shortest that is a type.
    private ResolvedProperty Resolve(ManifestEntry entry, PropertyPath property, CancellationToken cancellationToken)
    {
        var first = Resolve(entry, property, isAll: false, cancellationToken);
        return first.Resolution == Resolution.Found ? first : Resolve(entry, property, isAll: true, cancellationToken);
    }

    private ResolvedProperty Resolve(ManifestEntry entry, PropertyPath property, bool isAll, CancellationToken cancellationToken)
    {
        ResolvedProperty? faulty = null;
        for (var count = 1; count < property.Segments.Count; count++)
        {
            foreach (var type in Names.Find(property.Segments, count, isAll))
            {
                var resolved = Follow(entry, property, type, count, cancellationToken);
                if (resolved.Resolution == Resolution.Found)
                {
                    return resolved;
                }

                faulty ??= resolved;
            }
        }

        return faulty ?? new ResolvedProperty { File = file, Entry = entry, Property = property, Resolution = Resolution.NoType };
    }

    private ResolvedProperty Follow(ManifestEntry entry, PropertyPath property, INamedTypeSymbol type, int count, CancellationToken cancellationToken)
    {
        var end = MemberPath.Follow(type, property.Segments, count);
        var path = PathOf(property, count);
        var isShadow = end is { Missing: { } missing, Container: { } container } && MemberPath.Find(container, missing.Name) is null
            && facts.IsDeclaredOnlyInModel(type, path, cancellationToken);
        return new ResolvedProperty
        {
            File = file,
            Entry = entry,
            Property = property,
            Resolution = end.Missing is null || isShadow ? Resolution.Found : Resolution.NoMember,
            Type = type,
            TypeSegments = count,
            Path = path,
            Member = end.Member,
            Missing = isShadow ? null : end.Missing,
            Container = isShadow ? null : end.Container,
        };
    }

    private static string PathOf(PropertyPath property, int first) =>
        first == property.Segments.Count - 1
            ? property.Segments[first].Name
            : string.Join(".", property.Segments.Skip(first).Select(segment => segment.Name));
}
