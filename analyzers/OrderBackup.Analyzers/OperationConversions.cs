using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers;

/// <summary>Looks past the conversions that the compiler and people put around an expression.</summary>
internal static class OperationConversions
{
    /// <summary>The expression that is converted.</summary>
    public static IOperation? Unconverted(this IOperation? operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>What a lambda that is one expression returns, before conversions; null for any other lambda.</summary>
    public static IOperation? Returned(this IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations is [IReturnOperation { ReturnedValue: var value }] ? value.Unconverted() : null;

    /// <summary>What an expression, converted or in parentheses, is a part of.</summary>
    public static IOperation? ParentBehindConversions(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }
}
