using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

/// <summary>
/// Reads calls of other libraries' and the project's own runners: <c>Run("pg_dump", "…")</c>, <c>Bash("pg_dump … | gzip")</c>,
/// <c>new ToolCommand { Program = "pg_dump", … }</c>. The name must say that something is run, and a text must be the program's name or
/// a command that begins with it: prose that mentions a program is neither.
/// </summary>
internal sealed class RunnerCalls(ValueReader values)
{
    private static readonly HashSet<string> FirstWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "Run", "Exec", "Execute", "Start", "Shell", "Bash", "Sh", "Cmd", "Spawn", "Launch", "Invoke", "Command", "Process",
    };

    private static readonly string[] TypeEndings = ["Process", "Command", "StartInfo", "CommandLine", "Invocation", "ProcessSpec", "ProcessOptions"];

    public ProcessCall? Read(IOperation operation) => operation switch
    {
        IInvocationOperation invocation when IsRunner(invocation.TargetMethod) => Read(invocation.Syntax, invocation.Arguments.Select(argument => argument.Value)),
        IObjectCreationOperation { Type: { } type } creation when IsCommand(type) => Read(creation.Syntax, Given(creation)),
        _ => null,
    };

    private static bool IsRunner(IMethodSymbol method) =>
        FirstWords.Contains(FirstWord(method.Name)) || method.Name == "CreateCommand" ? !IsPlatform(method.ContainingType) : false;

    private static bool IsCommand(ITypeSymbol type) => TypeEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)) && !IsPlatform(type);

    // Process, ProcessStartInfo and CliWrap are read exactly; other types of the platform run nothing.
    private static bool IsPlatform(ITypeSymbol? type)
    {
        var space = type?.ContainingNamespace?.ToDisplayString() ?? "";
        return space is "System" or "CliWrap" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal);
    }

    private static string FirstWord(string name)
    {
        var end = 1;
        while (end < name.Length && !char.IsUpper(name[end]) && name[end] != '_')
        {
            end++;
        }

        return name.Length == 0 ? name : name.Substring(0, end);
    }

    private static IEnumerable<IOperation> Given(IObjectCreationOperation creation) =>
        creation.Arguments.Select(argument => argument.Value).Concat((creation.Initializer?.Initializers.AsEnumerable() ?? []).OfType<ISimpleAssignmentOperation>().Select(assignment => assignment.Value));

    private ProcessCall? Read(SyntaxNode syntax, IEnumerable<IOperation> given)
    {
        ProcessCall? call = null;
        foreach (var value in given)
        {
            if (call is not null)
            {
                AddArguments(call, value);
            }
            else if (value.Type?.SpecialType == SpecialType.System_String)
            {
                call = First(syntax, value);
            }
        }

        return call;
    }

    /// <summary>A program's name, or a whole command for a shell.</summary>
    private ProcessCall? First(SyntaxNode syntax, IOperation value)
    {
        var text = values.Read(value);
        if (ProgramNames.OfFile(text) is not null)
        {
            return new ProcessCall(syntax) { Program = text };
        }

        if (!ProgramNames.IsMentioned(text.Text))
        {
            return null;
        }

        var call = new ProcessCall(syntax) { Program = KnownText.Of("sh", syntax) };
        call.Words.Add(KnownText.Of("-c", syntax));
        call.Words.Add(text);
        return call;
    }

    private void AddArguments(ProcessCall call, IOperation value)
    {
        if (value.Type?.SpecialType == SpecialType.System_String)
        {
            // Further plain texts are a working folder, a password, a line of their own: only the first is the arguments.
            call.Line ??= values.Read(value);
        }
        else if (ValueReader.Unwrapped(value) is { Type: { } type } list && (type is IArrayTypeSymbol || type.Name.Contains("List") || type.Name is "IEnumerable" or "IReadOnlyCollection"))
        {
            call.Words.AddRange(values.ReadWords(list));
        }
    }
}
