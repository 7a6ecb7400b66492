using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    /// <summary>
    /// Follows what a call by reflection may run, as code that sets a filter for each entity does: the generic methods beside it that
    /// take a builder. Without any, it may run anything.
    /// </summary>
    private void FollowReflection(IInvocationOperation invocation, Frame frame)
    {
        if (!IsReflected(invocation.TargetMethod) || !HandsOnBuilder(invocation))
        {
            return;
        }

        var caller = calls.OfType<IMethodSymbol>().LastOrDefault(call => call.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction));
        var candidates = caller?.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.IsGenericMethod && method.Parameters.Any(parameter => BuilderOf(parameter.Type) is not null))
            .ToList();
        if (candidates is not { Count: > 0 })
        {
            NoteUnreadable(new ModelBuilderValue());
            return;
        }

        conditions++;
        foreach (var method in candidates)
        {
            Call(method, method.IsStatic ? null : frame.Instance, [.. method.Parameters.Select(parameter => BuilderOf(parameter.Type))], typeArguments: null, outer: null);
        }

        conditions--;
    }

    private static bool IsReflected(IMethodSymbol method) => method is { Name: "Invoke", ContainingType.Name: "MethodBase" or "MethodInfo" };

    private static bool IsInReflectedCall(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not (null or IAnonymousFunctionOperation); outer = outer.Parent)
        {
            if (outer is IInvocationOperation { TargetMethod: var method })
            {
                return IsReflected(method);
            }
        }

        return false;
    }

    private bool HandsOnBuilder(IInvocationOperation invocation) =>
        invocation.Syntax is InvocationExpressionSyntax { ArgumentList: var list }
        && list.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => Model(name.SyntaxTree).GetTypeInfo(name, cancellationToken).Type is { } type && BuilderOf(type) is not null);
}
