using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    private OwnershipValue InvokeOnOwnership(OwnershipValue ownership, BuilderCall call)
    {
        if (call.Name == "HasForeignKey")
        {
            DeclareMembers(ownership.Part, call.SelectedMembers);
            NoteKeys(ownership.Part, call);
        }

        return ownership;
    }

    private RelationshipValue InvokeRelationship(EntityValue entity, BuilderCall call)
    {
        var to = call.Method.TypeArguments.Length > 0 ? call.TypeArgument() : call.Arguments.OfType<TypeValue>().FirstOrDefault()?.Type as INamedTypeSymbol;
        var isToMany = call.Name == "HasMany";
        to ??= call.Member is { } name ? TypeOfMember(entity.Type, name, isToMany ? Ownership.OwnedCollection : Ownership.None) : null;
        return Relate(entity, to, isToMany);
    }

    private RelationshipValue Relate(EntityValue entity, INamedTypeSymbol? to, bool isToMany)
    {
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
            case "WithMany" or "WithOne":
                CloseRelationship(relationship, call.Name);
                break;
            case "HasForeignKey" when call.TypeArgument() is null && call.SelectedMembers.Count > 0:
                DeclareForeignKey(relationship, call.SelectedMembers);
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

    private void CloseRelationship(RelationshipValue relationship, string name)
    {
        if (name == "WithMany" && !relationship.IsToMany && relationship.To is { } principal)
        {
            relationship.From.Facts.DependsOn.Add(principal);
        }
        else if (name == "WithOne" && relationship is { IsToMany: true, To: { } dependent, From.Type: { } owner })
        {
            facts.Entity(dependent).DependsOn.Add(owner);
        }
    }

    private void DeclareForeignKey(RelationshipValue relationship, IReadOnlyList<string> names)
    {
        if (relationship.From.Type is { } from)
        {
            DeclareMembers(relationship.IsToMany && relationship.To is { } many ? facts.Entity(many) : facts.Entity(from), names);
        }
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
