using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Documentation;

/// <summary>What a rule's page shows: code, a manifest, the messages that they give, and both as they should be.</summary>
internal sealed partial class PageExample
{
    // What a page does not repeat: usings, and the names that its statements use.
    private const string Surroundings = """
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using System.Diagnostics;
        global using Microsoft.EntityFrameworkCore;
        global using static Surroundings;

        internal static class Surroundings
        {
            public static string path = "";
            public static Dictionary<string, string> configuration = new();
        }
        """;

    private const string PlainOrder = "public class Order { public int Id { get; set; } }";

    private readonly string _id;
    private readonly string[] _lines;

    public PageExample(string id)
    {
        _id = id;
        _lines = File.ReadAllLines(Repository.PathOf($"docs/rules/{id}.md"));
        Code = Fenced("The code");
        Manifest = Indented("The code", "The manifest").FirstOrDefault(block => block[0] == "# BackupCoverage.txt" || Code is null)?.SkipWhile(line => line == "# BackupCoverage.txt").ToArray();
        Messages = Indented("The warning", "The error", "The message")[0];
        FixedCode = Fenced("The fixed code") ?? Code;
        FixedManifest = Indented("The fixed manifest").FirstOrDefault() ?? Manifest;
    }

    /// <summary>The C# code; null when the page needs none.</summary>
    public string? Code { get; }

    public IReadOnlyList<string>? Manifest { get; }

    /// <summary>The messages as the page shows them.</summary>
    public IReadOnlyList<string> Messages { get; }

    public string? FixedCode { get; }

    public IReadOnlyList<string>? FixedManifest { get; }

    /// <summary>The rule's messages as a build prints them.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string? code, IReadOnlyList<string>? manifest)
    {
        var analysis = Compile(code ?? "").WithAnalyzers(Analyzers(), new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(manifest is null ? [] : [new ManifestText(string.Join('\n', manifest) + "\n")]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var found = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(diagnostic => diagnostic.Id == _id).OrderBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition).Select(Print)];
    }

    private CSharpCompilation Compile(string code)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        var sources = new List<(string Path, string Text)> { (CodePath(), code), ("Surroundings.cs", Surroundings) };
        if (!code.Contains("class Order\n", StringComparison.Ordinal))
        {
            sources.Add(("Order.cs", PlainOrder));
        }

        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Path));
        var kind = _id.StartsWith("OBK4", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create("Shop", trees, FrameworkReferences.All, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    /// <summary>The file that the page's messages name, when they stand in code.</summary>
    private string CodePath()
    {
        var path = Messages[0][..Messages[0].IndexOf('(', StringComparison.Ordinal)];
        return path.EndsWith(".cs", StringComparison.Ordinal) ? path : "Code.cs";
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. typeof(Descriptors).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static string Print(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private string? Fenced(string heading)
    {
        var block = Section(heading).SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```").ToList();
        return block.Count == 0 ? null : string.Join('\n', block) + "\n";
    }

    /// <summary>The indented blocks below one of the headings.</summary>
    private List<string[]> Indented(params string[] headings)
    {
        var blocks = new List<string[]>();
        var block = new List<string>();
        foreach (var line in headings.SelectMany(heading => WithoutFences(Section(heading))).Append(""))
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                block.Add(line[4..]);
            }
            else if (block.Count > 0)
            {
                blocks.Add([.. block]);
                block.Clear();
            }
        }

        return blocks;
    }

    private static IEnumerable<string> WithoutFences(IEnumerable<string> lines)
    {
        var isFenced = false;
        foreach (var line in lines)
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isFenced ^= isFence;
            if (!isFenced && !isFence)
            {
                yield return line;
            }
        }
    }

    private IEnumerable<string> Section(string heading) => _lines.SkipWhile(line => line != "## " + heading).Skip(1).TakeWhile(line => !Heading().IsMatch(line));

    [GeneratedRegex("^## ")]
    private static partial Regex Heading();

    private sealed class ManifestText(string text) : AdditionalText
    {
        public override string Path => CoverageManifest.FileName;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
