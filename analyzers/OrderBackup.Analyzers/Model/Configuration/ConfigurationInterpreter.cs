using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Model.Configuration;

/// <summary>
/// Follows the code that configures a model, as far as source and constants go, and notes what it says. Nothing is run: a branch that
/// may or may not be taken makes what it says unreadable, and so does everything that a method without source could say.
/// </summary>
/// <remarks>EF Core documentation, "Creating and configuring a model". Calls are known by their names on EF Core's own builders.</remarks>
internal sealed partial class ConfigurationInterpreter
{
    private const int MaxDepth = 40;
    private const int MaxSteps = 400_000;

    private readonly Compilation compilation;
    private readonly ContextFacts facts;
    private readonly CancellationToken cancellationToken;
    private readonly Dictionary<SyntaxTree, SemanticModel> semanticModels = [];
    private readonly List<ISymbol> calls = [];
    private readonly Stack<BuilderValue?> receivers = new();
    private int conditions;
    private int steps;

    public ConfigurationInterpreter(Compilation compilation, ContextFacts facts, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.facts = facts;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Whether what is read now may not happen.</summary>
    private bool IsConditional => conditions > 0;

    /// <summary>Follows a method of an object.</summary>
    public BuilderValue? Run(IMethodSymbol method, InstanceValue? instance, IReadOnlyList<BuilderValue?> arguments) =>
        Call(method, instance, arguments, typeArguments: null, outer: null);

    private BuilderValue? Call(
        IMethodSymbol method, InstanceValue? instance, IReadOnlyList<BuilderValue?> arguments, IReadOnlyList<ITypeSymbol>? typeArguments, Frame? outer)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (!HasSource(definition, out var reference) || calls.Count >= MaxDepth || calls.Count(call => Same(call, definition)) > 3)
        {
            NoteUnreadable(definition, arguments);
            return null;
        }

        var frame = outer ?? NewFrame(definition, method, instance, typeArguments);
        foreach (var (parameter, argument) in instance?.Arguments ?? [])
        {
            frame.Set(parameter, argument);
        }

        foreach (var (parameter, argument) in definition.Parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
        {
            frame.Set(parameter, argument);
        }

        calls.Add(definition);
        var before = (frame.Returned, frame.IsDone, conditions);
        (frame.Returned, frame.IsDone) = (null, false);
        FollowBody(reference.GetSyntax(cancellationToken), frame);
        var returned = frame.Returned;
        (frame.Returned, frame.IsDone, conditions) = before;
        calls.RemoveAt(calls.Count - 1);
        return returned;
    }

    private static Frame NewFrame(IMethodSymbol definition, IMethodSymbol method, InstanceValue? instance, IReadOnlyList<ITypeSymbol>? typeArguments)
    {
        var frame = new Frame(instance);
        for (var type = instance?.Type; type is not null; type = type.BaseType)
        {
            frame.SetTypeArguments(type.OriginalDefinition.TypeParameters, type.TypeArguments);
        }

        if (method.ContainingType is { IsGenericType: true } containing && instance is null)
        {
            frame.SetTypeArguments(containing.OriginalDefinition.TypeParameters, containing.TypeArguments);
        }

        frame.SetTypeArguments(definition.TypeParameters, typeArguments ?? method.TypeArguments);
        return frame;
    }

    private void FollowBody(SyntaxNode syntax, Frame frame)
    {
        var operation = Model(syntax.SyntaxTree).GetOperation(syntax, cancellationToken);
        switch (operation)
        {
            case IMethodBodyOperation body:
                Follow(body.BlockBody ?? body.ExpressionBody, frame);
                break;
            case ILocalFunctionOperation local:
                Follow(local.Body, frame);
                break;
            case { } other:
                Follow(other, frame);
                break;
        }
    }

    private void FollowLambda(BuilderValue? function, params BuilderValue?[] arguments)
    {
        switch (function)
        {
            case LambdaValue { Lambda: var lambda, Frame: var frame }:
                if (calls.Count >= MaxDepth)
                {
                    NoteUnreadable(lambda.Symbol, arguments);
                    return;
                }

                foreach (var (parameter, argument) in lambda.Symbol.Parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
                {
                    frame.Set(parameter, argument);
                }

                var before = (frame.Returned, frame.IsDone, conditions);
                (frame.Returned, frame.IsDone) = (null, false);
                calls.Add(lambda.Symbol);
                Follow(lambda.Body, frame);
                calls.RemoveAt(calls.Count - 1);
                (frame.Returned, frame.IsDone, conditions) = before;
                break;
            case MethodValue method:
                Call(method.Method, method.Instance, arguments, typeArguments: null, outer: method.Method.MethodKind == MethodKind.LocalFunction ? method.Frame : null);
                break;
            default:
                foreach (var argument in arguments)
                {
                    NoteUnreadable(argument);
                }

                break;
        }
    }

    private void Follow(IOperation? operation, Frame frame)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (operation)
        {
            case null or ILocalFunctionOperation:
                break;
            case not null when frame.IsDone:
                break;
            case IBlockOperation block:
                FollowAll(block.Operations, frame);
                break;
            case IVariableDeclaratorOperation { Symbol: var local } declarator:
                frame.Set(local, Evaluate((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value, frame));
                break;
            case IConditionalOperation { Type: null } conditional:
                FollowConditional(conditional, frame);
                break;
            case ILoopOperation or ISwitchOperation or ICatchClauseOperation:
                FollowConditionally([.. operation.ChildOperations], frame);
                break;
            case ITryOperation { Catches.IsEmpty: false } attempt:
                FollowConditionally([attempt.Body, .. attempt.Catches], frame);
                Follow(attempt.Finally, frame);
                break;
            case IReturnOperation { ReturnedValue: var value }:
                frame.Returned = Evaluate(value, frame);
                frame.IsDone = !IsConditional;
                break;
            case IExpressionStatementOperation { Operation: var expression }:
                Evaluate(expression, frame);
                break;
            case { Type: not null }:
                Evaluate(operation, frame);
                break;
            default:
                FollowAll(operation.ChildOperations, frame);
                break;
        }
    }

    private void FollowAll(IEnumerable<IOperation> operations, Frame frame)
    {
        foreach (var operation in operations)
        {
            Follow(operation, frame);
        }
    }

    private void FollowConditional(IConditionalOperation conditional, Frame frame)
    {
        switch (Decide(conditional.Condition))
        {
            case true:
                Follow(conditional.WhenTrue, frame);
                return;
            case false:
                Follow(conditional.WhenFalse, frame);
                return;
        }

        Evaluate(conditional.Condition, frame);
        conditions++;
        Follow(conditional.WhenTrue, frame);
        Follow(conditional.WhenFalse, frame);
        conditions--;

        LeavePerhaps(conditional.WhenFalse is { } otherwise ? [conditional.WhenTrue, otherwise] : [conditional.WhenTrue]);
    }

    private void FollowConditionally(IReadOnlyList<IOperation> operations, Frame frame)
    {
        conditions++;
        FollowAll(operations, frame);
        conditions--;
        LeavePerhaps(operations);
    }

    // What comes after a branch that leaves the method may not happen either.
    private void LeavePerhaps(IEnumerable<IOperation> branches)
    {
        if (branches.SelectMany(branch => branch.DescendantsAndSelf()).Any(inner => inner is IReturnOperation && !IsInLambda(inner)))
        {
            conditions++;
        }
    }

    private static bool IsInLambda(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    // The database is PostgreSQL, so a model that serves several databases takes its PostgreSQL branch.
    private static bool? Decide(IOperation condition) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool value } } => value,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !Decide(operand),
        IInvocationOperation { TargetMethod: { Name: "IsNpgsql" } method } when EfNames.IsEntityFramework(method) => true,
        IInvocationOperation { TargetMethod: { Name: "IsSqlite" or "IsSqlServer" or "IsInMemory" or "IsCosmos" or "IsMySql" or "IsOracle" } method }
            when EfNames.IsEntityFramework(method) => false,
        _ => null,
    };

    // A method that takes any object, such as a check for null, configures nothing.
    private void NoteUnreadable(IMethodSymbol method, IReadOnlyList<BuilderValue?> arguments)
    {
        for (var i = 0; i < arguments.Count && i < method.Parameters.Length; i++)
        {
            if (arguments[i] is LambdaValue || EfNames.IsEntityFramework(method.Parameters[i].OriginalDefinition.Type))
            {
                NoteUnreadable(arguments[i]);
            }
        }
    }

    private void NoteUnreadable(BuilderValue? value)
    {
        switch (value)
        {
            case ModelBuilderValue or ConventionsValue or ConventionSetValue:
                facts.AreTablesUncertain = true;
                facts.AreColumnsUncertain = true;
                break;
            case EntityValue entity:
                entity.Facts.IsUncertain = true;
                break;
            case PropertyValue property:
                property.Facts.Column = Stated.Unreadable;
                break;
            case LambdaValue lambda:
                // Its builder parameter is one that nobody has seen: what it says may be of any entity, and may not happen.
                conditions++;
                FollowLambda(lambda, [.. lambda.Lambda.Symbol.Parameters.Select(parameter => BuilderOf(lambda.Frame.Resolve(parameter.Type)))]);
                conditions--;
                break;
        }
    }

    // A referenced project's symbols have syntax too, but of another compilation.
    private bool HasSource(IMethodSymbol method, [NotNullWhen(true)] out SyntaxReference? reference)
    {
        reference = method.DeclaringSyntaxReferences.FirstOrDefault();
        return reference is not null && compilation.ContainsSyntaxTree(reference.SyntaxTree);
    }

    private SemanticModel Model(SyntaxTree tree)
    {
        if (!semanticModels.TryGetValue(tree, out var model))
        {
            semanticModels.Add(tree, model = compilation.GetSemanticModel(tree));
        }

        return model;
    }

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
