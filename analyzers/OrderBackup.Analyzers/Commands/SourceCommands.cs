using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

/// <summary>Every command that one file's code runs, as far as it can be read.</summary>
internal static class SourceCommands
{
    public static IEnumerable<SimpleCommand> Read(SemanticModel model, CancellationToken cancellationToken) =>
        Bodies(model, CanStart, cancellationToken).SelectMany(body => Calls(model, body, cancellationToken)).SelectMany(CommandUnwrapper.Unwrap);

    /// <summary>The operations of every method body, initialiser and top-level program that holds an expression of interest.</summary>
    public static IEnumerable<IOperation> Bodies(SemanticModel model, Func<SyntaxNode, bool> isOfInterest, CancellationToken cancellationToken)
    {
        var seen = new HashSet<IOperation>();
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (isOfInterest(node) && node.FirstAncestorOrSelf<AttributeSyntax>() is null && model.GetOperation(node, cancellationToken) is { } operation)
            {
                while (operation.Parent is not null)
                {
                    operation = operation.Parent;
                }

                if (seen.Add(operation))
                {
                    yield return operation;
                }
            }
        }
    }

    private static bool CanStart(SyntaxNode node) => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax;

    private static IEnumerable<ProcessCall> Calls(SemanticModel model, IOperation body, CancellationToken cancellationToken)
    {
        var values = new ValueReader(model, follows: true, cancellationToken);
        var starts = new ProcessStarts(values);
        var wraps = new CliWrapCalls(values);
        var runners = new RunnerCalls(values);
        var calls = new List<ProcessCall>();
        foreach (var operation in body.DescendantsAndSelf())
        {
            cancellationToken.ThrowIfCancellationRequested();
            starts.Add(operation);
            var wrapped = operation is IInvocationOperation invocation ? wraps.Read(invocation) : null;
            if ((wrapped ?? runners.Read(operation)) is { } call)
            {
                calls.Add(call);
            }
        }

        return starts.Calls.Concat(calls);
    }
}
