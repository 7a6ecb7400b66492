using System.Text;
using Microsoft.CodeAnalysis;
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
                Evaluate(reference.Instance, frame);
                return ConstantOf(field);
            case IInterpolatedStringOperation interpolated:
                return Join(interpolated.Parts.Select(part => PartOf(part, frame)));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Join([Evaluate(sum.LeftOperand, frame), Evaluate(sum.RightOperand, frame)]);
            default:
                foreach (var child in operation.ChildOperations)
                {
                    Evaluate(child, frame);
                }

                return null;
        }
    }

    private InstanceValue? Create(IObjectCreationOperation creation, Frame frame)
    {
        foreach (var argument in creation.Arguments)
        {
            Evaluate(argument.Value, frame);
        }

        return creation.Type is { } type && frame.Resolve(type) is INamedTypeSymbol named ? new InstanceValue(named) : null;
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
            _ when reference.Instance is null => ConstantOf(property),
            _ => null,
        };
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

    // A static member that always has the text which stands beside it in the source.
    private TextValue? ConstantOf(ISymbol member)
    {
        if (!member.IsStatic || member.DeclaringSyntaxReferences is not [var reference] || !compilation.ContainsSyntaxTree(reference.SyntaxTree)
            || member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null })
            || member.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared))
        {
            return null;
        }

        var syntax = reference.GetSyntax(cancellationToken);
        var value = syntax switch
        {
            Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
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
