using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    private BuilderValue? Invoke(IInvocationOperation invocation, Frame frame)
    {
        var method = invocation.TargetMethod;
        NoteChangedNames(method);
        var arguments = ArgumentsOf(invocation, frame);
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            FollowLambda(Evaluate(invocation.Instance, frame), [.. arguments]);
            return null;
        }

        var receiver = invocation.Instance is { } instance ? Evaluate(instance, frame) : null;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return Call(method, frame.Instance, arguments, typeArguments: null, outer: frame);
        }

        return TargetOf(invocation, receiver) is { } target && HasSource(target.OriginalDefinition, out _)
            ? InvokeSource(invocation, target, receiver, arguments, frame)
            : InvokeLibrary(invocation, receiver, arguments, frame);
    }

    private BuilderValue? InvokeSource(IInvocationOperation invocation, IMethodSymbol target, BuilderValue? receiver, BuilderValue?[] arguments, Frame frame)
    {
        if (!NeedsFollowing(target, receiver, arguments))
        {
            return null;
        }

        // A member of an extension block: its receiver is no parameter that could be given a value.
        if (!target.IsStatic && receiver is not (null or InstanceValue))
        {
            NoteUnreadable(receiver);
            return null;
        }

        if (invocation.IsVirtual && receiver is not InstanceValue && !target.ContainingType.IsSealed)
        {
            NoteUnreadable(target, arguments);
            return null;
        }

        var instance = target.IsStatic ? null : receiver as InstanceValue ?? new InstanceValue(target.ContainingType);
        return Call(target, instance, arguments, [.. invocation.TargetMethod.TypeArguments.Select(frame.Resolve)], outer: null);
    }

    private BuilderValue? InvokeLibrary(IInvocationOperation invocation, BuilderValue? receiver, BuilderValue?[] arguments, Frame frame)
    {
        var method = invocation.TargetMethod;
        var call = new BuilderCall(invocation, arguments, frame);
        receiver ??= method.IsExtensionMethod && arguments.Length > 0 ? arguments[0] : null;
        if (receiver is null or MetadataValue)
        {
            FollowReflection(invocation, frame);
            NoteUnreadableMetadata(method);
            return AssemblyFrom(method, arguments);
        }

        if (LibraryEntities.AddsOnlyItsOwn(method))
        {
            return SameBuilder(method, receiver);
        }

        if (receiver is InstanceValue or LambdaValue or TypeValue or TextValue or AssemblyValue or MethodValue)
        {
            return InvokeOnObject(method, receiver, arguments);
        }

        if (!EfNames.IsEntityFramework(method))
        {
            NoteUnreadable(method, arguments);
            return SameBuilder(method, receiver);
        }

        return receiver switch
        {
            ModelBuilderValue => InvokeOnModel(call),
            EntityValue entity => InvokeOnEntity(entity, call),
            PropertyValue property => InvokeOnProperty(property, call),
            RelationshipValue relationship => InvokeOnRelationship(relationship, call),
            OwnershipValue ownership => InvokeOnOwnership(ownership, call),
            DiscriminatorValue => InvokeOnDiscriminator(call),
            TableValue table => InvokeOnTable(table, call),
            ConventionsValue => InvokeOnConventions(call),
            PropertiesOfTypeValue properties => InvokeOnPropertiesOfType(properties, call),
            ConventionSetValue => InvokeOnConventionSet(call),
            _ => new OpaqueValue(),
        };
    }

    private TypeValue? InvokeOnObject(IMethodSymbol method, BuilderValue receiver, IReadOnlyList<BuilderValue?> arguments)
    {
        switch (method.Name)
        {
            case "GetType" when receiver is InstanceValue instance:
                return new TypeValue(instance.Type);
            case "OnModelCreating" or "ConfigureConventions":
                NoteExternalContext(method, receiver);
                return null;
            default:
                NoteUnreadable(method, arguments);
                return null;
        }
    }

    // A context class of a library may rename everything; the one of ASP.NET Core Identity configures its own entities only.
    private void NoteExternalContext(IMethodSymbol method, BuilderValue context)
    {
        if (EfNames.IsNamed(method.ContainingType, EfNames.Context))
        {
            return;
        }

        facts.HasExternalBase = true;
        if (!EfNames.IsIdentity(method.ContainingType))
        {
            facts.AreTablesUncertain = true;
            facts.AreColumnsUncertain = true;
        }
        else if (method.Name == "OnModelCreating" && context is InstanceValue { Type: var type })
        {
            IdentityTables.State(facts, type, IsConditional);
        }
    }

    private AssemblyValue? AssemblyFrom(IMethodSymbol method, IReadOnlyList<BuilderValue?> arguments)
    {
        if (method is { Name: "GetExecutingAssembly", ContainingType.Name: "Assembly" })
        {
            return new AssemblyValue(true);
        }

        if (method is { Name: "GetAssembly", ContainingType.Name: "Assembly" } && arguments is [TypeValue { Type: var type }])
        {
            return new AssemblyValue(Same(type.ContainingAssembly, compilation.Assembly));
        }

        NoteUnreadable(method, arguments);
        return null;
    }

    /// <summary>The method that runs: an override or an implementation when the object's class is known, but not for a call on <c>base</c>.</summary>
    private static IMethodSymbol? TargetOf(IInvocationOperation invocation, BuilderValue? receiver)
    {
        var method = invocation.TargetMethod;
        if (receiver is not InstanceValue { Type: var type } || invocation.Instance?.Syntax is BaseExpressionSyntax)
        {
            return method;
        }

        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.FindImplementationForInterfaceMember(method) as IMethodSymbol
                ?? type.AllInterfaces.Where(candidate => Same(candidate.OriginalDefinition, method.ContainingType.OriginalDefinition))
                    .SelectMany(candidate => candidate.GetMembers(method.Name))
                    .Select(type.FindImplementationForInterfaceMember)
                    .OfType<IMethodSymbol>()
                    .FirstOrDefault();
        }

        return invocation.IsVirtual ? OverrideIn(type, method) ?? method : method;
    }

    /// <summary>The member of the class that runs for one of a base class: its nearest override, or itself; null when it is not of the class.</summary>
    private static T? OverrideIn<T>(INamedTypeSymbol type, T inherited)
        where T : class, ISymbol
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var member in candidate.GetMembers(inherited.Name).OfType<T>())
            {
                for (ISymbol? overridden = member; overridden is not null; overridden = OverriddenBy(overridden))
                {
                    if (Same(overridden.OriginalDefinition, inherited.OriginalDefinition))
                    {
                        return member;
                    }
                }
            }
        }

        return null;
    }

    private static ISymbol? OverriddenBy(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    // A library's method that is given the model's data may change any of it; .NET's own only go over it.
    private void NoteUnreadableMetadata(IMethodSymbol method)
    {
        if (!EfNames.IsEntityFramework(method) && !EfNames.IsSystem(method) && method.Parameters.Any(parameter => IsMutable(parameter.Type)))
        {
            facts.AreTablesUncertain = true;
            facts.AreColumnsUncertain = true;
        }
    }

    private static bool IsMutable(ITypeSymbol type) =>
        type is INamedTypeSymbol named
        && ((EfNames.IsEntityFramework(named) && (named.Name.StartsWith("IMutable", StringComparison.Ordinal) || named.Name.StartsWith("IConvention", StringComparison.Ordinal)))
            || named.TypeArguments.Any(IsMutable));

    // Other code has nothing to say, and following all of it would take long.
    private static bool NeedsFollowing(IMethodSymbol method, BuilderValue? receiver, IReadOnlyList<BuilderValue?> arguments) =>
        method.Parameters.Any(parameter => IsMutable(parameter.Type))
        || arguments.Append(receiver).Any(value => value is not (null or TextValue or TypeValue or InstanceValue or AssemblyValue or LambdaValue or MethodValue))
        || (method.ReturnsVoid && arguments.Any(value => value is LambdaValue));

    private BuilderValue?[] ArgumentsOf(IInvocationOperation invocation, Frame frame)
    {
        var values = new BuilderValue?[invocation.TargetMethod.Parameters.Length];
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < values.Length)
            {
                values[parameter.Ordinal] = Evaluate(argument.Value, frame);
            }
        }

        return values;
    }

    // Code that goes over the model's metadata may change names of anything, whatever the constants say.
    private void NoteChangedNames(IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "SetTableName" or "SetSchema" or "SetDefaultSchema" or "SetMappingStrategy" or "SetViewName":
                facts.AreTablesUncertain = true;
                break;
            case "SetColumnName" or "SetColumnBaseName" or "SetContainerColumnName" or "SetJsonPropertyName":
                facts.AreColumnsUncertain = true;
                break;
            case "SetAnnotation" or "SetOrRemoveAnnotation" or "RemoveAnnotation" or "AddAnnotation" when EfNames.IsEntityFramework(method):
                facts.AreTablesUncertain = true;
                facts.AreColumnsUncertain = true;
                break;
            case "AddIgnored" or "RemoveProperty" or "RemoveEntityType" when EfNames.IsEntityFramework(method):
                facts.IsStoredUncertain = true;
                break;
        }
    }

    private static BuilderValue SameBuilder(IMethodSymbol method, BuilderValue receiver)
    {
        var taken = method.IsExtensionMethod ? method.Parameters.FirstOrDefault()?.Type : method.ContainingType;
        return taken is not null && taken.OriginalDefinition.Name == method.ReturnType.OriginalDefinition.Name ? receiver : new OpaqueValue();
    }
}
