using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Coverage;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage.Comparison;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Manifests;

/// <summary>OBK2003: a line names a type or member that does not exist.</summary>
/// <remarks>
/// <para>A manifest in the project's own folder, or below it, speaks of that project: whatever it names must be there.</para>
/// <para>
/// A manifest elsewhere is shared, and some of its lines mean types that this project does not know. There, a type that is not found is
/// reported only by a project that it seems to belong to: one with an entity in the table that the line names, where the entity's name is
/// near or no line names that entity; or one with an entity of a near name that no line names. A member that is not found is reported by the
/// project whose context has the entity, because only there its configuration is seen; the project that merely declares the class reports
/// it when a member of a near name shows what was meant. So a misspelt name is found, and a project that has nothing to do with a line is silent.
/// </para>
/// </remarks>
internal sealed class StaleProperties(ManifestFile file, CompilationFacts facts, CancellationToken cancellationToken)
{
    private readonly ManifestResolution resolution = facts.Resolve(file, cancellationToken);
    private IReadOnlyList<INamedTypeSymbol>? candidates;
    private HashSet<INamedTypeSymbol>? named;

    public IEnumerable<Diagnostic> Find()
    {
        foreach (var property in resolution.Properties)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (property.Resolution == Resolution.NoType && DescribeType(property) is { } type)
            {
                yield return Report(property, property.Property.Span, type);
            }
            else if (property is { Resolution: Resolution.NoMember, Missing: { } missing } && DescribeMember(property) is { } member)
            {
                yield return Report(property, missing.Span, member);
            }
        }
    }

    private Finding? DescribeType(ResolvedProperty property)
    {
        var segments = property.Property.Segments;
        var index = SkipNamespaces(property);
        var name = string.Join(".", segments.Take(index + 1).Select(segment => segment.Name));
        var nearest = NearestType(property, index);
        if (file.IsShared && !SeemsOurs(property, nearest))
        {
            return null;
        }

        var hint = nearest is null ? "" : $" Did you mean {resolution.Names.Write(nearest)}?";
        return new Finding(
            $"{property.Property} names no type of this project or its references: there is no {name}.{hint} Correct the name, or remove the line if the type is gone.",
            nearest is null ? null : Whole(resolution.Names.Write(nearest), segments.Skip(index + 1)));
    }

    private Finding? DescribeMember(ResolvedProperty property)
    {
        var type = property.Type!;
        var missing = property.Missing!;
        var written = string.Join(".", property.Property.Segments.TakeWhile(segment => segment != missing));
        var suggestion = SuggestMember(property);
        if (file.IsShared && !HasEntity(type) && (suggestion is null || !IsOwn(type)))
        {
            return null;
        }

        if (missing.IsCollection && property.Container is { } container && MemberPath.Find(container, missing.Name) is not null)
        {
            return new Finding($"{written}.{missing.Name} is no collection: leave the [] behind it out.", Whole($"{written}.{missing.Name}", SegmentsBehind(property)));
        }

        var hint = suggestion is null ? "" : $" Did you mean {suggestion}?";
        return new Finding(
            $"{written} has no property or field {missing.Name}.{hint} Correct the name, or remove the line if the property is gone.",
            suggestion is null ? null : Whole(suggestion + (missing.IsCollection ? "[]" : ""), SegmentsBehind(property)));
    }

    private static IEnumerable<PropertySegment> SegmentsBehind(ResolvedProperty property) =>
        property.Property.Segments.SkipWhile(segment => segment != property.Missing).Skip(1);

    // A name that is corrected may lead to one that is wrong as well; then a person has to look.
    private string? Whole(string corrected, IEnumerable<PropertySegment> rest)
    {
        var text = string.Join(".", rest.Select(segment => segment.ToString()).Prepend(corrected));
        return resolution.IsFound(text, cancellationToken) ? text : null;
    }

    private string? SuggestMember(ResolvedProperty property)
    {
        var missing = property.Missing!;
        var before = string.Join(".", property.Property.Segments.TakeWhile(segment => segment != missing).Select(segment => segment.ToString()));
        if (property.Container is not { } container)
        {
            return null;
        }

        if (ScalarTypes.ElementOf(container) is { } element && MemberPath.Find(ScalarTypes.Underlying(element), missing.Name) is not null)
        {
            return $"{before}[].{missing.Name}";
        }

        var names = MemberPath.Names(container);
        if (SymbolEqualityComparer.Default.Equals(container, property.Type))
        {
            names = names.Concat(facts.Describe(property.Type!, cancellationToken).Properties
                .Where(stored => stored.Member is null && stored.Path.IndexOf('.') < 0).Select(stored => stored.Path));
        }

        return NearestName.Find(missing.Name, names, name => name) is { } nearest ? $"{before}.{nearest}" : null;
    }

    // Which segments were meant as a namespace is known only as far as there is such a namespace.
    private int SkipNamespaces(ResolvedProperty property)
    {
        var segments = property.Property.Segments;
        INamespaceSymbol? space = facts.Compilation.GlobalNamespace;
        for (var i = 0; i < segments.Count - 2; i++)
        {
            space = space.GetNamespaceMembers().FirstOrDefault(member => member.Name == segments[i].Name);
            if (space is null)
            {
                return i;
            }
        }

        return segments.Count - 2;
    }

    private INamedTypeSymbol? NearestType(ResolvedProperty property, int index)
    {
        var segments = property.Property.Segments;
        var name = segments[index].Name;
        var fitting = Candidates().Where(type => MemberPath.Follow(type, segments, index + 1).Missing is null);
        return NearestName.Find(name, fitting, type => type.Name) ?? NearestName.Find(name, Candidates(), type => type.Name);
    }

    private IReadOnlyList<INamedTypeSymbol> Candidates() => candidates ??=
    [
        .. facts.Model(cancellationToken).Entities.Select(entity => entity.Type)
            .Concat(resolution.Properties.Select(property => property.Type).OfType<INamedTypeSymbol>())
            .Concat(file.Manifest.Namespaces.SelectMany(space => TypesIn(facts.Compilation.GlobalNamespace, space.Value)))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default),
    ];

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol root, string name)
    {
        INamespaceSymbol? space = root;
        foreach (var part in name.Split('.'))
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        }

        return space?.GetTypeMembers().Where(type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false }) ?? [];
    }

    private bool SeemsOurs(ResolvedProperty property, INamedTypeSymbol? nearest)
    {
        named ??= new HashSet<INamedTypeSymbol>(resolution.Properties.Select(other => other.Type).OfType<INamedTypeSymbol>(), SymbolEqualityComparer.Default);
        if (nearest is not null && HasEntity(nearest) && !named.Contains(nearest))
        {
            return true;
        }

        return property.Entry.Key?.Table is { } table && facts.Model(cancellationToken).Entities.Any(entity =>
            entity.Table == table && (!named.Contains(entity.Type) || SymbolEqualityComparer.Default.Equals(entity.Type, nearest)));
    }

    private bool HasEntity(INamedTypeSymbol type) => facts.FindEntity(type, cancellationToken) is not null;

    private bool IsOwn(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, facts.Compilation.Assembly);

    private Diagnostic Report(ResolvedProperty property, ManifestSpan span, Finding finding)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Manifest, file.Path).Add(FixProperties.Property, property.Property.ToString());
        return Diagnostic.Create(
            Descriptors.StaleProperty,
            file.LocationOf(span),
            finding.Suggestion is null ? properties : properties.Add(FixProperties.Suggestion, finding.Suggestion),
            finding.Message);
    }

    /// <param name="Message">What is wrong.</param>
    /// <param name="Suggestion">The whole property that was probably meant; null when none is near.</param>
    private sealed record Finding(string Message, string? Suggestion);
}
