using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>A call on one of EF Core's builders.</summary>
internal readonly struct BuilderCall(IInvocationOperation invocation, IReadOnlyList<BuilderValue?> arguments, Frame frame)
{
    public IMethodSymbol Method => invocation.TargetMethod;

    public string Name => Method.Name;

    public Frame Frame => frame;

    public IReadOnlyList<BuilderValue?> Arguments => arguments;

    /// <summary>The value of the parameter with this name; null when there is none or it cannot be read.</summary>
    public BuilderValue? this[string parameter]
    {
        get
        {
            var found = Parameter(parameter);
            return found is null ? null : arguments[found.Ordinal];
        }
    }

    public bool Has(string parameter) => Parameter(parameter) is not null;

    /// <summary>Whether the argument is a null that stands there as such.</summary>
    public bool IsNull(string parameter)
    {
        var found = Parameter(parameter);
        return found is not null
            && invocation.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter, found)) is
        { Value.ConstantValue: { HasValue: true, Value: null } } or { Value: IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: null } } };
    }

    /// <summary>The last argument that is code; null when there is none.</summary>
    public BuilderValue? Code
    {
        get
        {
            for (var i = arguments.Count - 1; i >= 0; i--)
            {
                if (arguments[i] is LambdaValue or MethodValue && Method.Parameters[i].Type is INamedTypeSymbol { Name: "Action" })
                {
                    return arguments[i];
                }
            }

            return null;
        }
    }

    /// <summary>The class that a type argument or a <c>Type</c> argument gives.</summary>
    public INamedTypeSymbol? TypeArgument()
    {
        if (Method.TypeArguments.Length > 0)
        {
            return frame.Resolve(Method.TypeArguments[0]) as INamedTypeSymbol;
        }

        return arguments.OfType<TypeValue>().FirstOrDefault()?.Type as INamedTypeSymbol;
    }

    /// <summary>The member that a selector such as <c>order => order.Id</c> or a text names; null when it cannot be read.</summary>
    public string? Member
    {
        get
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                switch (arguments[i])
                {
                    case LambdaValue { Lambda: var lambda } when Method.Parameters[i].Type is INamedTypeSymbol { Name: "Expression" }:
                        return Selected(lambda)?.Name;
                    case TextValue { Text: var text } when Method.Parameters[i].Name is "propertyName" or "navigationName" or "name":
                        return text;
                }
            }

            return null;
        }
    }

    /// <summary>The member that the call's selector names.</summary>
    public ISymbol? SelectedMember => arguments.OfType<LambdaValue>().Select(value => Selected(value.Lambda)).FirstOrDefault(member => member is not null);

    /// <summary>The members that a selector such as <c>order => new { order.Id, order.Line }</c> names.</summary>
    public IReadOnlyList<string> SelectedMembers
    {
        get
        {
            if (SelectedMember is { } only)
            {
                return [only.Name];
            }

            return arguments.OfType<LambdaValue>().FirstOrDefault()?.Lambda.Returned() is { } value
                ? [.. value.DescendantsAndSelf().OfType<IMemberReferenceOperation>().Where(reference => reference.Member is IPropertySymbol or IFieldSymbol && IsParameter(reference.Instance)).Select(reference => reference.Member.Name)]
                : [];
        }
    }

    /// <summary>The members that a selector or texts name; null when they cannot be read.</summary>
    public IReadOnlyCollection<string>? NamedMembers
    {
        get
        {
            if (SelectedMembers is { Count: > 0 } selected)
            {
                return selected;
            }

            var texts = invocation.Arguments
                .Where(argument => argument.Parameter?.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String })
                .Select(argument => argument.Value)
                .OfType<IArrayCreationOperation>()
                .SelectMany(array => array.Initializer is { ElementValues: var values } ? values : Enumerable.Empty<IOperation>())
                .Select(element => element.ConstantValue is { HasValue: true, Value: string text } ? text : null)
                .ToList();
            return texts.Count > 0 && !texts.Contains(null) ? [.. texts.OfType<string>()] : null;
        }
    }

    private static ISymbol? Selected(IAnonymousFunctionOperation lambda) =>
        lambda.Returned() is IMemberReferenceOperation { Instance: var instance, Member: var member } && IsParameter(instance) ? member : null;

    private static bool IsParameter(IOperation? operation) => operation.Unconverted() is IParameterReferenceOperation;

    private IParameterSymbol? Parameter(string name) => Method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
}
