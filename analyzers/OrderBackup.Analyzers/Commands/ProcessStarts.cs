using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

/// <summary>Collects what one body does with <c>System.Diagnostics.ProcessStartInfo</c> and <c>Process.Start</c>, each start info by the name it has there.</summary>
internal sealed class ProcessStarts(ValueReader values)
{
    private const string StartInfoType = "System.Diagnostics.ProcessStartInfo";
    private const string ProcessType = "System.Diagnostics.Process";
    private readonly Dictionary<string, ProcessCall> _byName = new(StringComparer.Ordinal);

    public List<ProcessCall> Calls { get; } = [];

    public void Add(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation when IsNamed(creation.Type, StartInfoType):
                AddCreation(creation);
                break;
            case IInvocationOperation { Type: { } made } factory when IsNamed(made, StartInfoType) && Holder(factory) is { } holder:
                AddMade(factory, holder);
                break;
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } property } assignment when IsNamed(property.Property.ContainingType, StartInfoType):
                Assign(Of(instance, assignment.Syntax), property.Property.Name, assignment);
                break;
            case IInvocationOperation { Instance: { } instance, Arguments.Length: > 0, TargetMethod.Name: "Add" or "Insert" } add when OwnerOfList(instance) is { } owner:
                var added = add.Arguments[add.Arguments.Length - 1].Value;
                Of(owner, add.Syntax).Words.AddRange(values.ReadAdded(added));
                break;
            case IInvocationOperation { TargetMethod: { Name: "Start", IsStatic: true } start } call when IsNamed(start.ContainingType, ProcessType):
                AddStart(call);
                break;
        }
    }

    private void AddCreation(IObjectCreationOperation creation)
    {
        var call = new ProcessCall(creation.Syntax);
        Calls.Add(call);
        _byName[KeyOf(creation)] = call;
        SetArguments(call, creation.Arguments);
    }

    /// <summary>A start info that a method of the project makes for a program: what else it gives is not known.</summary>
    private void AddMade(IInvocationOperation factory, string holder)
    {
        if (factory.Arguments.Select(argument => argument.Value).FirstOrDefault(value => value.Type?.SpecialType == SpecialType.System_String && ProgramNames.OfFile(values.Read(value)) is not null) is { } program)
        {
            var call = new ProcessCall(factory.Syntax);
            SetProgram(call, program);
            call.Words.Add(KnownText.Of(KnownText.OptionsHole.ToString(), factory.Syntax));
            Calls.Add(call);
            _byName[holder] = call;
        }
    }

    private void AddStart(IInvocationOperation invocation)
    {
        if (invocation.Arguments.FirstOrDefault()?.Parameter?.Type.SpecialType == SpecialType.System_String)
        {
            var call = new ProcessCall(invocation.Syntax);
            Calls.Add(call);
            SetArguments(call, invocation.Arguments);
        }
    }

    private void SetArguments(ProcessCall call, IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            switch (argument.Parameter?.Name)
            {
                case "fileName":
                    SetProgram(call, argument.Value);
                    break;
                case "arguments" when argument.Parameter.Type.SpecialType == SpecialType.System_String:
                    call.Line = values.Read(argument.Value);
                    break;
                case "arguments":
                    call.Words.AddRange(values.ReadWords(argument.Value));
                    break;
            }
        }
    }

    private void SetProgram(ProcessCall call, IOperation value)
    {
        call.Program = values.Read(value);
        call.ProgramName = ValueReader.NameOf(value);
    }

    private void Assign(ProcessCall call, string property, IAssignmentOperation assignment)
    {
        switch (property)
        {
            case "FileName":
                SetProgram(call, assignment.Value);
                break;
            case "Arguments":
                var added = values.Read(assignment.Value);
                var appends = call.Line is not null && (assignment is ICompoundAssignmentOperation || IsConditional(assignment));
                call.Line = appends ? new KnownTextBuilder().Append(call.Line!).Append(assignment is ICompoundAssignmentOperation ? "" : " ", assignment.Syntax).Append(added).ToText() : added;
                break;
            case "RedirectStandardInput":
                call.ReadsInput = assignment.Value.ConstantValue is { HasValue: true, Value: true };
                break;
        }
    }

    private static bool IsConditional(IOperation assignment) => assignment.Parent?.Parent is IBlockOperation { Parent: IConditionalOperation or ISwitchCaseOperation };

    private ProcessCall Of(IOperation owner, SyntaxNode syntax)
    {
        var key = KeyOf(owner);
        if (!_byName.TryGetValue(key, out var call))
        {
            call = new ProcessCall(syntax);
            _byName.Add(key, call);
            Calls.Add(call);
        }

        return call;
    }

    /// <summary>The start info whose <c>ArgumentList</c> this is; null when it is another list.</summary>
    private static IOperation? OwnerOfList(IOperation instance)
    {
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            instance = Initialized(instance) is IMemberInitializerOperation member ? member.InitializedMember : instance;
        }

        return ValueReader.Unwrapped(instance) is IPropertyReferenceOperation { Instance: { } owner, Property: { Name: "ArgumentList" } list } && IsNamed(list.ContainingType, StartInfoType) ? owner : null;
    }

    /// <summary>What the initializer around an operation initialises: a creation, or a member of one.</summary>
    private static IOperation? Initialized(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is not null and not IObjectOrCollectionInitializerOperation)
        {
            parent = parent.Parent;
        }

        return parent?.Parent;
    }

    /// <summary>A name for an object within one body: the variable or member that holds it, or the place where it is made.</summary>
    private static string KeyOf(IOperation operation)
    {
        operation = ValueReader.Unwrapped(operation);
        return operation switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IMemberReferenceOperation { Instance: { } instance } member => KeyOf(instance) + "." + member.Member.Name,
            IMemberReferenceOperation member => member.Member.ToDisplayString(),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when Initialized(operation) is { } made => KeyOf(made),
            IMemberInitializerOperation member => KeyOf(member.InitializedMember),
            IInstanceReferenceOperation => "this",
            IObjectCreationOperation => Holder(operation) ?? "@" + operation.Syntax.SpanStart,
            _ => "@" + operation.Syntax.SpanStart,
        };
    }

    private static string? Holder(IOperation creation)
    {
        return creation.ParentBehindConversions() switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
            IFieldInitializerOperation field => field.InitializedFields.FirstOrDefault()?.ToDisplayString(),
            ISimpleAssignmentOperation assignment => KeyOf(assignment.Target),
            _ => null,
        };
    }

    private static bool IsNamed(ITypeSymbol? type, string name) => type is not null && type.ToDisplayString() == name;
}
