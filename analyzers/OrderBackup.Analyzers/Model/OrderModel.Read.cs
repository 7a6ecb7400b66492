using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model.Configuration;
using OrderBackup.Analyzers.Model.Mapping;
using OrderBackup.Analyzers.Model.Naming;

namespace OrderBackup.Analyzers.Model;

internal sealed partial class OrderModel
{
    private ContextMapping? describing;

    /// <summary>Reads the model from a compilation's source.</summary>
    public static OrderModel Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var contexts = new List<INamedTypeSymbol>();
        var tables = new List<INamedTypeSymbol>();
        foreach (var type in SourceTypes.In(compilation.Assembly.GlobalNamespace, cancellationToken))
        {
            if (type.TypeKind != TypeKind.Class)
            {
                continue;
            }

            if (EfNames.IsContext(type))
            {
                contexts.Add(type);
            }
            else if (EfNames.Has(type, EfNames.Table))
            {
                tables.Add(type);
            }
        }

        var concrete = contexts.Where(context => !context.IsAbstract && !context.IsGenericType).ToList();
        var naming = concrete.Count > 0 ? NamingReader.Read(compilation, cancellationToken) : null;
        var mappings = concrete.ConvertAll(context =>
        {
            var sets = ContextReader.Sets(context);
            return new ContextMapping(context, ContextReader.Read(compilation, context, cancellationToken), sets, sets.Keys, naming!.Of(context)) { HasJsonOptions = naming.HasJsonOptions };
        });
        var known = new HashSet<INamedTypeSymbol>(mappings.SelectMany(mapping => mapping.Entities.Types), SymbolEqualityComparer.Default);
        var others = tables.Where(type => !known.Contains(type)).ToList();
        if (others.Count > 0)
        {
            mappings.Add(new ContextMapping(context: null, new ContextFacts(), new(SymbolEqualityComparer.Default), others, NamingConvention.Unknown));
        }

        return new OrderModel
        {
            Entities = EntityMerge.Of(mappings, cancellationToken),
            Contexts = contexts,
            describing = mappings.FirstOrDefault(),
        };
    }

    /// <summary>What is stored of a class by EF Core's conventions and the compilation's configurations, whether or not a context has it.</summary>
    public EntityModel Describe(INamedTypeSymbol type) =>
        Find(type) ?? EntityMerge.Describe(describing?.Facts ?? new ContextFacts(), type);

    /// <summary>The entity with this class; null when there is none.</summary>
    public EntityModel? Find(INamedTypeSymbol type) =>
        (byType ??= Entities.ToDictionary<EntityModel, INamedTypeSymbol, EntityModel>(entity => entity.Type, entity => entity, SymbolEqualityComparer.Default))
        .TryGetValue(type, out var found) ? found : null;

    private Dictionary<INamedTypeSymbol, EntityModel>? byType;
}
