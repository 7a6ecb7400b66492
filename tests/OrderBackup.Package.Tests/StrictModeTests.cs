using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class StrictModeTests(PackagesFixture packages)
{
    private const string Strict = "<OrderBackupStrict>true</OrderBackupStrict>";

    [Fact]
    public async Task Strict_mode_makes_errors_of_what_is_reported_in_code_and_in_the_manifest()
    {
        var consumer = Consumer.Create(packages).WithShop()
            .Replace("BackupCoverage.txt", "orders.status  <- Order.Status  {state}", "orders.status  <- Order.State  {state}");

        Assert.Equal(["BackupCoverage.txt(6,25): warning OBK2003", "Order.cs(12,19): warning OBK1001"], (await consumer.BuildAsync()).Succeeded().Diagnostics);
        Assert.Equal(["BackupCoverage.txt(6,25): error OBK2003", "Order.cs(12,19): error OBK1001"], (await consumer.BuildAsync("-p:OrderBackupStrict=true")).Failed().Diagnostics);
    }

    [Theory]
    [InlineData("RunAnalyzers")]
    [InlineData("RunAnalyzersDuringBuild")]
    public async Task Strict_mode_refuses_a_build_without_analyzers(string property)
    {
        var consumer = Consumer.Create(packages).WithShop($"{Strict}<{property}>false</{property}>");

        Assert.Equal(["Shop.csproj : error OBK3105"], (await consumer.BuildAsync()).Failed().Diagnostics);
    }

    [Fact]
    public async Task Strict_mode_fails_when_an_analyzer_throws_or_is_not_loaded()
    {
        var consumer = Consumer.Create(packages)
            .With("Shop/Shop.csproj", Consumer.Project("<NoWarn>$(NoWarn);AD0001;CS9057</NoWarn>", """
                <ProjectReference Include="../Throwing/Throwing.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" Condition="'$(WithNewer)' != 'true'" />
                <ProjectReference Include="../Newer/Newer.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" Condition="'$(WithNewer)' == 'true'" />
                """))
            .With("Shop/Order.cs", Consumer.Order)
            .With("Shop/BackupCoverage.txt", Consumer.Manifest)
            .With("Throwing/Throwing.csproj", AnalyzerProject(Repository.RoslynFloorVersion))
            .With("Throwing/Throwing.cs", ThrowingAnalyzer)
            .With("Newer/Newer.csproj", AnalyzerProject(Repository.RoslynNewestVersion))
            .With("Newer/Newer.cs", ThrowingAnalyzer);

        Assert.Empty((await consumer.BuildAsync("Shop")).Succeeded().Diagnostics);
        Assert.Equal(["CSC : error AD0001"], (await consumer.BuildAsync("Shop", "--no-restore", "-p:OrderBackupStrict=true")).Failed().Diagnostics);
        Assert.Equal(["CSC : error CS9057"], (await consumer.BuildAsync("Shop", "-p:OrderBackupStrict=true", "-p:WithNewer=true")).Failed().Diagnostics);
    }

    private static string AnalyzerProject(string roslyn) => Consumer.Project("<TargetFramework>netstandard2.0</TargetFramework>", reference: $"""<PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="{roslyn}" />""");

    private const string ThrowingAnalyzer = """
        using System;
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
        {
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
                ImmutableArray.Create(new DiagnosticDescriptor("T1", "Never reported", "Never reported", "T", DiagnosticSeverity.Warning, true));

            public override void Initialize(AnalysisContext context) => context.RegisterCompilationAction(_ => throw new InvalidOperationException("broken"));
        }
        """;
}
