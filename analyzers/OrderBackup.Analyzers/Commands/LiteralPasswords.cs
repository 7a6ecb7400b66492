using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OrderBackup.Analyzers.Commands;

/// <summary>
/// Finds a password that stands in a literal: in a PostgreSQL address or connection string, as the value of <c>PGPASSWORD</c>, or given
/// to <c>NpgsqlConnectionStringBuilder</c>.
/// </summary>
internal static class LiteralPasswords
{
    private const string Message = "A password stands in a literal: whoever reads the source or the assembly has it; read it from the environment, a password file or a secret store";

    private static readonly HashSet<string> ConnectionMethods = new(StringComparer.Ordinal) { "UseNpgsql", "AddNpgsql", "AddNpgsqlDataSource", "AddNpgsqlSlimDataSource" };

    public static IEnumerable<(Location At, string Message)> Find(SemanticModel model, CancellationToken cancellationToken)
    {
        var values = new ValueReader(model, follows: false, cancellationToken);
        foreach (var operation in SourceCommands.Bodies(model, MayHoldPassword, cancellationToken).SelectMany(body => body.DescendantsAndSelf()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsText(operation) && !IsPart(operation))
            {
                if (IsSecret(operation, values))
                {
                    yield return (operation.Syntax.GetLocation(), Message);
                }
            }
            else if (GivenPassword(operation) is { ConstantValue: { HasValue: true, Value: string text } } given && PasswordText.IsReal(text))
            {
                yield return (given.Syntax.GetLocation(), Message);
            }
        }
    }

    // A file with many literals is bound only where one of them can hold a password.
    private static bool MayHoldPassword(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => MayHoldPassword(literal.Token.ValueText),
        InterpolatedStringTextSyntax text => MayHoldPassword(text.TextToken.ValueText),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Password" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Password" } } => true,
        _ => false,
    };

    private static bool MayHoldPassword(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) >= 0
        || text == "PGPASSWORD"
        || (text.IndexOf('=') >= 0 && (text.IndexOf("password", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("pwd", StringComparison.OrdinalIgnoreCase) >= 0));

    private static bool IsText(IOperation operation) =>
        operation is ILiteralOperation or IInterpolatedStringOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } && operation.Type?.SpecialType == SpecialType.System_String;

    // A piece of an interpolation or a concatenation is read with its neighbours, so that a host beside a password is seen.
    private static bool IsPart(IOperation operation)
    {
        return operation.ParentBehindConversions() is IInterpolatedStringContentOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add };
    }

    private static bool IsSecret(IOperation operation, ValueReader values)
    {
        var text = values.Read(operation).Text;
        return PasswordText.InAddress(text, placeholders: true) is not null
            || ((IsPostgresConnection(text) || IsGivenToNpgsql(operation)) && PasswordText.InConnection(text, placeholders: true) is not null);
    }

    // Other servers' connection strings have a host and a password too: PostgreSQL's has a database and a user beside them.
    private static bool IsPostgresConnection(string text)
    {
        var keys = new HashSet<string>(text.Split(';').Select(part => part.Split('=')[0].Trim().ToLowerInvariant().Replace(" ", "")), StringComparer.Ordinal);
        return text.IndexOf(';') >= 0 && keys.Contains("host") && (keys.Contains("database") || keys.Contains("db")) && (keys.Contains("username") || keys.Contains("userid") || keys.Contains("user"));
    }

    private static bool IsGivenToNpgsql(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IBinaryOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: var call } && call switch
        {
            IObjectCreationOperation creation => IsNpgsql(creation.Type),
            IInvocationOperation invocation => ConnectionMethods.Contains(invocation.TargetMethod.Name) || (invocation.TargetMethod.Name == "Create" && IsNpgsql(invocation.TargetMethod.ContainingType)),
            _ => false,
        };
    }

    private static bool IsNpgsql(ITypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "Npgsql", ContainingNamespace.IsGlobalNamespace: true } } && type.Name is "NpgsqlConnection" or "NpgsqlConnectionStringBuilder" or "NpgsqlDataSource" or "NpgsqlDataSourceBuilder" or "NpgsqlSlimDataSourceBuilder";

    /// <summary>The value that code gives to <c>PGPASSWORD</c> or to Npgsql's <c>Password</c>.</summary>
    private static IOperation? GivenPassword(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Password" } property } assignment when IsNpgsql(property.Property.ContainingType) => ValueReader.Unwrapped(assignment.Value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } indexer } assignment when IsVariableName(indexer.Arguments[0].Value) => ValueReader.Unwrapped(assignment.Value),
        IInvocationOperation { Arguments.Length: >= 2 } call when IsSetter(call.TargetMethod.Name) => After(call),
        _ => null,
    };

    private static bool IsSetter(string name) =>
        name is "Add" or "TryAdd" || name.StartsWith("Set", StringComparison.Ordinal) || name.StartsWith("With", StringComparison.Ordinal);

    private static IOperation? After(IInvocationOperation call)
    {
        for (var index = 0; index + 1 < call.Arguments.Length; index++)
        {
            if (IsVariableName(call.Arguments[index].Value))
            {
                return ValueReader.Unwrapped(call.Arguments[index + 1].Value);
            }
        }

        return null;
    }

    private static bool IsVariableName(IOperation operation) => ValueReader.Unwrapped(operation).ConstantValue is { HasValue: true, Value: "PGPASSWORD" };
}
