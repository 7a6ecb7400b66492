using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

/// <summary>Reads the commands that the CliWrap library runs: <c>Cli.Wrap("…").WithArguments(…)</c>.</summary>
internal sealed class CliWrapCalls(ValueReader values)
{
    public static bool IsIts(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() is { } space && (space == "CliWrap" || space.StartsWith("CliWrap.", StringComparison.Ordinal));

    /// <summary>The process that a call configures; null unless it gives the arguments.</summary>
    public ProcessCall? Read(IInvocationOperation invocation)
    {
        if (!IsIts(invocation.TargetMethod) || invocation.TargetMethod.Name != "WithArguments" || invocation.Instance is null || Wrapped(invocation.Instance) is not { Arguments.Length: > 0 } wrap)
        {
            return null;
        }

        var program = wrap.Arguments[0].Value;
        var call = new ProcessCall(invocation.Syntax) { Program = values.Read(program), ProgramName = ValueReader.NameOf(program), ReadsInput = IsGivenInput(invocation) };
        var arguments = invocation.Arguments[0];
        switch (arguments.Parameter?.Type)
        {
            case { SpecialType: SpecialType.System_String }:
                call.Line = values.Read(arguments.Value);
                break;
            case { TypeKind: TypeKind.Delegate }:
                call.Words.AddRange(Built(arguments.Value));
                break;
            default:
                call.Words.AddRange(values.ReadWords(arguments.Value));
                break;
        }

        return call;
    }

    /// <summary>The call of <c>Cli.Wrap</c> that a command begins with, through local variables too.</summary>
    private static IInvocationOperation? Wrapped(IOperation command)
    {
        // A command that is kept in a variable and configured from itself would be followed for ever.
        for (var steps = 0; steps < 64; steps++)
        {
            switch (ValueReader.Unwrapped(command))
            {
                case IInvocationOperation { TargetMethod: { Name: "Wrap", IsStatic: true, ContainingType.Name: "Cli" } } wrap:
                    return wrap;
                case IInvocationOperation { Instance: { } instance }:
                    command = instance;
                    break;
                case ILocalReferenceOperation local when Declared(local) is { } value:
                    command = value;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static IOperation? Declared(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root.Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))?.GetVariableInitializer()?.Value;
    }

    /// <summary>What <c>Add</c> adds within <c>args => args.Add(…).Add(…)</c>, in order.</summary>
    private IEnumerable<KnownText> Built(IOperation builder) => builder.Descendants().OfType<IInvocationOperation>()
        .Where(add => add.TargetMethod.Name == "Add" && add.Arguments.Length > 0 && IsIts(add.TargetMethod))
        .OrderBy(add => add.Syntax.Span.End)
        .SelectMany(add => add.Arguments[0].Parameter?.Type.SpecialType == SpecialType.System_String ? values.ReadAdded(add.Arguments[0].Value) : values.ReadWords(add.Arguments[0].Value));

    private static bool IsGivenInput(IOperation command)
    {
        for (var parent = command; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IInvocationOperation { TargetMethod.Name: "WithStandardInputPipe" }:
                    return true;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } pipe when pipe.RightOperand.Syntax.Span.Contains(command.Syntax.Span):
                    return true;
                case IBlockOperation:
                    return false;
            }
        }

        return false;
    }
}
