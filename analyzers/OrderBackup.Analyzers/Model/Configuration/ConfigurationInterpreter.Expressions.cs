using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    /// <summary>What an expression stands for, after following the calls in it; null when that does not matter or cannot be read.</summary>
    private BuilderValue? Evaluate(IOperation? operation, Frame frame)
    {
        if (operation is null || ++steps > MaxSteps)
        {
            NoteTooLong();
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant is string text ? new TextValue(text) : null;
        }

        switch (operation)
        {
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand, frame);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target, frame);
            case IAnonymousFunctionOperation lambda:
                return new LambdaValue(lambda, frame);
            case IMethodReferenceOperation method:
                return new MethodValue(method.Method, Evaluate(method.Instance, frame) as InstanceValue ?? frame.Instance, frame);
            case ILocalReferenceOperation local:
                return frame.Get(local.Local);
            case IParameterReferenceOperation parameter:
                return frame.Get(parameter.Parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return frame.Instance;
            case ITypeOfOperation type:
                return new TypeValue(frame.Resolve(type.TypeOperand));
            case IObjectCreationOperation creation:
                return Create(creation, frame);
            case IInvocationOperation invocation:
                return Invoke(invocation, frame);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment, frame);
            case IPropertyReferenceOperation property:
                return Read(property, frame);
            case IFieldReferenceOperation { Field: var field } reference:
                return reference.Instance is null ? ConstantOf(field) : Evaluate(reference.Instance, frame) is InstanceValue owner ? ConstantOf(field) ?? GivenTo(owner, field) : null;
            case IConditionalAccessOperation access:
                receivers.Push(Evaluate(access.Operation, frame));
                var accessed = Evaluate(access.WhenNotNull, frame);
                receivers.Pop();
                return accessed;
            case IConditionalAccessInstanceOperation:
                return receivers.Count > 0 ? receivers.Peek() : null;
            case IArrayInitializerOperation or ITupleOperation or IAnonymousObjectCreationOperation or { Kind: OperationKind.None }:
                // What is put together with others is taken out where nobody sees it.
                foreach (var child in operation.ChildOperations)
                {
                    NoteUnreadable(Kept(Evaluate(child, frame)));
                }

                return null;
            case IConditionalOperation conditional:
                return Choose(conditional, frame);
            case ISwitchExpressionOperation or ICoalesceOperation:
                conditions++;
                EvaluateChildren(operation, frame);
                conditions--;
                return null;
            case IInterpolatedStringOperation interpolated:
                return Join(interpolated.Parts.Select(part => PartOf(part, frame)));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Join([Evaluate(sum.LeftOperand, frame), Evaluate(sum.RightOperand, frame)]);
            default:
                EvaluateChildren(operation, frame);
                return null;
        }
    }

    private void EvaluateChildren(IOperation operation, Frame frame)
    {
        foreach (var child in operation.ChildOperations)
        {
            Evaluate(child, frame);
        }
    }

    private BuilderValue? Choose(IConditionalOperation conditional, Frame frame)
    {
        if (Decide(conditional.Condition) is { } decided)
        {
            return Evaluate(decided ? conditional.WhenTrue : conditional.WhenFalse, frame);
        }

        conditions++;
        EvaluateChildren(conditional, frame);
        conditions--;
        return null;
    }

    // A builder, but not code that is given one later.
    private static BuilderValue? Kept(BuilderValue? value) => value is LambdaValue ? null : value;

    private InstanceValue? Create(IObjectCreationOperation creation, Frame frame)
    {
        // An object that keeps a builder can say anything by it later.
        var arguments = new List<(IParameterSymbol, BuilderValue?)>();
        foreach (var argument in creation.Arguments)
        {
            var value = Evaluate(argument.Value, frame);
            NoteUnreadable(Kept(value));
            if (argument.Parameter is { } parameter)
            {
                arguments.Add((parameter.OriginalDefinition, value));
            }
        }

        Evaluate(creation.Initializer, frame);
        return creation.Type is { } type && frame.Resolve(type) is INamedTypeSymbol named ? new InstanceValue(named) { Arguments = arguments } : null;
    }

    private BuilderValue? Assign(ISimpleAssignmentOperation assignment, Frame frame)
    {
        var value = Evaluate(assignment.Value, frame);
        switch (assignment.Target)
        {
            case ILocalReferenceOperation { Local: var local }:
                frame.Set(local, IsConditional && value is TextValue ? null : value);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                frame.Set(parameter, IsConditional && value is TextValue ? null : value);
                break;
            default:
                Evaluate(assignment.Target, frame);
                NoteUnreadable(Kept(value));
                break;
        }

        return value;
    }

    private BuilderValue? Read(IPropertyReferenceOperation reference, Frame frame)
    {
        var receiver = Evaluate(reference.Instance, frame);
        var property = reference.Property;
        return receiver switch
        {
            TypeValue { Type: var type } when property.Name == "Name" => new TextValue(type.MetadataName),
            TypeValue { Type: var type } when property.Name == "Assembly" => new AssemblyValue(Same(type.ContainingAssembly, compilation.Assembly)),
            ConventionsValue when property.Name == "Conventions" => new ConventionSetValue(),
            ModelBuilderValue or EntityValue or PropertyValue => new MetadataValue(),
            InstanceValue owner => ConstantOf(OverrideIn(owner.Type, property) ?? property) ?? GivenTo(owner, property),
            _ when reference.Instance is null => ConstantOf(property),
            _ => null,
        };
    }

    // What the constructor puts into a read-only member: a constant that the object was made with.
    private TextValue? GivenTo(InstanceValue owner, ISymbol member)
    {
        if (member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }) || owner.Type.InstanceConstructors is not [var constructor]
            || !Same(member.ContainingType.OriginalDefinition, owner.Type.OriginalDefinition) || !HasSource(constructor.OriginalDefinition, out var reference))
        {
            return null;
        }

        var syntax = reference.GetSyntax(cancellationToken);
        var assigned = Model(syntax.SyntaxTree).GetOperation(syntax, cancellationToken)?.Descendants().OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IMemberReferenceOperation target && Same(target.Member, member.OriginalDefinition)).ToList();
        return assigned is [{ Value: IParameterReferenceOperation { Parameter: var parameter } }]
            ? owner.Arguments.FirstOrDefault(argument => Same(argument.Parameter, parameter)).Value as TextValue
            : null;
    }

    private BuilderValue? PartOf(IInterpolatedStringContentOperation part, Frame frame) => part switch
    {
        IInterpolatedStringTextOperation { Text: var text } => Evaluate(text, frame),
        IInterpolationOperation { FormatString: null, Alignment: null, Expression: var expression } => Evaluate(expression, frame),
        _ => null,
    };

    private static TextValue? Join(IEnumerable<BuilderValue?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is not TextValue value)
            {
                return null;
            }

            text.Append(value.Text);
        }

        return new TextValue(text.ToString());
    }

    // A member that always has the text which stands beside it in the source: computed, or read-only without a constructor that could set it.
    private TextValue? ConstantOf(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences is not [var reference] || !compilation.ContainsSyntaxTree(reference.SyntaxTree)
            || member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }))
        {
            return null;
        }

        var syntax = reference.GetSyntax(cancellationToken);
        var constructors = member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors;
        var isSetElsewhere = constructors.Any(constructor => !constructor.IsImplicitlyDeclared);
        var value = syntax switch
        {
            VariableDeclaratorSyntax variable when !isSetElsewhere => variable.Initializer?.Value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var computed } => computed,
            PropertyDeclarationSyntax { Initializer.Value: var initial } when !isSetElsewhere => initial,
            PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody.Expression: var computed }] } => computed,
            PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body.Statements: [ReturnStatementSyntax { Expression: { } computed }] }] } => computed,
            _ => null,
        };
        return value is not null && Model(syntax.SyntaxTree).GetConstantValue(value, cancellationToken) is { HasValue: true, Value: string text }
            ? new TextValue(text)
            : null;
    }

    private void NoteTooLong()
    {
        if (steps > MaxSteps)
        {
            facts.AreTablesUncertain = true;
            facts.AreColumnsUncertain = true;
        }
    }
}
