using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>Finds the types that a manifest names, in full or relative to one of its namespaces. Two analyzers ask at the same time.</summary>
internal sealed class TypeNames
{
    private readonly Compilation compilation;
    private readonly string[] prefixes;
    private readonly INamespaceSymbol?[] spaces;
    private readonly ConcurrentDictionary<(string Name, bool IsAll), IReadOnlyList<INamedTypeSymbol>> found = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, string> written = new(SymbolEqualityComparer.Default);

    public TypeNames(Compilation compilation, CoverageManifest manifest)
    {
        this.compilation = compilation;
        prefixes = [.. manifest.Namespaces.Select(directive => directive.Value + ".").Distinct(StringComparer.Ordinal), ""];
        spaces = Array.ConvertAll(prefixes, prefix => Descend(compilation.GlobalNamespace, prefix.Split('.'), prefix.Length == 0 ? 0 : prefix.Count(c => c == '.')));
    }

    /// <summary>
    /// The types that the first segments of a path can name: those of the first namespace that has any, or, because that may be the wrong one,
    /// those of all namespaces. Their order in the manifest decides, a full name comes last.
    /// </summary>
    public IReadOnlyList<INamedTypeSymbol> Find(IReadOnlyList<PropertySegment> segments, int count, bool isAll)
    {
        var name = count == 1 ? segments[0].Name : string.Join(".", segments.Take(count).Select(segment => segment.Name));
        if (!found.TryGetValue((name, isAll), out var types))
        {
            types = Find(name, isAll);
            if (types.Count == 0 && count > 1)
            {
                types = [.. Find(segments, count - 1, isAll).SelectMany(outer => outer.GetTypeMembers(segments[count - 1].Name, 0))];
            }

            found[(name, isAll)] = types;
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
        Find(name, isAll: false) is [var first, ..] && SymbolEqualityComparer.Default.Equals(first, type);

    // Looked up in the namespace itself: a look-up by full name asks every referenced assembly.
    private List<INamedTypeSymbol> Find(string name, bool isAll)
    {
        var types = new List<INamedTypeSymbol>();
        var parts = name.Split('.');
        foreach (var space in spaces)
        {
            if (Descend(space, parts, parts.Length - 1) is { } container && (isAll || types.Count == 0))
            {
                types.AddRange(container.GetTypeMembers(parts[parts.Length - 1], 0).OrderBy(Rank));
            }
        }

        return types;
    }

    private int Rank(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) ? 0 : type.DeclaredAccessibility == Accessibility.Public ? 1 : 2;

    private static INamespaceSymbol? Descend(INamespaceSymbol? space, string[] names, int count)
    {
        for (var i = 0; i < count && space is not null; i++)
        {
            space = space.GetMembers(names[i]).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return space;
    }
}
