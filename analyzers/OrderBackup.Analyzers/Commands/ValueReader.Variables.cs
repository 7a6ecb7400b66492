using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

internal sealed partial class ValueReader
{
    private KnownText ReadLocal(ILocalReferenceOperation reference) =>
        _current.TryGetValue(reference.Local, out var current) ? current
        : Guarded(reference.Local, () => FoldAssignments(reference)) ?? Unknown(reference);

    /// <summary>
    /// A variable's text where it is used: what it is given, and all that is appended before. An assignment under a condition does not
    /// take away what may have been there.
    /// </summary>
    private KnownText? FoldAssignments(ILocalReferenceOperation reference)
    {
        KnownText? text = null;
        foreach (var operation in Before(reference))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, reference.Local) && declarator.GetVariableInitializer() is { } initializer:
                    text = Read(initializer.Value);
                    break;
                case ISimpleAssignmentOperation assignment when Refers(assignment.Target, reference.Local):
                    var assigned = ReadWith(reference.Local, text, assignment.Value);
                    var replaces = text is null || IsUnconditional(assignment, reference.Local) || Mentions(assignment.Value, reference.Local);
                    text = replaces ? assigned : new KnownTextBuilder().Append(text!).Append(" ", assignment.Syntax).Append(assigned).ToText();
                    break;
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } appended when Refers(appended.Target, reference.Local):
                    var added = ReadWith(reference.Local, text, appended.Value);
                    text = text is null ? added : new KnownTextBuilder().Append(text).Append(added).ToText();
                    break;
            }
        }

        return text;
    }

    private KnownText ReadBuilder(IOperation builder)
    {
        var text = new KnownTextBuilder();
        if (Unwrapped(builder) is not ILocalReferenceOperation reference)
        {
            return Unknown(builder);
        }

        foreach (var operation in Before(reference))
        {
            if (operation is IVariableDeclaratorOperation declarator && Same(declarator.Symbol, reference.Local) && declarator.GetVariableInitializer()?.Value is { } initial)
            {
                foreach (var argument in (Unwrapped(initial) as IObjectCreationOperation)?.Arguments.AsEnumerable() ?? [])
                {
                    if (argument.Value.Type?.SpecialType == SpecialType.System_String)
                    {
                        text.Append(Read(argument.Value));
                    }
                }
            }
            else if (operation is IInvocationOperation { Arguments.Length: >= 1, TargetMethod.Name: "Append" or "AppendLine" or "AppendFormat" } append && Refers(Innermost(append), reference.Local))
            {
                text.Append(append.TargetMethod.Name == "AppendFormat" ? Format(append) : Read(append.Arguments[0].Value));
            }
        }

        return text.ToText();
    }

    /// <summary>The receiver that a chain of calls begins with.</summary>
    private static IOperation Innermost(IInvocationOperation invocation)
    {
        IOperation receiver = invocation;
        while (Unwrapped(receiver) is IInvocationOperation { Instance: { } instance })
        {
            receiver = instance;
        }

        return Unwrapped(receiver);
    }

    private KnownText ReadField(IFieldReferenceOperation reference) =>
        (reference.Field.IsReadOnly ? Guarded(reference.Field, () => Initial(reference.Field) is { } value ? Read(value) : null) : null) ?? Unknown(reference);

    private KnownText ReadProperty(IPropertyReferenceOperation reference) =>
        (reference.Property.SetMethod is not null ? null
            : ReadReturned(reference.Property) ?? Guarded(reference.Property, () => Initial(reference.Property) is { } value ? Read(value) : null)) ?? Unknown(reference);

    /// <summary>The expression that a field or property of this file is initialised with.</summary>
    private IOperation? Initial(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == model.SyntaxTree))
        {
            var value = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } initial } => initial,
                PropertyDeclarationSyntax { Initializer.Value: { } initial } => initial,
                _ => null,
            };
            if (value is not null)
            {
                return model.GetOperation(value, cancellationToken);
            }
        }

        return null;
    }

    private static IEnumerable<SyntaxNode> BodiesOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => [.. Present(method.Body, method.ExpressionBody?.Expression)],
        LocalFunctionStatementSyntax local => [.. Present(local.Body, local.ExpressionBody?.Expression)],
        PropertyDeclarationSyntax property =>
            [.. Present(property.ExpressionBody?.Expression), .. (property.AccessorList?.Accessors ?? []).SelectMany(accessor => Present(accessor.Body, accessor.ExpressionBody?.Expression))],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Present(params SyntaxNode?[] nodes) => nodes.OfType<SyntaxNode>();

    /// <summary>All that stands before a variable's use in the same body, in the order of the text.</summary>
    private static IEnumerable<IOperation> Before(IOperation use)
    {
        var root = use;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        // A chain of calls begins where its receiver does: what its last call adds ends last.
        return root.Descendants().Where(operation => operation.Syntax.SpanStart < use.Syntax.SpanStart).OrderBy(operation => operation.Syntax.Span.End);
    }

    private KnownText ReadWith(ISymbol variable, KnownText? current, IOperation value)
    {
        if (current is null)
        {
            return Read(value);
        }

        _current[variable] = current;
        try
        {
            return Read(value);
        }
        finally
        {
            _current.Remove(variable);
        }
    }

    private static bool IsUnconditional(IOperation assignment, ILocalSymbol local) =>
        assignment.Parent?.Parent is IBlockOperation block && block.Locals.Contains(local, SymbolEqualityComparer.Default);

    private static bool Mentions(IOperation value, ISymbol variable) => value.DescendantsAndSelf().Any(operation => Refers(operation, variable));

    private static bool Refers(IOperation operation, ISymbol variable) => Unwrapped(operation) is ILocalReferenceOperation local && Same(local.Local, variable);

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
