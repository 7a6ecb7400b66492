using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OrderBackup.Analyzers.Commands;

namespace OrderBackup.Analyzers.Tests.Commands;

/// <summary>Runs both command rules over a source.</summary>
internal static class CommandSource
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Text;

        """;

    // The public shape of CliWrap, as far as the rules know it.
    private const string CliWrap = """
        namespace CliWrap
        {
            public static class Cli { public static Command Wrap(string targetFilePath) => new Command(); }
            public class PipeSource
            {
                public static PipeSource FromFile(string path) => new PipeSource();
                public static Command operator |(PipeSource source, Command command) => command;
            }
            public class Command
            {
                public Command WithArguments(string arguments) => this;
                public Command WithArguments(System.Collections.Generic.IEnumerable<string> arguments) => this;
                public Command WithArguments(System.Action<Builders.ArgumentsBuilder> configure) => this;
                public Command WithStandardInputPipe(PipeSource source) => this;
                public Command WithEnvironmentVariables(System.Action<Builders.EnvironmentVariablesBuilder> configure) => this;
                public void ExecuteAsync() { }
            }
        }
        namespace CliWrap.Builders
        {
            public class ArgumentsBuilder
            {
                public ArgumentsBuilder Add(string value) => this;
                public ArgumentsBuilder Add(System.Collections.Generic.IEnumerable<string> values) => this;
            }
            public class EnvironmentVariablesBuilder { public EnvironmentVariablesBuilder Set(string name, string? value) => this; }
        }
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp12);

    // What is added to it has its references bound already.
    private static readonly CSharpCompilation Surroundings = CSharpCompilation.Create(
        "Backups",
        [CSharpSyntaxTree.ParseText(CliWrap, Options)],
        FrameworkReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The findings in the body of a method that has parameters of the usual names.</summary>
    public static Task<IReadOnlyList<CommandFinding>> InMethodAsync(string body) => InClassAsync($$"""
        static async System.Threading.Tasks.Task Work(string database, string host, string user, string password, string file, string folder, string table, string other, bool all, string[] extraArguments)
        {
            {{body}}
            await System.Threading.Tasks.Task.CompletedTask;
        }
        """);

    public static Task<IReadOnlyList<CommandFinding>> InClassAsync(string members) => InFileAsync($"{Usings}\nclass Backups\n{{\n{members}\n}}\n");

    public static async Task<IReadOnlyList<CommandFinding>> InFileAsync(string source, bool compiles = true)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Options, "Backups.cs", cancellationToken: TestContext.Current.CancellationToken);
        var compilation = Surroundings.AddSyntaxTrees(tree);
        if (compiles)
        {
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        var failures = new List<Exception>();
        var analysis = compilation.WithAnalyzers(
            [new DumpLeavesDataOutAnalyzer(), new UnsafeRestoreCommandAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (failure, _, _) => failures.Add(failure), concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var found = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(failures);
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => new CommandFinding(diagnostic.Id, source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length), diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
