using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model.Configuration;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>Lists what is stored of one entity, and in which columns.</summary>
internal sealed class EntityMapper
{
    private readonly ContextMapping mapping;
    private readonly INamedTypeSymbol type;
    private readonly List<MappedProperty> stored = [];
    private readonly List<UnstoredProperty> unstored = [];

    public EntityMapper(ContextMapping mapping, INamedTypeSymbol type)
    {
        this.mapping = mapping;
        this.type = type;
        Base = mapping.Entities.BaseOf(type) is { } based && !mapping.IsTablePerConcreteType(type) ? based : null;
        var chain = mapping.Entities.FactsChain(type);
        Table = mapping.TableOf(type);
        var place = new Place("", "", Table, Json: null, AreColumnsUnknown: AreColumnsUncertain(chain), EntityMember: null, Depth: 0) { Owner = type, OwnerFacts = chain };
        Walk(type, Base, chain, place);
        AddDeclared(chain, place);
    }

    public INamedTypeSymbol Type => type;

    public INamedTypeSymbol? Base { get; }

    public MappedName<QualifiedName?> Table { get; }

    public IReadOnlyList<MappedProperty> Stored => stored;

    public IReadOnlyList<UnstoredProperty> Unstored => unstored;

    /// <summary>The entities that its navigations lead to, with the member and whether it leads to many.</summary>
    public List<(IPropertySymbol Member, INamedTypeSymbol Target, bool IsToMany)> Navigations { get; } = [];

    private bool AreColumnsUncertain(IReadOnlyList<EntityFacts> chain) =>
        mapping.Facts.AreColumnsUncertain || mapping.Facts.SharedTypes.Contains(type) || chain.Any(facts => facts.IsUncertain) || mapping.Facts.AnyEntity.IsUncertain;

    private void Walk(INamedTypeSymbol current, INamedTypeSymbol? end, IReadOnlyList<EntityFacts> chain, Place place)
    {
        var properties = Members.Properties(current, end);
        foreach (var property in properties)
        {
            var member = MemberClassifier.Classify(property, chain, mapping.Facts, mapping.Entities.IsNavigationTarget);
            var path = place.Path + property.Name;
            switch (member.Kind)
            {
                case MemberKind.Stored:
                    var mapped = Map(property, property.Type, MemberClassifier.FindProperty(chain, property.Name), place, chain);
                    stored.Add(mapped);
                    AddJsonParts(mapped);
                    break;
                case MemberKind.Part when member is { Target: { } target, Part: { } part } && place.Depth < MemberClassifier.MaxDepth:
                    WalkPart(property.Name, property, target, part, place);
                    break;
                case MemberKind.Part:
                    stored.Add(new MappedProperty { Path = path, Member = property, EntityMember = place.EntityMember ?? property, Type = property.Type, IsInsideJson = place.Json is not null });
                    break;
                case MemberKind.Navigation:
                    Navigations.Add((property, member.Target!, !SymbolEqualityComparer.Default.Equals(ScalarTypes.Underlying(property.Type), member.Target)));
                    unstored.Add(new UnstoredProperty(path, property, "it leads to another entity", IsNavigation: true));
                    break;
                case MemberKind.Unstored:
                    unstored.Add(new UnstoredProperty(path, property, member.Reason!, IsNavigation: false));
                    break;
            }
        }

        WalkFields(current, properties, chain, place);
    }

    // Parts that only a field holds: no convention finds them, so a configuration names each.
    private void WalkFields(INamedTypeSymbol current, IReadOnlyList<IPropertySymbol> properties, IReadOnlyList<EntityFacts> chain, Place place)
    {
        var names = new HashSet<string>(properties.Select(property => property.Name), StringComparer.Ordinal);
        foreach (var (name, part) in OwnFacts(chain, place).SelectMany(facts => facts.Parts).Select(pair => (pair.Key, pair.Value)))
        {
            if (names.Add(name) && part.PartType is { } target && place.Depth < MemberClassifier.MaxDepth && Members.Find(current, name) is null or IFieldSymbol)
            {
                WalkPart(name, Members.Find(current, name), target, part, place);
            }
        }
    }

    private void WalkPart(string name, ISymbol? member, INamedTypeSymbol target, EntityFacts part, Place place)
    {
        var isMany = part.Ownership is Ownership.OwnedCollection or Ownership.ComplexCollection;
        var path = place.Path + name + (isMany ? "[]" : "");
        var inner = place with
        {
            Path = path + ".",
            EntityMember = place.EntityMember ?? member,
            AreColumnsUnknown = place.AreColumnsUnknown || part.IsUncertain,
            Depth = place.Depth + 1,
            Owner = target,
            OwnerFacts = [part],
            Key = isMany || part.Ownership != Ownership.Owned ? null : new OwnersKey(place.Owner, place.Key, part, target, place.OwnerFacts),
        };
        if (place.Json is { } document)
        {
            inner = inner with { Json = document.Then(KeyOf(member, part.JsonName, name), isMany) };
        }
        else if (part.IsJson)
        {
            var column = ColumnOfDocument(name, part, place);
            stored.Add(new MappedProperty
            {
                Path = place.Path + name,
                Member = member,
                EntityMember = place.EntityMember ?? member,
                Type = TypeOf(member),
                Table = place.Table,
                Column = column,
                IsJsonDocument = true,
            });
            inner = inner with { Json = new JsonPlace(column, isMany ? [null] : [], IsUnknown: false) };
        }
        else
        {
            inner = InTable(inner, name, part, isMany, place);
        }

        Walk(target, end: null, [part], inner);
        AddFields(target, part, inner);
        AddDeclared([part], inner);
    }

    // Of complex types EF Core takes the public fields too.
    private void AddFields(INamedTypeSymbol target, EntityFacts part, Place place)
    {
        if (part.Ownership is not (Ownership.Complex or Ownership.ComplexCollection))
        {
            return;
        }

        foreach (var field in target.GetMembers().OfType<IFieldSymbol>())
        {
            if (field is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsImplicitlyDeclared: false, IsReadOnly: false }
                && !part.Properties.ContainsKey(field.Name) && !part.Ignored.Contains(field.Name) && !EfNames.Has(field, EfNames.NotMapped) && ScalarTypes.IsScalar(field.Type))
            {
                stored.Add(Map(field, field.Type, null, place, [part]));
            }
        }
    }

    private Place InTable(Place inner, string name, EntityFacts part, bool isMany, Place place)
    {
        if (part.Table.IsStated || part.HasNoTable)
        {
            var table = mapping.Facts.AreTablesUncertain || part.HasNoTable ? MappedName<QualifiedName?>.Unknown : mapping.TableFrom(part.Table, part.Schema);
            var isOwnersTable = table.Value is { } own && place.Table.Value is { } owners && own == owners;
            return inner with { Table = table, Prefix = isOwnersTable && !isMany ? place.Prefix + name + "_" : "", AreColumnsUnknown = inner.AreColumnsUnknown || table.Value is null, Key = isOwnersTable || table.Value is null ? inner.Key : null };
        }

        if (isMany && part.Ownership == Ownership.OwnedCollection && part.PartType is { } element)
        {
            return inner with { Table = mapping.TableOfOwnedCollection(element, name, place.Depth == 0 ? place.Table.Value : null), Prefix = "" };
        }

        return isMany || (part.PartType is { } type && part.Ownership == Ownership.Owned && EfNames.Has(type, EfNames.Table))
            ? inner with { Table = MappedName<QualifiedName?>.Unknown, Prefix = "" }
            : inner with { Prefix = place.Prefix + name + "_" };
    }

    private MappedName<string> ColumnOfDocument(string name, EntityFacts part, Place place)
    {
        if (place.AreColumnsUnknown || part.IsUncertain)
        {
            return MappedName<string>.Unknown;
        }

        return part.JsonColumn.IsStated ? ContextMapping.From(part.JsonColumn) : mapping.Conventional(place.Prefix + name);
    }

    private void AddJsonParts(MappedProperty document)
    {
        if (!document.IsJsonDocument || document.Type is null)
        {
            return;
        }

        foreach (var part in JsonTextParts.Of(document.Type))
        {
            stored.Add(new MappedProperty
            {
                Path = document.Path + part.Path,
                Member = part.Member,
                EntityMember = document.EntityMember,
                Type = part.Member.Type,
                Table = document.Table,
                Column = document.Column,
                JsonPath = new JsonPath(part.Steps),
                IsJsonPathUnknown = !part.AreKeysStated && mapping.HasJsonOptions,
                IsInsideJson = true,
            });
        }
    }

    // Fields, get-only properties and shadow properties that a call of Property names.
    private void AddDeclared(IReadOnlyList<EntityFacts> chain, Place place)
    {
        var seen = new HashSet<string>(stored.Select(property => property.Path).Concat(unstored.Select(property => property.Path)), StringComparer.Ordinal);
        foreach (var facts in OwnFacts(chain, place).SelectMany(facts => facts.Properties.Values))
        {
            if (facts is { IsConditional: false, Name.Length: > 0, Column.Value: not "xmin" } && seen.Add(place.Path + facts.Name))
            {
                var member = Members.Find(place.Depth == 0 ? type : chain[0].PartType ?? type, facts.Name);
                if (member is IPropertySymbol inherited && Base is not null && place.Depth == 0 && !Members.Properties(type, Base).Contains(inherited, SymbolEqualityComparer.Default))
                {
                    continue;
                }

                var declared = TypeOf(member) ?? facts.DeclaredType;
                if (facts.IsRowVersion && declared?.SpecialType == SpecialType.System_UInt32)
                {
                    continue;
                }

                stored.Add(Map(member, declared, facts, place, chain, facts.Name));
            }
        }
    }

    // What an entity that this one inherits from has is that one's.
    private IEnumerable<EntityFacts> OwnFacts(IReadOnlyList<EntityFacts> chain, Place place) =>
        Base is null || place.Depth > 0 ? chain : chain.Where(facts => mapping.Entities.FactsOf(type) == facts);

    private MappedProperty Map(ISymbol? member, ITypeSymbol? memberType, PropertyFacts? facts, Place place, IReadOnlyList<EntityFacts> chain, string? shadow = null)
    {
        var name = shadow ?? member!.Name;
        var key = place.Json?.Then(KeyOf(member, facts?.JsonName ?? default, name), isArray: false);
        return new MappedProperty
        {
            Path = place.Path + name,
            Member = member,
            EntityMember = place.EntityMember ?? member,
            Type = memberType,
            Table = chain.Any(said => said.ElsewhereToo.Contains(name)) ? MappedName<QualifiedName?>.Unknown : place.Table,
            Column = key is null ? ColumnOf(member, name, facts, place, chain) : key.Column,
            JsonPath = key?.Path,
            IsJsonPathUnknown = key is { IsUnknown: true } || (key is not null && place.AreColumnsUnknown),
            IsInsideJson = key is not null,
            IsJsonDocument = key is null && facts is not { IsConverted: true } && memberType is not null && !ScalarTypes.IsScalar(memberType)
                && ScalarTypes.IsJson(facts is { ColumnType.IsStated: true } ? facts.ColumnType.Value : EfNames.ColumnTypeOf(member)),
            IsEnumName = EnumNameOf(memberType, facts),
        };
    }

    private MappedName<string> ColumnOf(ISymbol? member, string name, PropertyFacts? facts, Place place, IReadOnlyList<EntityFacts> chain)
    {
        if (place.AreColumnsUnknown || chain.Any(said => said.ElsewhereToo.Contains(name))
            || (mapping.Facts.AnyEntity.Properties.TryGetValue(name, out var anywhere) && anywhere.Column.IsStated)
            || (mapping.Facts.AnyEntity.Properties.TryGetValue("", out var nameless) && nameless.Column.IsStated))
        {
            return MappedName<string>.Unknown;
        }

        if (facts is { Column.IsStated: true })
        {
            return ContextMapping.From(facts.Column);
        }

        if (member is not null && EfNames.FirstText(EfNames.Find(member, EfNames.Column)) is { } attribute)
        {
            return ContextMapping.From(new Stated(true, attribute));
        }

        return place.Key?.MayHave(name) == true ? MappedName<string>.Unknown : mapping.Conventional(place.Prefix + name);
    }

    private static ITypeSymbol? TypeOf(ISymbol? member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private static string? KeyOf(ISymbol? member, Stated stated, string? shadow = null) =>
        stated.IsStated ? stated.Value : (member is null ? null : EfNames.FirstText(EfNames.Find(member, EfNames.JsonName))) ?? shadow ?? member?.Name;

    private bool? EnumNameOf(ITypeSymbol? memberType, PropertyFacts? facts)
    {
        if (memberType is null || ScalarTypes.Underlying(memberType) is not { TypeKind: TypeKind.Enum } type)
        {
            return null;
        }

        if (facts is { IsConverted: true })
        {
            return facts.IsConvertedToString ? true : null;
        }

        return mapping.Facts.TextTypes.Contains(type) || mapping.Facts.TextTypes.Any(text => text.SpecialType == SpecialType.System_Enum) ? true
            : mapping.Facts.OtherwiseConvertedTypes.Contains(type) ? null
            : false;
    }

    /// <summary>Where the walk is.</summary>
    private sealed record Place(
        string Path, string Prefix, MappedName<QualifiedName?> Table, JsonPlace? Json, bool AreColumnsUnknown, ISymbol? EntityMember, int Depth)
    {
        /// <summary>The class whose members are walked.</summary>
        public required INamedTypeSymbol Owner { get; init; }

        public required IReadOnlyList<EntityFacts> OwnerFacts { get; init; }

        /// <summary>The key that a part shares with its owner; null for what has a key of its own.</summary>
        public OwnersKey? Key { get; init; }
    }

    /// <summary>Where the walk is inside a JSON document.</summary>
    private sealed record JsonPlace(MappedName<string> Column, IReadOnlyList<string?> Steps, bool IsUnknown)
    {
        public JsonPath Path => new(Steps);

        public JsonPlace Then(string? key, bool isArray) => this with
        {
            Steps = [.. Steps, key ?? "", .. isArray ? new string?[] { null } : []],
            IsUnknown = IsUnknown || key is null,
        };
    }
}
