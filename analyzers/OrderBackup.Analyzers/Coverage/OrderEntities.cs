using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Analyzers.Model;
using OrderBackup.Coverage;

namespace OrderBackup.Analyzers.Coverage;

/// <summary>Finds the entities that must be covered.</summary>
/// <remarks>
/// They are those that a line names or whose table has a line; and, without a line yet, those of the roots' tables, those that depend on a
/// root's entity by foreign keys, directly or through others, as the check of the live database has it, and those that stand in a relation,
/// of either direction, with an entity that has lines. <c>@scope all</c> asks for every entity. One whose table is exempt is none of them.
/// </remarks>
internal sealed class OrderEntities
{
    private readonly CompilationFacts facts;
    private readonly IReadOnlyList<ManifestResolution> manifests;
    private readonly Dictionary<INamedTypeSymbol, EntityModel> models = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, EntityLines> lines = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, bool> withLines = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, bool> exempt = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, INamedTypeSymbol> relations = new(SymbolEqualityComparer.Default);

    public OrderEntities(CompilationFacts facts, IReadOnlyList<ManifestFile> files, CancellationToken cancellationToken)
    {
        this.facts = facts;
        manifests = [.. files.Select(file => facts.Resolve(file, cancellationToken))];
        Columns = new ListedColumns(files);
        Collect(facts.Model(cancellationToken), cancellationToken);
        foreach (var line in manifests.SelectMany(manifest => manifest.Properties))
        {
            Add(line);
        }

        FindRelations();
    }

    public ListedColumns Columns { get; }

    public IEnumerable<OrderEntity> Find() => models.Values.Select(Find).OfType<OrderEntity>();

    private void Collect(OrderModel model, CancellationToken cancellationToken)
    {
        foreach (var entity in model.Entities)
        {
            models[entity.Type] = entity;
        }

        foreach (var type in manifests.SelectMany(manifest => manifest.Properties).Select(line => line.Type).OfType<INamedTypeSymbol>())
        {
            if (!models.ContainsKey(type) && IsOwn(type))
            {
                models.Add(type, facts.Describe(type, cancellationToken));
            }
        }
    }

    private void Add(ResolvedProperty line)
    {
        if (line.Type is not { } type)
        {
            return;
        }

        LinesOf(type).Add(line, isOwn: true);
        while (line.Resolution == Resolution.Found && BaseOf(type) is { } based && based.Properties.Any(property => LinePaths.Key(property.Path) == line.Path))
        {
            type = based.Type;
            LinesOf(type).Add(line, isOwn: false);
        }
    }

    private EntityLines LinesOf(INamedTypeSymbol type)
    {
        if (!lines.TryGetValue(type, out var found))
        {
            lines.Add(type, found = new EntityLines());
        }

        return found;
    }

    private EntityModel? BaseOf(INamedTypeSymbol type) =>
        models.TryGetValue(type, out var model) && model.Base is { } based && models.TryGetValue(based, out var found) ? found : null;

    private void FindRelations()
    {
        var covered = models.Values.Where(HasLines).ToList();
        foreach (var entity in covered)
        {
            foreach (var other in entity.Related)
            {
                Relate(other, entity.Type);
            }
        }

        foreach (var entity in models.Values)
        {
            foreach (var other in entity.Related.Concat(entity.Base is { } based ? [based] : []))
            {
                if (models.TryGetValue(other, out var model) && HasLines(model))
                {
                    Relate(entity.Type, other);
                }
            }
        }

        var roots = models.Values.Where(entity => Columns.IsRoot(entity.Table)).ToList();
        FollowDependents(roots.Count > 0 ? roots : covered);
    }

    private void FollowDependents(List<EntityModel> from)
    {
        var dependents = models.Values
            .SelectMany(entity => entity.DependsOn.Select(principal => (Principal: principal, Dependent: entity)))
            .ToLookup<(INamedTypeSymbol Principal, EntityModel Dependent), ISymbol, EntityModel>(pair => pair.Principal, pair => pair.Dependent, SymbolEqualityComparer.Default);
        var seen = new HashSet<INamedTypeSymbol>(from.Select(entity => entity.Type), SymbolEqualityComparer.Default);
        var queue = new Queue<EntityModel>(from);
        while (queue.Count > 0)
        {
            var principal = queue.Dequeue();
            foreach (var dependent in dependents[principal.Type])
            {
                if (seen.Add(dependent.Type))
                {
                    Relate(dependent.Type, principal.Type);
                    queue.Enqueue(dependent);
                }
            }
        }
    }

    private void Relate(INamedTypeSymbol type, INamedTypeSymbol to)
    {
        if (!relations.ContainsKey(type) && !SymbolEqualityComparer.Default.Equals(type, to))
        {
            relations.Add(type, to);
        }
    }

    private OrderEntity? Find(EntityModel model)
    {
        var hasLines = HasLines(model);
        relations.TryGetValue(model.Type, out var relatedTo);
        if (IsExempt(model) || HostOf(model) is not { } host || !(hasLines || relatedTo is not null || Columns.AsksForAll || Columns.IsRoot(model.Table)))
        {
            return null;
        }

        return new OrderEntity
        {
            Model = model,
            Base = BaseOf(model.Type),
            Lines = lines.TryGetValue(model.Type, out var own) ? own : EntityLines.None,
            Manifest = ManifestOf(model, relatedTo),
            Host = host,
            HasLines = hasLines,
            RelatedTo = relatedTo,
        };
    }

    private bool HasLines(EntityModel model) => Remember(withLines, model, FindLines);

    private bool IsExempt(EntityModel model) => Remember(exempt, model, FindExemption);

    private static bool Remember(Dictionary<INamedTypeSymbol, bool> answers, EntityModel model, Func<EntityModel, bool> find)
    {
        if (!answers.TryGetValue(model.Type, out var answer))
        {
            answers[model.Type] = answer = find(model);
        }

        return answer;
    }

    private bool FindLines(EntityModel model) =>
        !IsExempt(model)
        && ((lines.TryGetValue(model.Type, out var own) && own.First is not null)
            || Columns.FileOf(model.Table) is not null
            || (model.Table is null && Columns.FileByName(NamesOf(model)) is not null)
            || (BaseOf(model.Type) is { } based && (model.Table is null || model.Table == based.Table) && HasLines(based)));

    private bool FindExemption(EntityModel model) =>
        Columns.IsExempt(model.Table)
        || (model.Table is null && (Columns.IsExemptByName(NamesOf(model)) || (BaseOf(model.Type) is { } based && IsExempt(based))));

    private static IReadOnlyCollection<string> NamesOf(EntityModel model) =>
        model.DeclaredBy is IPropertySymbol set ? [model.Type.Name, set.Name] : [model.Type.Name];

    private INamedTypeSymbol? HostOf(EntityModel model)
    {
        if (IsOwn(model.Type))
        {
            return model.Type;
        }

        var declaring = model.DeclaredBy as INamedTypeSymbol ?? model.DeclaredBy?.ContainingType;
        return declaring is not null && IsOwn(declaring) ? declaring : null;
    }

    private ManifestResolution ManifestOf(EntityModel model, INamedTypeSymbol? relatedTo)
    {
        var file = (lines.TryGetValue(model.Type, out var own) ? own.First?.File : null)
            ?? Columns.FileOf(model.Table)
            ?? (relatedTo is not null && lines.TryGetValue(relatedTo, out var related) ? related.First?.File : null);
        return manifests.FirstOrDefault(manifest => manifest.File == file) ?? manifests[0];
    }

    private bool IsOwn(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, facts.Compilation.Assembly);
}
