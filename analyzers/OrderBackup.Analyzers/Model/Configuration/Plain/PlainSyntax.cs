using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrderBackup.Analyzers.Model.Configuration.Plain;

/// <summary>
/// Reads code that consists of plain chains of calls on builders, as nearly all configurations do, from its syntax alone. Binding such
/// code, with its overloads and generic lambdas, is what reading a model spends nearly all of its time with.
/// </summary>
internal static class PlainSyntax
{
    /// <summary>The statements of a method's body; null when any of them is not plain.</summary>
    /// <param name="body">A block or an expression.</param>
    /// <param name="builders">The names of the builders in scope.</param>
    public static IReadOnlyList<PlainStatement>? Read(SyntaxNode? body, IReadOnlyCollection<string> builders) => body switch
    {
        BlockSyntax block => ReadAll(block.Statements.Select(statement => (statement as ExpressionStatementSyntax)?.Expression), builders),
        ExpressionSyntax expression => ReadAll([expression], builders),
        _ => null,
    };

    private static List<PlainStatement>? ReadAll(IEnumerable<ExpressionSyntax?> expressions, IReadOnlyCollection<string> builders)
    {
        var statements = new List<PlainStatement>();
        foreach (var expression in expressions)
        {
            if (expression is not InvocationExpressionSyntax invocation || ReadStatement(invocation, builders) is not { } statement)
            {
                return null;
            }

            statements.Add(statement);
        }

        return statements;
    }

    private static PlainStatement? ReadStatement(InvocationExpressionSyntax invocation, IReadOnlyCollection<string> builders)
    {
        if (IsCheckForNull(invocation, builders))
        {
            return new PlainStatement(null, [], []);
        }

        if (invocation is { Expression: IdentifierNameSyntax method, ArgumentList.Arguments: { Count: > 0 } handedOn })
        {
            var names = handedOn.Select(argument => argument is { NameColon: null, RefKindKeyword.RawKind: 0, Expression: IdentifierNameSyntax name } ? name.Identifier.ValueText : null).ToList();
            return names.TrueForAll(name => name is not null && builders.Contains(name))
                ? new PlainStatement(null, [new PlainCall(method.Identifier.ValueText, null, [])], [.. names.OfType<string>()])
                : null;
        }

        var calls = new List<PlainCall>();
        ExpressionSyntax expression = invocation;
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access } call)
        {
            if (ReadCall(access.Name, call.ArgumentList, builders) is not { } read)
            {
                return null;
            }

            calls.Add(read);
            expression = access.Expression;
        }

        if (expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: PlainCalls.ConventionSet }, Expression: IdentifierNameSyntax owner })
        {
            calls.Add(new PlainCall(PlainCalls.ConventionSet, null, []));
            expression = owner;
        }

        calls.Reverse();
        return expression is IdentifierNameSyntax root && builders.Contains(root.Identifier.ValueText) ? new PlainStatement(root.Identifier.ValueText, calls, []) : null;
    }

    private static bool IsCheckForNull(InvocationExpressionSyntax invocation, IReadOnlyCollection<string> builders) => invocation is
    {
        Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "ArgumentNullException" }, Name.Identifier.ValueText: "ThrowIfNull" },
        ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var checkedName } }],
    } && builders.Contains(checkedName);

    private static PlainCall? ReadCall(SimpleNameSyntax name, ArgumentListSyntax list, IReadOnlyCollection<string> builders)
    {
        var typeArguments = (name as GenericNameSyntax)?.TypeArgumentList.Arguments ?? default;
        var arguments = new List<PlainArgument>();
        foreach (var argument in list.Arguments)
        {
            if (argument is not { NameColon: null, RefKindKeyword.RawKind: 0 } || ReadArgument(argument.Expression, builders) is not { } read)
            {
                return null;
            }

            arguments.Add(read);
        }

        return typeArguments.Count > 1 ? null : new PlainCall(name.Identifier.ValueText, typeArguments.FirstOrDefault(), arguments);
    }

    private static PlainArgument? ReadArgument(ExpressionSyntax expression, IReadOnlyCollection<string> builders)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                return new TextArgument(literal.Token.ValueText);
            case SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var parameter } lambda:
                return ReadLambda(lambda, parameter, builders);
            case MemberAccessExpressionSyntax { Expression: TypeOfExpressionSyntax type, Name.Identifier.ValueText: "Assembly" }:
                return new AssemblyArgument(type.Type);
            case ObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments.Count: 0 } creation:
                return new CreationArgument(creation.Type);
            case ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax:
                return null;
            default:
                return Mentions(expression, builders) ? null : new OtherArgument();
        }
    }

    private static PlainArgument? ReadLambda(SimpleLambdaExpressionSyntax lambda, string parameter, IReadOnlyCollection<string> builders)
    {
        switch (lambda.Body)
        {
            case MemberAccessExpressionSyntax member:
                return MemberOf(member, parameter) is { } only ? new MembersArgument([only]) : null;
            case AnonymousObjectCreationExpressionSyntax several:
                var names = several.Initializers.Select(initializer => initializer.NameEquals is null ? MemberOf(initializer.Expression, parameter) : null).ToList();
                return names.Contains(null) ? null : new MembersArgument([.. names.OfType<string>()]);
            default:
                return builders.Contains(parameter) ? null
                    : Read(lambda.Body, [.. builders, parameter]) is { } statements ? new CodeArgument(parameter, statements)
                    : Mentions(lambda.Body, builders) ? null
                    : new FunctionArgument(IsToString(lambda.Body, parameter));
        }
    }

    private static bool Mentions(SyntaxNode node, IReadOnlyCollection<string> builders) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => builders.Contains(name.Identifier.ValueText));

    private static bool IsToString(CSharpSyntaxNode body, string parameter) => body is InvocationExpressionSyntax
    {
        ArgumentList.Arguments.Count: 0,
        Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name }, Name.Identifier.ValueText: "ToString" },
    } && name == parameter;

    private static string? MemberOf(ExpressionSyntax expression, string parameter)
    {
        if (expression is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var operand })
        {
            expression = operand;
        }

        return expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax root, Name: IdentifierNameSyntax name } && root.Identifier.ValueText == parameter
            ? name.Identifier.ValueText
            : null;
    }
}
