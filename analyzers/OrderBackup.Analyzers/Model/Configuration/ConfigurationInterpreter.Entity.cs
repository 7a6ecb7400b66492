using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    private BuilderValue? InvokeOnEntity(EntityValue entity, BuilderCall call)
    {
        switch (call.Name)
        {
            case "Property" or "PrimitiveCollection" or "IndexerProperty":
                return InvokeProperty(entity, call);
            case "OwnsOne":
                return InvokePart(entity, call, Ownership.Owned);
            case "OwnsMany":
                return InvokePart(entity, call, Ownership.OwnedCollection);
            case "ComplexProperty":
                return InvokePart(entity, call, Ownership.Complex);
            case "ComplexCollection":
                return InvokePart(entity, call, Ownership.ComplexCollection);
            case "Ignore":
                Ignore(entity.Facts, call.Member);
                return entity;
            case "HasOne" or "HasMany":
                return InvokeRelationship(entity, call);
            case "HasDiscriminator":
                if (call.Member is { } discriminator)
                {
                    Declare(entity.Facts, discriminator, call.Method.TypeArguments.FirstOrDefault());
                }

                return new DiscriminatorValue();
            case "HasBaseType":
                entity.Facts.HasNoBase |= call.TypeArgument() is null && !call.Arguments.Any(argument => argument is not null && argument != entity);
                return entity;
            case "HasKey" or "HasAlternateKey" or "HasIndex":
                DeclareMembers(entity.Facts, call);
                return new OpaqueValue();
            case "SplitToTable":
                FollowCode(call, new TableValue(entity.Facts));
                return entity;
            default:
                MapEntity(entity.Facts, call);
                return SameBuilder(call.Method, entity);
        }
    }

    private void MapEntity(EntityFacts entity, BuilderCall call)
    {
        switch (call.Name)
        {
            case "ToTable":
                SetTable(entity, call);
                FollowCode(call, new TableValue(entity));
                break;
            case "ToView" or "ToSqlQuery" or "ToFunction":
                entity.IsUncertain |= IsConditional;
                entity.HasNoTable |= !entity.Table.IsStated && !IsConditional;
                break;
            case "HasNoKey":
                entity.IsUncertain |= IsConditional;
                entity.IsKeyless |= !IsConditional;
                break;
            case "ToJson":
                entity.IsUncertain |= IsConditional;
                entity.IsJson = true;
                entity.JsonColumn = SaidUnlessNull(call, "name", "jsonColumnName");
                break;
            case "HasJsonPropertyName":
                entity.JsonName = Said(call["name"]);
                break;
            case "UseTphMappingStrategy" or "UseTptMappingStrategy" or "UseTpcMappingStrategy":
                entity.IsUncertain |= IsConditional;
                entity.InheritanceStrategy = call.Name.Substring(3, 3);
                break;
            case "UseXminAsConcurrencyToken":
                break;
        }
    }

    private Stated SaidUnlessNull(BuilderCall call, params string[] parameters)
    {
        var name = parameters.FirstOrDefault(call.Has);
        return name is null || call.IsNull(name) ? default : Said(call[name]);
    }

    private void SetTable(EntityFacts entity, BuilderCall call)
    {
        if (!call.Has("name"))
        {
            return;
        }

        if (call.IsNull("name"))
        {
            entity.IsUncertain |= IsConditional;
            entity.HasNoTable = !IsConditional;
            return;
        }

        entity.HasNoTable = false;
        entity.Table = Said(call["name"]);
        entity.Schema = SaidUnlessNull(call, "schema");
    }

    private PropertyValue InvokeProperty(EntityValue entity, BuilderCall call)
    {
        if (call.Member is not { } name)
        {
            entity.Facts.IsUncertain = true;
            return new PropertyValue(new PropertyFacts(""));
        }

        return new PropertyValue(Declare(entity.Facts, name, call.Member == call.SelectedMember?.Name ? null : call.Method.TypeArguments.Select(call.Frame.Resolve).FirstOrDefault()));
    }

    private PropertyFacts Declare(EntityFacts entity, string name, ITypeSymbol? type)
    {
        var isNew = !entity.Properties.ContainsKey(name);
        var property = entity.Property(name);
        property.DeclaredType ??= type;
        if (IsConditional)
        {
            property.IsConditional |= isNew;
            return property;
        }

        property.IsConditional = false;
        entity.Ignored.Remove(name);
        entity.PerhapsIgnored.Remove(name);
        return property;
    }

    // What a key or an index is made of is mapped, also without a setter.
    private void DeclareMembers(EntityFacts entity, BuilderCall call)
    {
        foreach (var name in call.SelectedMembers)
        {
            Declare(entity, name, null);
        }
    }

    private void Ignore(EntityFacts entity, string? name)
    {
        if (name is null)
        {
            entity.IsUncertain = true;
        }
        else if (IsConditional)
        {
            entity.PerhapsIgnored.Add(name);
        }
        else
        {
            entity.Ignored.Add(name);
            entity.Properties.Remove(name);
            entity.Parts.Remove(name);
        }
    }

    private EntityValue InvokePart(EntityValue owner, BuilderCall call, Ownership ownership)
    {
        var name = call.Member;
        var type = PartType(call, ownership) ?? (name is null ? null : TypeOfMember(owner.Type, name, ownership));
        var facts = name is null ? new EntityFacts() : owner.Facts.Part(name, ownership);
        facts.IsUncertain |= IsConditional;
        owner.Facts.IsUncertain |= name is null;
        facts.PartType = type ?? facts.PartType;
        if (type is not null && !IsConditional)
        {
            // A class that is a part in one place is a part wherever a property has it.
            (ownership is Ownership.Owned or Ownership.OwnedCollection ? this.facts.OwnedTypes : this.facts.ComplexTypes).Add(type);
        }

        var part = new EntityValue(facts, type);
        if (call.Code is null)
        {
            return part;
        }

        FollowCode(call, part);
        return owner;
    }

    private static INamedTypeSymbol? PartType(BuilderCall call, Ownership ownership)
    {
        if (call.Method.TypeArguments.Length > 0 && call.Frame.Resolve(call.Method.TypeArguments[0]) is INamedTypeSymbol { TypeKind: not TypeKind.TypeParameter } type)
        {
            return ownership == Ownership.ComplexCollection ? ScalarTypes.ElementOf(type) as INamedTypeSymbol ?? type : ScalarTypes.Underlying(type) as INamedTypeSymbol;
        }

        return call.Arguments.OfType<TypeValue>().FirstOrDefault()?.Type as INamedTypeSymbol;
    }

    private static INamedTypeSymbol? TypeOfMember(INamedTypeSymbol? owner, string name, Ownership ownership)
    {
        var type = owner is null ? null : Members.Find(owner, name) switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return (ownership is Ownership.OwnedCollection or Ownership.ComplexCollection && type is not null ? ScalarTypes.ElementOf(type) : type) as INamedTypeSymbol;
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
        var joined = call.Method.TypeArguments.Length > 0 ? call.TypeArgument() : null;
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

    private DiscriminatorValue InvokeOnDiscriminator(BuilderCall call)
    {
        if (call.Name == "HasValue" && call.Method.TypeArguments.Length > 0 && call.TypeArgument() is { TypeKind: TypeKind.Class } derived && derived.SpecialType != SpecialType.System_String)
        {
            facts.Entity(derived);
        }

        return new DiscriminatorValue();
    }

    private BuilderValue InvokeOnTable(TableValue table, BuilderCall call)
    {
        if (call.Name == "Property")
        {
            // The property has a column of its own in that table.
            if (call.Member is { } name)
            {
                table.Facts.ElsewhereToo.Add(name);
            }
            else
            {
                table.Facts.IsUncertain = true;
            }

            return new OpaqueValue();
        }

        return table;
    }
}
