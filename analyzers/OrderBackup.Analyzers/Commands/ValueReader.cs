using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

/// <summary>
/// Reads what an expression's text is, as far as the source of the same file states it: constants, interpolations, concatenations,
/// joined paths, local variables and what is appended to them, methods and properties that return such an expression.
/// </summary>
/// <param name="model">The file's.</param>
/// <param name="follows">Whether variables and members are followed to what they hold; otherwise only constants are read.</param>
/// <param name="cancellationToken">Ends the reading.</param>
internal sealed partial class ValueReader(SemanticModel model, bool follows, CancellationToken cancellationToken)
{
    private const int DeepestRead = 24;
    private readonly HashSet<ISymbol> _reading = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, KnownText> _current = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <summary>The text of an expression; a hole where it is not known.</summary>
    public KnownText Read(IOperation operation)
    {
        cancellationToken.ThrowIfCancellationRequested();
        operation = Unwrapped(operation);
        if (_depth >= DeepestRead)
        {
            return Unknown(operation);
        }

        _depth++;
        try
        {
            return ReadKind(operation);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>An expression without the conversions and parentheses around it.</summary>
    public static IOperation Unwrapped(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion when !conversion.Conversion.IsUserDefined || conversion.Type?.Name is "ReadOnlySpan":
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    private KnownText ReadKind(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => ReadSum(sum),
        { ConstantValue: { HasValue: true, Value: { } value } } => KnownText.Of(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "", operation.Syntax),
        { ConstantValue.HasValue: true } => KnownText.Of("", operation.Syntax),
        IInterpolatedStringOperation interpolated => ReadInterpolated(interpolated),
        _ when !follows => Unknown(operation),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => Either(Read(conditional.WhenTrue), Read(whenFalse), operation),
        ICoalesceOperation coalesce => Either(Read(coalesce.Value), Read(coalesce.WhenNull), operation),
        ILocalReferenceOperation local => ReadLocal(local),
        IFieldReferenceOperation field => ReadField(field),
        IPropertyReferenceOperation { Arguments.Length: 0 } property => ReadProperty(property),
        IInvocationOperation invocation => ReadInvocation(invocation),
        _ => Unknown(operation),
    };

    /// <summary>A hole; it may hold options when the expression's own name says so.</summary>
    private static KnownText Unknown(IOperation operation)
    {
        var name = NameOf(operation);
        var options = name is not null && OptionNames.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
        return KnownText.Of(options ? OptionsText : HoleText, operation.Syntax);
    }

    /// <summary>The name of the variable, member or method that an expression refers to.</summary>
    public static string? NameOf(IOperation operation) => Unwrapped(operation) switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IInvocationOperation invocation => invocation.TargetMethod.Name,
        IArrayElementReferenceOperation element => NameOf(element.ArrayReference),
        _ => null,
    };

    private static readonly string[] OptionNames = ["arg", "option", "param", "flag", "switch", "extra"];
    private static readonly string HoleText = KnownText.Hole.ToString();
    private static readonly string OptionsText = KnownText.OptionsHole.ToString();

    // A long concatenation leans to the left: reading it by recursion would be as deep as it is long.
    private KnownText ReadSum(IBinaryOperation sum)
    {
        var operands = new Stack<IOperation>();
        IOperation left = sum;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } binary)
        {
            operands.Push(binary.RightOperand);
            left = Unwrapped(binary.LeftOperand);
        }

        var builder = new KnownTextBuilder().Append(Read(left));
        foreach (var operand in operands)
        {
            builder.Append(Read(operand));
        }

        return builder.ToText();
    }

    private KnownText ReadInterpolated(IInterpolatedStringOperation interpolated)
    {
        var builder = new KnownTextBuilder();
        foreach (var part in interpolated.Parts)
        {
            if (part is IInterpolatedStringTextOperation text)
            {
                builder.Append(Read(text.Text));
            }
            else if (part is IInterpolationOperation hole)
            {
                builder.Append(Read(hole.Expression));
            }
        }

        return builder.ToText();
    }

    /// <summary>The branch that says something; of two that do, both when they are options, since either may be run.</summary>
    private static KnownText Either(KnownText first, KnownText second, IOperation operation)
    {
        if (first.Text.Length == 0 || IsOnlyHole(first))
        {
            return second.Text.Length == 0 || IsOnlyHole(second) ? first : second;
        }

        return second.Text.IndexOf('-') < 0 || IsOnlyHole(second) || first.Text == second.Text
            ? first
            : new KnownTextBuilder().Append(first).Append(" ", operation.Syntax).Append(second).ToText();
    }

    private static bool IsOnlyHole(KnownText text) => text.Text.Length == 1 && !text.IsKnown;
}
