using Microsoft.CodeAnalysis;
using OrderBackup.Analyzers.Model;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>Holds the relations between entities that <see cref="OrderModel"/> reads against EF Core's foreign keys and join tables.</summary>
/// <remarks>A relation of a class is one of those that it inherits from or that inherit from it as well, and one within such a family says nothing.</remarks>
internal sealed class RelationComparison
{
    private readonly List<TruthEntity> truth;
    private readonly List<EntityModel> listed;
    private readonly ILookup<string, string> families;

    private RelationComparison(IEnumerable<TruthEntity> truth, OrderModel model)
    {
        this.truth = [.. truth];
        listed = [.. model.Entities];
        families = this.truth.SelectMany(entity => entity.Family.Select(member => (entity.Type, member))).Distinct().ToLookup(pair => pair.Type, pair => pair.member, StringComparer.Ordinal);
    }

    /// <summary>The differences, one a line.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<TruthEntity> truth, OrderModel model)
    {
        var comparison = new RelationComparison(truth, model);
        return [.. comparison.Missed().Concat(comparison.Invented()).Distinct()];
    }

    private IEnumerable<string> Missed()
    {
        foreach (var entity in truth.Where(entity => IsListed(entity.Type)))
        {
            foreach (var target in entity.References.Where(target => !entity.Family.Contains(target) && IsListed(target)))
            {
                if (!Leads(entity.Type, target, model => model.DependsOn))
                {
                    yield return $"missed      {entity.Type} depends on {target}";
                }
            }

            foreach (var target in entity.References.Concat(entity.Joined).Where(target => !entity.Family.Contains(target) && IsListed(target)))
            {
                if (!Leads(entity.Type, target, model => model.Related))
                {
                    yield return $"missed      {entity.Type} is related to {target}";
                }

                if (!Leads(target, entity.Type, model => model.Related))
                {
                    yield return $"missed      {target} is related to {entity.Type}";
                }
            }
        }
    }

    private IEnumerable<string> Invented() =>
        from model in listed
        let type = TypeNames.Of(model.Type)
        where families.Contains(type)
        from related in model.Related
        let target = TypeNames.Of(related)
        where target != type && !AreRelated(type, target) && !AreRelated(target, type)
        select $"invented    {type} is not related to {target}";

    private bool IsListed(string type) => listed.Exists(model => TypeNames.Of(model.Type) == type);

    private bool Leads(string from, string to, Func<EntityModel, IReadOnlyCollection<INamedTypeSymbol>> relations) =>
        listed.Exists(model => families[from].Contains(TypeNames.Of(model.Type)) && relations(model).Any(target => families[to].Contains(TypeNames.Of(target))));

    private bool AreRelated(string from, string to) =>
        families[from].Contains(to)
        || truth.Exists(entity => families[from].Contains(entity.Type) && entity.References.Concat(entity.Joined).Any(target => families[to].Contains(target)));
}
