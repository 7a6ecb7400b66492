using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model.Configuration;
using OrderBackup.Analyzers.Model.Naming;

namespace OrderBackup.Analyzers.Model.Mapping;

/// <summary>Makes one entity of what several contexts say of a class: stored when any stores it, its column known when none disagrees.</summary>
internal static class EntityMerge
{
    public static IReadOnlyList<EntityModel> Of(IReadOnlyList<ContextMapping> mappings, CancellationToken cancellationToken)
    {
        var models = new Dictionary<INamedTypeSymbol, EntityModel>(SymbolEqualityComparer.Default);
        var order = new List<INamedTypeSymbol>();
        foreach (var mapping in mappings)
        {
            foreach (var model in Map(mapping, cancellationToken))
            {
                if (models.TryGetValue(model.Type, out var other))
                {
                    models[model.Type] = Merge(other, model);
                }
                else
                {
                    models.Add(model.Type, model);
                    order.Add(model.Type);
                }
            }
        }

        return order.ConvertAll(type => models[type]);
    }

    /// <summary>What is stored of a class that no context of the compilation has.</summary>
    public static EntityModel Describe(ContextFacts facts, INamedTypeSymbol type)
    {
        var mapping = new ContextMapping(context: null, facts, new(SymbolEqualityComparer.Default), [type], NamingConvention.Unknown);
        var mapper = new EntityMapper(mapping, type);
        return Model(mapping, mapper, Relations.Of(mapping, [mapper]));
    }

    private static IEnumerable<EntityModel> Map(ContextMapping mapping, CancellationToken cancellationToken)
    {
        var mappers = new List<EntityMapper>();
        foreach (var type in mapping.Entities.Types)
        {
            cancellationToken.ThrowIfCancellationRequested();
            mappers.Add(new EntityMapper(mapping, type));
        }

        TakeBackSharedColumns(mappers);
        var relations = Relations.Of(mapping, mappers);
        return mappers.Where(mapper => IsInTable(mapping, mapper.Type)).Select(mapper => Model(mapping, mapper, relations));
    }

    private static bool IsInTable(ContextMapping mapping, INamedTypeSymbol type) =>
        !(type.IsAbstract && mapping.IsTablePerConcreteType(type))
        && mapping.Entities.FactsOf(type) is not ({ IsKeyless: true } or { HasNoTable: true, IsUncertain: false }) && !EfNames.Has(type, EfNames.Keyless);

    // EF Core gives one of two properties another column when both would have the same by convention.
    private static void TakeBackSharedColumns(List<EntityMapper> mappers)
    {
        var columns = mappers.SelectMany(mapper => mapper.Stored)
            .Where(property => property is { IsInsideJson: false, Table.Value: not null, Column.Value: not null })
            .GroupBy(property => (property.Table.Value, property.Column.Value));
        foreach (var sharing in columns.Where(group => group.Skip(1).Any()))
        {
            foreach (var property in sharing.Where(property => !property.Column.IsStated))
            {
                property.Column = MappedName<string>.Unknown;
            }
        }
    }

    private static EntityModel Model(ContextMapping mapping, EntityMapper mapper, Relations relations) => new()
    {
        Type = mapper.Type,
        Base = mapper.Base,
        DeclaredBy = mapping.DeclarationOf(mapper.Type),
        Table = mapper.Table.Value,
        Properties = [.. mapper.Stored.Select(property => property.ToStored())],
        Unstored = mapper.Unstored,
        Related = relations.Related(mapper.Type),
        DependsOn = relations.Principals(mapper.Type),
    };

    private static EntityModel Merge(EntityModel one, EntityModel other)
    {
        var others = other.Properties.ToDictionary(property => property.Path, StringComparer.Ordinal);
        var paths = new HashSet<string>(one.Properties.Select(property => property.Path), StringComparer.Ordinal);
        return new EntityModel
        {
            Type = one.Type,
            Base = one.Base,
            DeclaredBy = one.DeclaredBy,
            Table = one.Table is { } table && other.Table is { } same && table == same ? table : null,
            Properties =
            [
                .. one.Properties.Select(property => others.TryGetValue(property.Path, out var twin) ? Merge(property, twin) : property),
                .. other.Properties.Where(property => !paths.Contains(property.Path)),
            ],
            Unstored =
            [
                .. one.Unstored.Where(member => !others.ContainsKey(member.Path)),
                .. other.Unstored.Where(member => !paths.Contains(member.Path) && !one.Unstored.Any(twin => twin.Path == member.Path)),
            ],
            Related = [.. one.Related.Union<INamedTypeSymbol>(other.Related, SymbolEqualityComparer.Default)],
            DependsOn = [.. one.DependsOn.Union<INamedTypeSymbol>(other.DependsOn, SymbolEqualityComparer.Default)],
        };
    }

    private static StoredProperty Merge(StoredProperty one, StoredProperty other) => new()
    {
        Path = one.Path,
        Member = one.Member,
        EntityMember = one.EntityMember,
        Type = one.Type,
        Column = one.Column == other.Column ? one.Column : null,
        CertainTable = one.CertainTable == other.CertainTable ? one.CertainTable : null,
        CertainColumn = one.CertainColumn == other.CertainColumn ? one.CertainColumn : null,
        IsInsideJson = one.IsInsideJson && other.IsInsideJson,
        IsJsonDocument = one.IsJsonDocument || other.IsJsonDocument,
        IsEnumName = one.IsEnumName == other.IsEnumName ? one.IsEnumName : null,
    };
}
