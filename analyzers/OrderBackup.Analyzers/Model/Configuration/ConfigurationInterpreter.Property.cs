using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Model.Configuration;

internal sealed partial class ConfigurationInterpreter
{
    private BuilderValue InvokeOnProperty(PropertyValue property, BuilderCall call)
    {
        var facts = property.Facts;
        switch (call.Name)
        {
            case "HasColumnName":
                facts.Column = call.Method.Parameters.Count(parameter => parameter.Type.SpecialType == SpecialType.System_String) == 1
                    && call.Method.Parameters.Length <= (call.Method.IsExtensionMethod ? 2 : 1) ? Said(call["name"]) : Stated.Unreadable;
                break;
            case "HasColumnType":
                facts.ColumnType = Said(call["typeName"]);
                break;
            case "HasConversion":
                SetConversion(facts, call);
                break;
            case "IsRowVersion":
                facts.IsRowVersion = true;
                break;
            case "HasJsonPropertyName":
                facts.JsonName = Said(call["name"]);
                break;
        }

        return SameBuilder(call.Method, property);
    }

    private void SetConversion(PropertyFacts facts, BuilderCall call)
    {
        facts.IsConverted = true;
        facts.IsConvertedToString = !IsConditional && IsToString(call);
    }

    // The provider's type alone, EnumToStringConverter, and v => v.ToString() write the member's name; other code may write anything.
    private static bool IsToString(BuilderCall call)
    {
        if (call.Arguments.OfType<LambdaValue>().FirstOrDefault() is { } write)
        {
            return write.Lambda.Returned() is IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance }
                && instance.Unconverted() is IParameterReferenceOperation;
        }

        if (call.Arguments.OfType<InstanceValue>().FirstOrDefault() is { Type.Name: var converter })
        {
            return converter == "EnumToStringConverter";
        }

        return call.TypeArgument() is { } type && (type.SpecialType == SpecialType.System_String || type.Name == "EnumToStringConverter");
    }
}
