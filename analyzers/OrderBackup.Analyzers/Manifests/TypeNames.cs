using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>Finds the types that a manifest names, in full or relative to one of its namespaces. Two analyzers ask at the same time.</summary>
internal sealed class TypeNames
{
    private readonly Compilation compilation;
    private readonly string[] prefixes;
    private readonly ConcurrentDictionary<string, IReadOnlyList<INamedTypeSymbol>> found = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamedTypeSymbol, string> written = new(SymbolEqualityComparer.Default);

    public TypeNames(Compilation compilation, CoverageManifest manifest)
    {
        this.compilation = compilation;
        prefixes = [.. manifest.Namespaces.Select(directive => directive.Value + ".").Distinct(StringComparer.Ordinal), ""];
    }

    /// <summary>All types that the first segments of a path can name; the namespaces' order decides, a full name comes last.</summary>
    public IReadOnlyList<INamedTypeSymbol> Find(IReadOnlyList<PropertySegment> segments, int count)
    {
        var name = count == 1 ? segments[0].Name : string.Join(".", segments.Take(count).Select(segment => segment.Name));
        if (!found.TryGetValue(name, out var types))
        {
            types = Find(name);
            if (types.Count == 0 && count > 1)
            {
                types = [.. Find(segments, count - 1).SelectMany(outer => outer.GetTypeMembers(segments[count - 1].Name, 0))];
            }

            found[name] = types;
        }

        return types;
    }

    /// <summary>The type's name as this manifest would write it: without a namespace that the manifest names, if that is unmistakable.</summary>
    public string Write(INamedTypeSymbol type)
    {
        if (!written.TryGetValue(type, out var name))
        {
            var full = FullName(type);
            name = prefixes
                .Where(prefix => prefix.Length > 0 && full.StartsWith(prefix, StringComparison.Ordinal))
                .OrderByDescending(prefix => prefix.Length)
                .Select(prefix => full.Substring(prefix.Length))
                .FirstOrDefault(relative => relative.IndexOf('.') >= 0 || IsUnmistakable(relative, type)) ?? full;
            written[type] = name;
        }

        return name;
    }

    public static string FullName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? FullName(outer) + "." + type.Name
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.Name
        : type.Name;

    private bool IsUnmistakable(string name, INamedTypeSymbol type) =>
        Find(name) is [var first, ..] && SymbolEqualityComparer.Default.Equals(first, type);

    private List<INamedTypeSymbol> Find(string name)
    {
        var types = new List<INamedTypeSymbol>();
        foreach (var prefix in prefixes)
        {
            var full = prefix + name;
            if (compilation.Assembly.GetTypeByMetadataName(full) is { } own)
            {
                types.Add(own);
            }
            else
            {
                types.AddRange(compilation.GetTypesByMetadataName(full).OrderBy(type => type.DeclaredAccessibility == Accessibility.Public ? 0 : 1));
            }
        }

        return types;
    }
}
