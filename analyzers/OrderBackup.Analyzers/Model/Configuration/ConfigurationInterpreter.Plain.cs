using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderBackup.Analyzers.Model.Configuration.Plain;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    private bool? canBePlain;

    /// <summary>Whether code is bound even where its syntax would do; both ways must say the same.</summary>
    internal bool BindsAlways { get; init; }

    /// <summary>Follows a method by its syntax alone, when all of it is plain chains of calls on builders.</summary>
    /// <returns>Whether it was followed; if not, nothing was noted.</returns>
    private bool FollowPlainly(IMethodSymbol method, SyntaxNode syntax, Frame frame)
    {
        var builders = method.Parameters.Where(parameter => KindOf(frame.Get(parameter)) is not null).ToDictionary(parameter => parameter.Name, frame.Get, StringComparer.Ordinal);
        if (BindsAlways || builders.Count == 0 || syntax is not MethodDeclarationSyntax declaration
            || PlainSyntax.Read((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody?.Expression, builders.Keys) is not { } statements
            || !PlainCalls.AreKnown(statements, builders.ToDictionary(pair => pair.Key, pair => KindOf(pair.Value)!.Value, StringComparer.Ordinal))
            || !CanBePlain() || !AreResolved(statements, method))
        {
            return false;
        }

        var returned = FollowStatements(statements, builders, new PlainScope(method, declaration, frame));
        frame.Returned = declaration.ExpressionBody is null ? null : returned;
        return true;
    }

    // A method of the source with such a name could be the one that is called.
    private bool CanBePlain() => canBePlain ??= !compilation.GetSymbolsWithName(PlainCalls.Names.Contains, SymbolFilter.Member, cancellationToken).Any(symbol => symbol is IMethodSymbol { IsExtensionMethod: true });

    private bool AreResolved(IReadOnlyList<PlainStatement> statements, IMethodSymbol method) =>
        statements.All(statement => statement.Builder is not null || statement.HandedOn.Count == 0 || HelperOf(statement, method) is not null);

    // The only method with its name in the class, and not one that a derived class could replace.
    private IMethodSymbol? HelperOf(PlainStatement statement, IMethodSymbol method)
    {
        var named = method.ContainingType.GetMembers(statement.Calls[0].Name);
        return named is [IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false, IsGenericMethod: false } only]
            && only.Parameters.Length == statement.HandedOn.Count && HasSource(only.OriginalDefinition, out _) ? only : null;
    }

    private BuilderValue? FollowStatements(IReadOnlyList<PlainStatement> statements, Dictionary<string, BuilderValue?> builders, PlainScope scope)
    {
        BuilderValue? last = null;
        foreach (var statement in statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (statement is { Builder: null, HandedOn.Count: 0 })
            {
                continue;
            }

            last = statement.Builder is { } builder
                ? statement.Calls.Aggregate(builders[builder], (value, call) => Apply(value, call, builders, scope))
                : Call(HelperOf(statement, scope.Method)!, scope.Frame.Instance, [.. statement.HandedOn.Select(name => builders[name])], typeArguments: null, outer: null);
        }

        return last;
    }

    private BuilderValue? Apply(BuilderValue? value, PlainCall call, Dictionary<string, BuilderValue?> builders, PlainScope scope) => value switch
    {
        ModelBuilderValue model => ApplyToModel(model, call, builders, scope),
        EntityValue entity => ApplyToEntity(entity, call, builders, scope),
        PropertyValue property => ApplyToProperty(property, call),
        RelationshipValue relationship => ApplyToRelationship(relationship, call),
        ConventionsValue when call.Name == PlainCalls.ConventionSet => new ConventionSetValue(),
        ConventionsValue => TypeSymbolOf(call.TypeArgument!, scope) is { } type ? new PropertiesOfTypeValue(type) : new OpaqueValue(),
        ConventionSetValue set => ChangeConventions(set, "Remove", TypeOf(call.TypeArgument!, scope)?.Name),
        PropertiesOfTypeValue properties => ApplyToPropertiesOfType(properties, call, scope),
        _ => value,
    };

    private BuilderValue ApplyToModel(ModelBuilderValue model, PlainCall call, Dictionary<string, BuilderValue?> builders, PlainScope scope)
    {
        switch (call.Name)
        {
            case "Entity":
                var type = TypeOf(call.TypeArgument!, scope);
                var entity = type is null ? new EntityValue(facts.AnyEntity, null) : new EntityValue(facts.Entity(type), type);
                return FollowCode(call, entity, builders, scope) ? model : entity;
            case "HasDefaultSchema":
                facts.DefaultSchema = Said(TextOf(call, 0));
                break;
            case "ApplyConfigurationsFromAssembly":
                var isOwn = TypeOf(((AssemblyArgument)call.Arguments[0]).Type, scope) is { } marker && Same(marker.ContainingAssembly, compilation.Assembly);
                ApplyConfigurations(new AssemblyValue(isOwn), chooses: false);
                break;
            case "ApplyConfiguration":
                ApplyPlainConfiguration(TypeOf(((CreationArgument)call.Arguments[0]).Type, scope));
                break;
        }

        return model;
    }

    private void ApplyPlainConfiguration(INamedTypeSymbol? type)
    {
        var configured = type is null ? [] : ConfiguredBy(type).ToList();
        if (configured is [var only])
        {
            Configure(new InstanceValue(type!), new EntityValue(facts.Entity(only), only));
        }
        else
        {
            NoteUnreadable(new ModelBuilderValue());
        }
    }

    private PropertiesOfTypeValue ApplyToPropertiesOfType(PropertiesOfTypeValue properties, PlainCall call, PlainScope scope)
    {
        switch (call.Name)
        {
            case "HaveConversion":
                Convert(properties.Type, TypeOf(call.TypeArgument!, scope));
                break;
            case "HaveColumnType" when ScalarTypes.IsJson(TextOf(call, 0).Text):
                facts.ConvertedTypes.Add(properties.Type);
                break;
        }

        return properties;
    }

    private BuilderValue ApplyToEntity(EntityValue entity, PlainCall call, Dictionary<string, BuilderValue?> builders, PlainScope scope)
    {
        switch (call.Name)
        {
            case "ToTable":
                SetTable(entity.Facts, Said(TextOf(call, 0)), call.Arguments.Count > 1 ? Said(TextOf(call, 1)) : default);
                return entity;
            case "Ignore":
                Ignore(entity.Facts, MembersOf(call)[0]);
                return entity;
            case "Property":
                return new PropertyValue(Declare(entity.Facts, MembersOf(call)[0], null));
            case "HasOne" or "HasMany":
                var isToMany = call.Name == "HasMany";
                return Relate(entity, TypeOfMember(entity.Type, MembersOf(call)[0], isToMany ? Ownership.OwnedCollection : Ownership.None), isToMany);
            case "OwnsOne" or "OwnsMany" or "ComplexProperty":
                var ownership = call.Name switch { "OwnsOne" => Ownership.Owned, "OwnsMany" => Ownership.OwnedCollection, _ => Ownership.Complex };
                var member = TypeOfMember(entity.Type, MembersOf(call)[0], ownership);
                var part = PartOf(entity, MembersOf(call)[0], member is null ? null : ScalarTypes.Underlying(member) as INamedTypeSymbol, ownership);
                return FollowCode(call, part, builders, scope) ? entity : part;
            default:
                DeclareMembers(entity.Facts, MembersOf(call));
                if (call.Name == "HasKey")
                {
                    entity.Facts.Keys.UnionWith(MembersOf(call));
                }

                return new OpaqueValue();
        }
    }

    private PropertyValue ApplyToProperty(PropertyValue property, PlainCall call)
    {
        switch (call.Name)
        {
            case "HasColumnName":
                property.Facts.Column = Said(TextOf(call, 0));
                break;
            case "HasColumnType":
                property.Facts.ColumnType = Said(TextOf(call, 0));
                break;
            case "HasConversion":
                property.Facts.IsConverted = true;
                property.Facts.IsConvertedToString = !IsConditional && call.Arguments is ([] or [FunctionArgument { IsToString: true }, ..]);
                break;
            case "IsRowVersion":
                property.Facts.IsRowVersion = true;
                break;
        }

        return property;
    }

    private RelationshipValue ApplyToRelationship(RelationshipValue relationship, PlainCall call)
    {
        switch (call.Name)
        {
            case "WithMany" or "WithOne":
                CloseRelationship(relationship, call.Name);
                break;
            case "HasForeignKey":
                DeclareForeignKey(relationship, MembersOf(call));
                break;
        }

        return relationship;
    }

    private bool FollowCode(PlainCall call, EntityValue value, Dictionary<string, BuilderValue?> builders, PlainScope scope)
    {
        if (call.Arguments.OfType<CodeArgument>().FirstOrDefault() is not { } code)
        {
            return false;
        }

        var inner = builders.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        inner[code.Parameter] = value;
        FollowStatements(code.Statements, inner, scope);
        return true;
    }

    // Binds a type's name alone, as if it stood where the method does.
    private ITypeSymbol? TypeSymbolOf(TypeSyntax type, PlainScope scope)
    {
        var position = scope.Declaration.ParameterList.OpenParenToken.SpanStart;
        return Model(type.SyntaxTree).GetSpeculativeTypeInfo(position, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { } found ? scope.Frame.Resolve(found) : null;
    }

    private INamedTypeSymbol? TypeOf(TypeSyntax type, PlainScope scope) => TypeSymbolOf(type, scope) as INamedTypeSymbol;

    private static PlainKind? KindOf(BuilderValue? value) => value switch
    {
        ModelBuilderValue => PlainKind.Model,
        EntityValue => PlainKind.Entity,
        PropertyValue => PlainKind.Property,
        ConventionsValue => PlainKind.Conventions,
        _ => null,
    };

    private static TextValue TextOf(PlainCall call, int index) => new(((TextArgument)call.Arguments[index]).Text);

    private static IReadOnlyList<string> MembersOf(PlainCall call) => ((MembersArgument)call.Arguments[0]).Names;

    /// <summary>The method that is followed.</summary>
    private sealed record PlainScope(IMethodSymbol Method, MethodDeclarationSyntax Declaration, Frame Frame);
}
