using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

internal sealed partial class ValueReader
{
    /// <summary>The words of a list of arguments; what is not known stands as one word that may be any number.</summary>
    public IReadOnlyList<KnownText> ReadWords(IOperation operation) => Elements(operation) ?? [UnknownWords(operation)];

    /// <summary>What one call of <c>Add</c> adds: every element in turn, when it stands in a loop over a list.</summary>
    public IReadOnlyList<KnownText> ReadAdded(IOperation operation)
    {
        if (Unwrapped(operation) is ILocalReferenceOperation { Local: var local } && LoopOver(operation, local) is { } loop)
        {
            return ReadWords(loop.Collection);
        }

        return [Read(operation)];
    }

    private static IForEachLoopOperation? LoopOver(IOperation use, ILocalSymbol local)
    {
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default))
            {
                return loop;
            }
        }

        return null;
    }

    private static KnownText UnknownWords(IOperation operation) => KnownText.Of(OptionsText, operation.Syntax);

    /// <summary>The elements of a list; null when it is none that can be read.</summary>
    private IReadOnlyList<KnownText>? Elements(IOperation operation)
    {
        cancellationToken.ThrowIfCancellationRequested();
        operation = Unwrapped(operation);
        if (_depth >= DeepestRead)
        {
            return null;
        }

        _depth++;
        try
        {
            return ElementsOfKind(operation);
        }
        finally
        {
            _depth--;
        }
    }

    private IReadOnlyList<KnownText>? ElementsOfKind(IOperation operation) => operation switch
    {
        // Its own operation came later than the oldest Roslyn that this runs in.
        { Syntax: CollectionExpressionSyntax collection } => [.. collection.Elements.SelectMany(ElementOf)],
        IArrayCreationOperation { Initializer: { } initializer } => [.. initializer.ElementValues.Select(Read)],
        IObjectCreationOperation { Type: { } type } creation when IsList(type) => [.. CreatedWith(creation)],
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => [.. ReadWords(conditional.WhenTrue), .. ReadWords(whenFalse)],
        ILocalReferenceOperation { Type: { } type } local when IsList(type) => Guarded<List<KnownText>>(local.Local, () => FoldList(local)),
        IFieldReferenceOperation { Type: { } type } field when IsList(type) && Initial(field.Field) is { } value => Guarded(field.Field, () => ReadWords(value)),
        IPropertyReferenceOperation { Type: { } type } property when IsList(type) => ReturnedWords(property.Property),
        IInvocationOperation { Type: { } type } invocation when IsList(type) => CalledList(invocation),
        _ => null,
    };

    private IEnumerable<KnownText> ElementOf(CollectionElementSyntax element) => element switch
    {
        ExpressionElementSyntax { Expression: var expression } => [Valued(expression)],
        SpreadElementSyntax { Expression: var expression } when model.GetOperation(expression, cancellationToken) is { } spread => ReadWords(spread),
        _ => [KnownText.Of(OptionsText, element)],
    };

    private KnownText Valued(ExpressionSyntax expression) =>
        model.GetOperation(expression, cancellationToken) is { } operation ? Read(operation)
        : model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string text } ? KnownText.Of(text, expression)
        : KnownText.Of(HoleText, expression);

    private IEnumerable<KnownText> CreatedWith(IObjectCreationOperation creation)
    {
        var copied = creation.Arguments.Where(argument => argument.Value.Type is { } type && IsList(type)).SelectMany(argument => ReadWords(argument.Value));
        var added = (creation.Initializer?.Initializers.OfType<IInvocationOperation>() ?? []).Where(add => add.Arguments.Length > 0).Select(add => Read(add.Arguments[0].Value));
        return copied.Concat(added);
    }

    private List<KnownText> FoldList(ILocalReferenceOperation reference)
    {
        var words = new List<KnownText>();
        foreach (var operation in Before(reference))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, reference.Local) && declarator.GetVariableInitializer() is { } initializer:
                    words.AddRange(ReadWords(initializer.Value));
                    break;
                case ISimpleAssignmentOperation assignment when Refers(assignment.Target, reference.Local):
                    words.AddRange(ReadWords(assignment.Value));
                    break;
                case IInvocationOperation { Instance: { } instance, Arguments.Length: > 0 } call when Refers(instance, reference.Local):
                    words.AddRange(AddedBy(call));
                    break;
            }
        }

        return words;
    }

    private IEnumerable<KnownText> AddedBy(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Add" => ReadAdded(call.Arguments[0].Value),
        "AddRange" => ReadWords(call.Arguments[0].Value),
        "Insert" when call.Arguments.Length > 1 => [Read(call.Arguments[1].Value)],
        _ => [],
    };

    private IReadOnlyList<KnownText>? CalledList(IInvocationOperation invocation)
    {
        var receiver = invocation.Instance ?? (invocation.TargetMethod.IsExtensionMethod ? invocation.Arguments.FirstOrDefault()?.Value : null);
        var arguments = invocation.Arguments.Skip(invocation.Instance is null ? 1 : 0);
        return invocation.TargetMethod.Name switch
        {
            "ToArray" or "ToList" or "AsReadOnly" or "ToImmutableArray" or "Where" or "Distinct" when receiver is not null => Elements(receiver),
            "Concat" or "Append" when receiver is not null =>
                [.. ReadWords(receiver), .. arguments.SelectMany(argument => Elements(argument.Value) ?? [Read(argument.Value)])],
            "Split" when receiver is not null && receiver.Type?.SpecialType == SpecialType.System_String => ArgumentLine.Split(Read(receiver)),
            "Empty" => [],
            _ => ReturnedWords(invocation.TargetMethod),
        };
    }

    private List<KnownText>? ReturnedWords(ISymbol member) =>
        Returned(member) is { Count: > 0 } values ? Guarded<List<KnownText>>(member, () => [.. values.SelectMany(ReadWords)]) : null;

    private static bool IsList(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && (type is IArrayTypeSymbol || type.Name is "IEnumerable" or "Span" or "ReadOnlySpan" || type.AllInterfaces.Any(implemented => implemented.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T));
}
