using Microsoft.CodeAnalysis;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    private BuilderValue? InvokeOnModel(BuilderCall call)
    {
        switch (call.Name)
        {
            case "Entity":
                return InvokeEntity(call);
            case "SharedTypeEntity":
                var shared = new EntityValue(new EntityFacts(), null);
                if (call.TypeArgument() is { } sharedType)
                {
                    facts.SharedTypes.Add(sharedType);
                }

                FollowCode(call, shared);
                return call.Code is null ? shared : new ModelBuilderValue();
            case "ApplyConfiguration":
                ApplyConfiguration(call);
                return new ModelBuilderValue();
            case "ApplyConfigurationsFromAssembly":
                ApplyConfigurations(call);
                return new ModelBuilderValue();
            case "Ignore":
                Note(facts.IgnoredTypes, call.TypeArgument());
                return new ModelBuilderValue();
            case "Owned":
                Note(facts.OwnedTypes, call.TypeArgument());
                return new OpaqueValue();
            case "HasDefaultSchema":
                facts.DefaultSchema = call.IsNull("schema") && !IsConditional ? default : Said(call["schema"]);
                return new ModelBuilderValue();
            default:
                return SameBuilder(call.Method, new ModelBuilderValue());
        }
    }

    private BuilderValue? InvokeEntity(BuilderCall call)
    {
        var type = call.TypeArgument();
        var entity = type is null
            ? new EntityValue(call.Arguments.Any(argument => argument is TextValue) ? new EntityFacts() : facts.AnyEntity, null)
            : new EntityValue(facts.Entity(type), type);
        FollowCode(call, entity);
        return call.Code is null ? entity : new ModelBuilderValue();
    }

    private void ApplyConfiguration(BuilderCall call)
    {
        if (call.TypeArgument() is not { } type)
        {
            return;
        }

        var entity = new EntityValue(facts.Entity(type), type);
        if (call.Arguments.OfType<InstanceValue>().FirstOrDefault() is { } configuration)
        {
            Configure(configuration, entity);
        }
        else
        {
            entity.Facts.IsUncertain = true;
        }
    }

    private void ApplyConfigurations(BuilderCall call)
    {
        // A predicate chooses among them in a way that only running it tells.
        ApplyConfigurations(call["assembly"] as AssemblyValue, call.Arguments.Any(argument => argument is LambdaValue or MethodValue));
    }

    private void ApplyConfigurations(AssemblyValue? assembly, bool chooses)
    {
        if (assembly is not { IsOwn: true })
        {
            facts.AreTablesUncertain = true;
            facts.AreColumnsUncertain = true;
            return;
        }

        conditions += chooses ? 1 : 0;
        foreach (var type in SourceTypes.In(compilation.Assembly.GlobalNamespace, cancellationToken).Where(IsApplicable).OrderBy(ScalarTypes.FullName, StringComparer.Ordinal))
        {
            foreach (var configured in ConfiguredBy(type))
            {
                Configure(new InstanceValue(type), new EntityValue(facts.Entity(configured), configured));
            }
        }

        conditions -= chooses ? 1 : 0;
    }

    private void Configure(InstanceValue configuration, EntityValue entity)
    {
        var method = configuration.Type.AllInterfaces
            .Where(candidate => EfNames.IsNamed(candidate, EfNames.EntityConfiguration) && Same(candidate.TypeArguments[0], entity.Type!))
            .SelectMany(candidate => candidate.GetMembers("Configure"))
            .Select(configuration.Type.FindImplementationForInterfaceMember)
            .OfType<IMethodSymbol>()
            .FirstOrDefault();
        if (method is null)
        {
            entity.Facts.IsUncertain = true;
            return;
        }

        Call(OverrideIn(configuration.Type, method) ?? method, configuration, [entity], typeArguments: null, outer: null);
    }

    private static bool IsApplicable(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false }
        && type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty)
        && ConfiguredBy(type).Any();

    private static IEnumerable<INamedTypeSymbol> ConfiguredBy(INamedTypeSymbol type) =>
        type.AllInterfaces.Where(candidate => EfNames.IsNamed(candidate, EfNames.EntityConfiguration))
            .Select(candidate => candidate.TypeArguments[0])
            .OfType<INamedTypeSymbol>();

    private BuilderValue? InvokeOnConventions(BuilderCall call)
    {
        switch (call.Name)
        {
            case "Properties" or "DefaultTypeMapping" when call.Method.TypeArguments.Length > 0 || call.Arguments.Any(argument => argument is TypeValue):
                var type = call.Method.TypeArguments.Length > 0 ? call.Frame.Resolve(call.Method.TypeArguments[0]) : call.Arguments.OfType<TypeValue>().First().Type;
                return new PropertiesOfTypeValue(type);
            case "IgnoreAny":
                Note(facts.IgnoredTypes, call.TypeArgument());
                return new ConventionsValue();
            case "ComplexProperties":
                Note(facts.ComplexTypes, call.TypeArgument());
                return new OpaqueValue();
            default:
                return SameBuilder(call.Method, new ConventionsValue());
        }
    }

    private PropertiesOfTypeValue InvokeOnPropertiesOfType(PropertiesOfTypeValue properties, BuilderCall call)
    {
        if (call.Name is "HaveConversion" or "HasConversion")
        {
            Convert(properties.Type, call.TypeArgument());
        }
        else if (call.Name is "HaveColumnType" && call["typeName"] is TextValue { Text: var columnType } && ScalarTypes.IsJson(columnType))
        {
            facts.ConvertedTypes.Add(properties.Type);
        }

        return properties;
    }

    private void Convert(ITypeSymbol type, INamedTypeSymbol? conversion)
    {
        facts.ConvertedTypes.Add(type);
        (conversion is { SpecialType: SpecialType.System_String } ? facts.TextTypes : facts.OtherwiseConvertedTypes).Add(type);
    }

    private ConventionSetValue InvokeOnConventionSet(BuilderCall call) => ChangeConventions(new ConventionSetValue(), call.Name, call.TypeArgument()?.Name);

    // Conventions that name nothing may come and go.
    private ConventionSetValue ChangeConventions(ConventionSetValue set, string change, string? convention)
    {
        switch (change)
        {
            case "Remove" when convention == "TableNameFromDbSetConvention":
                facts.IsNamedAfterSet = false;
                break;
            case "Remove" when convention is not null && !convention.Contains("Column") && !convention.Contains("Table") && !convention.Contains("Discovery") && !convention.Contains("Attribute"):
                break;
            default:
                facts.AreTablesUncertain = true;
                facts.AreColumnsUncertain = true;
                break;
        }

        return set;
    }

    private void FollowCode(BuilderCall call, BuilderValue? value)
    {
        if (call.Code is { } code)
        {
            FollowLambda(code, value);
        }
    }

    private Stated Said(BuilderValue? value) => !IsConditional && value is TextValue { Text: var text } ? new Stated(true, text) : Stated.Unreadable;

    private void Note(HashSet<INamedTypeSymbol> types, INamedTypeSymbol? type)
    {
        if (type is null || IsConditional)
        {
            facts.IsStoredUncertain = true;
        }
        else
        {
            types.Add(type);
        }
    }

    private BuilderValue? BuilderOf(ITypeSymbol type) => type is not INamedTypeSymbol named ? null : named.Name switch
    {
        "ModelBuilder" => new ModelBuilderValue(),
        "EntityTypeBuilder" when named.TypeArguments is [INamedTypeSymbol entity] => new EntityValue(facts.Entity(entity), entity),
        "EntityTypeBuilder" or "OwnedNavigationBuilder" or "ComplexPropertyBuilder" => new EntityValue(facts.AnyEntity, null),
        "PropertyBuilder" => new PropertyValue(new PropertyFacts("")),
        _ => null,
    };
}
