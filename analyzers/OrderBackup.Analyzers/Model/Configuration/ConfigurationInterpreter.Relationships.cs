using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    private OwnershipValue InvokeOnOwnership(OwnershipValue ownership, BuilderCall call)
    {
        if (call.Name == "HasForeignKey")
        {
            DeclareMembers(ownership.Part, call);
            NoteKeys(ownership.Part, call);
        }

        return ownership;
    }

    private RelationshipValue InvokeRelationship(EntityValue entity, BuilderCall call)
    {
        var to = call.Method.TypeArguments.Length > 0 ? call.TypeArgument() : call.Arguments.OfType<TypeValue>().FirstOrDefault()?.Type as INamedTypeSymbol;
        var isToMany = call.Name == "HasMany";
        to ??= call.Member is { } name ? TypeOfMember(entity.Type, name, isToMany ? Ownership.OwnedCollection : Ownership.None) : null;
        if (to is not null)
        {
            entity.Facts.Related.Add(to);
            facts.Entity(to);
        }

        return new RelationshipValue(entity, to, isToMany);
    }

    private RelationshipValue InvokeOnRelationship(RelationshipValue relationship, BuilderCall call)
    {
        switch (call.Name)
        {
            case "WithMany" when !relationship.IsToMany && relationship.To is { } principal:
                relationship.From.Facts.DependsOn.Add(principal);
                break;
            case "WithOne" when relationship is { IsToMany: true, To: { } dependent, From.Type: { } principal }:
                facts.Entity(dependent).DependsOn.Add(principal);
                break;
            case "HasForeignKey" when relationship.From.Type is { } of && call.TypeArgument() is null && call.SelectedMembers.Count > 0:
                DeclareMembers(relationship.IsToMany && relationship.To is { } many ? facts.Entity(many) : facts.Entity(of), call);
                break;
            case "HasForeignKey" when !relationship.IsToMany && call.TypeArgument() is { } dependent:
                var isFrom = relationship.From.Type is { } from && Same(from, dependent);
                if ((isFrom ? relationship.To : relationship.From.Type) is { } other)
                {
                    facts.Entity(dependent).DependsOn.Add(other);
                }

                break;
            case "UsingEntity":
                UseEntity(call);
                break;
        }

        return relationship;
    }

    private void UseEntity(BuilderCall call)
    {
        // A dictionary stands for a join table that has no class.
        var joined = call.Method.TypeArguments.Length > 0 && call.TypeArgument() is { ContainingNamespace.Name: not "Generic" } type ? type : null;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i] is LambdaValue or MethodValue)
            {
                var facts = joined is null ? new EntityFacts() : this.facts.Entity(joined);
                FollowLambda(call.Arguments[i], new EntityValue(facts, joined));
            }
        }

        if (joined is not null)
        {
            facts.Entity(joined);
        }
    }
}
