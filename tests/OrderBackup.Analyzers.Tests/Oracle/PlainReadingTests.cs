using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderBackup.Analyzers.Model;
using OrderBackup.Analyzers.Model.Configuration.Plain;

namespace OrderBackup.Analyzers.Tests.Oracle;

/// <summary>Code that is read by its syntax alone says what it says when it is bound.</summary>
public sealed class PlainReadingTests
{
    public static TheoryData<string> Applications => [.. OracleSource.Names];

    [Theory]
    [MemberData(nameof(Applications))]
    public void Model_is_the_same_as_with_everything_bound(string name)
    {
        var compilation = OracleSource.Load(name).Compilation;
        Assert.Equal(Facts(compilation, bindsAlways: true), Facts(compilation, bindsAlways: false));
    }

    [Fact]
    public void Much_code_is_plain()
    {
        var configurations = OracleSource.Names.SelectMany(name => OracleSource.Load(name).Compilation.SyntaxTrees)
            .SelectMany(tree => tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => method.Identifier.ValueText is "Configure" && method.ParameterList.Parameters.Count == 1)
            .ToList();
        var plain = configurations.Count(method => PlainSyntax.Read((SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression, [method.ParameterList.Parameters[0].Identifier.ValueText]) is not null);
        TestContext.Current.TestOutputHelper!.WriteLine($"{plain} of {configurations.Count} configurations are plain");
        Assert.InRange(plain, configurations.Count / 4, configurations.Count);
    }

    private static string Facts(Compilation compilation, bool bindsAlways)
    {
        var model = OrderModel.Read(compilation, bindsAlways, TestContext.Current.CancellationToken);
        return string.Join("\n", model.Entities.Select(entity =>
            $"{entity.Type} {entity.Table} {entity.Base} related {Names(entity.Related)} depends on {Names(entity.DependsOn)}\n"
            + string.Join("\n", entity.Properties.Select(property =>
                $"  {property.Path} {property.Type} {property.Column} {property.CertainTable} {property.CertainColumn} {property.IsInsideJson} {property.IsJsonDocument} {property.IsEnumName}"))
            + "\n" + string.Join("\n", entity.Unstored.Select(property => $"  not {property.Path} {property.Reason} {property.IsNavigation}"))));
    }

    private static string Names(IEnumerable<INamedTypeSymbol> types) => string.Join(", ", types.Select(type => type.ToString()).Order(StringComparer.Ordinal));
}
