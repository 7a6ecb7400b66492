using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>OBK1005: the values of <c>{state A, B}</c> are not those of the property's enum, or of the class of constants that belongs to it, in order.</summary>
/// <remarks>Enums with <c>[Flags]</c> are stored in combinations, which no list of values gives.</remarks>
internal sealed class StateValues(Findings findings, OrderEntity entity, StateConstants constants)
{
    public void Check()
    {
        foreach (var property in entity.Model.Properties)
        {
            if (!property.IsInsideJson)
            {
                Check(property.Path, property.Member, property.EntityMember, property.Type, property.IsEnumName);
            }
        }

        foreach (var line in entity.Lines.WithStateValues.Where(line => line.Entry.Key is { JsonPath: not null } && line.Member is not null))
        {
            Check(line, line.Member, entityMember: null, MemberPath.TypeOf(line.Member!), isEnumName: null);
        }
    }

    private void Check(string path, ISymbol? member, ISymbol? entityMember, ITypeSymbol? type, bool? isEnumName)
    {
        foreach (var line in entity.Lines.At(LinePaths.Key(path)).Where(line => line.Entry is { State.Values.Count: > 0, Key.JsonPath: null }))
        {
            Check(line, member, entityMember, type, isEnumName);
        }
    }

    private void Check(ResolvedProperty line, ISymbol? member, ISymbol? entityMember, ITypeSymbol? type, bool? isEnumName)
    {
        if (!entity.IsNamedBy(line) || type is null)
        {
            return;
        }

        var value = ScalarTypes.Underlying(ScalarTypes.ElementOf(type) ?? type);
        var listed = line.Entry.State!.Values;
        if (value is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum && !EfNames.Has(@enum, "System.FlagsAttribute"))
        {
            var aliases = new HashSet<string>(EnumSpelling.Aliases(@enum), StringComparer.Ordinal);
            var known = EnumSpelling.Find(@enum, listed, isEnumName == true);
            Compare(line, member, entityMember, known, [.. listed.Where(name => !aliases.Contains(name))], $"the members of {@enum.Name}");
        }
        else if (value.SpecialType == SpecialType.System_String)
        {
            var name = line.Property.Segments[line.Property.Segments.Count - 1].Name;
            Compare(line, member, entityMember, constants.Find(entity.Type, name, listed), listed, "the constants of its states");
        }
    }

    private void Compare(ResolvedProperty line, ISymbol? member, ISymbol? entityMember, IReadOnlyList<string>? known, IReadOnlyList<string> listed, string source)
    {
        if (known is null || known.Count == 0 || known.SequenceEqual(listed, StringComparer.Ordinal))
        {
            return;
        }

        findings.Add(
            entity, Descriptors.EnumDiffersFromStateValues,
            $"The state values of {entity.Type.Name}.{line.Path} in {line.File.Name} differ from {source}: {Describe(known, listed)}; the line should say {StateAnnotation.Format(known)}.",
            ImmutableDictionary<string, string?>.Empty
                .Add(FixProperties.Property, line.Property.ToString())
                .Add(FixProperties.StateValues, string.Join("\n", known)),
            [line.File.LocationOf(line.Entry.State!.Span)], member, entityMember);
    }

    private static string Describe(IReadOnlyList<string> known, IReadOnlyList<string> listed)
    {
        var missing = known.Except(listed, StringComparer.Ordinal).ToList();
        var extra = listed.Except(known, StringComparer.Ordinal).ToList();
        var parts = new List<string>();
        if (missing.Count > 0)
        {
            parts.Add("the line lacks " + string.Join(", ", missing));
        }

        if (extra.Count > 0)
        {
            parts.Add("the code does not have " + string.Join(", ", extra));
        }

        return parts.Count > 0 ? string.Join(" and ", parts) : "they are in another order";
    }
}
