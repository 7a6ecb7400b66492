using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.Coverage;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>A project as the compiler gives it to the analyzers: sources, manifests, properties of the build.</summary>
internal sealed record AnalyzerRun
{
    public const string Folder = "/work/app/";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12);

    public string Name { get; init; } = "App";

    public ImmutableArray<SyntaxTree> Trees { get; init; } = [];

    public ImmutableArray<AdditionalText> Files { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty.Add("build_property.ProjectDir", Folder);

    public ImmutableDictionary<string, string> FileOptions { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static AnalyzerRun Of(params string[] sources) => new AnalyzerRun().WithSources([.. sources.Select((source, index) => ($"Source{index}.cs", source))]);

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The compilation that runs with other manifests share.</summary>
    public CSharpCompilation? Prepared { get; init; }

    public AnalyzerRun Prepare() => this with { Prepared = Compile() };

    public AnalyzerRun WithSources(params (string Path, string Text)[] sources) =>
        this with { Prepared = null, Trees = [.. Trees, .. sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, Parse, source.Path))] };

    /// <summary>The run with one source's text replaced. What is prepared stays so: only that source is parsed, and no reference is bound again.</summary>
    public AnalyzerRun Replace(string path, string text)
    {
        var before = Assert.Single(Trees, tree => tree.FilePath == path);
        var after = CSharpSyntaxTree.ParseText(text, Parse, path);
        return this with { Trees = Trees.Replace(before, after), Prepared = Prepared?.ReplaceSyntaxTree(before, after) };
    }

    public AnalyzerRun WithManifest(string text, string path = Folder + "BackupCoverage.txt") => WithFile(new MemoryFile(path, SourceText.From(text, Encoding.UTF8)));

    public AnalyzerRun WithFile(AdditionalText file) => this with { Files = Files.Add(file) };

    public AnalyzerRun WithOption(string name, string value) => this with { Options = Options.SetItem(name, value) };

    public AnalyzerRun WithReference(MetadataReference reference) => this with { Prepared = null, References = References.Add(reference) };

    public CSharpCompilation Compile() => Prepared ?? CSharpCompilation.Create(
        Name, Trees, [.. FrameworkReferences.All, .. References], new CSharpCompilationOptions(Output, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>All that the analyzers report. A fault of theirs fails the test.</summary>
    public async Task<ImmutableArray<Diagnostic>> RunAsync()
    {
        var run = Compile().WithAnalyzers(
            [new CoverageAnalyzer(), new ManifestAnalyzer()],
            new CompilationWithAnalyzersOptions(AnalyzerOptions(), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return Sort(found);
    }

    /// <summary>
    /// What the rules find with the manifest, without the compiler's driver, which binds every method of the compilation anew for each run:
    /// for tests of hundreds of manifests with one prepared compilation, whose model is then read once.
    /// </summary>
    public ImmutableArray<Diagnostic> Find()
    {
        var compilation = Prepared ?? throw new InvalidOperationException("Prepare the run, so that its compilation is shared.");
        var cancellation = TestContext.Current.CancellationToken;
        var files = ManifestFiles.Find(AnalyzerOptions(), Parsed, cancellation);
        Assert.NotEmpty(files);
        var findings = Findings.Of(compilation, files, cancellation);
        return Sort(
        [
            .. compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>().SelectMany(findings.At),
            .. files.SelectMany(file => file.Manifest.Problems.Select(problem => ParserFindings.ToDiagnostic(problem, file))),
            .. files.SelectMany(file => new StaleProperties(file, CompilationFacts.Of(compilation), cancellation).Find()),
        ]);

        static bool Parsed(SourceText text, SourceTextValueProvider<CoverageManifest> provider, out CoverageManifest manifest)
        {
            manifest = CoverageManifest.Parse(text.ToString());
            return true;
        }
    }

    private AnalyzerOptions AnalyzerOptions() => new(Files, new BuildOptions(Options, FileOptions));

    private static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> found) =>
        [.. found.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>What is reported at the sources, and the id only.</summary>
    public async Task<IReadOnlyList<string>> ShowAsync() => [.. (await RunAsync()).Select(Show)];

    /// <summary>A diagnostic as <c>id text</c>, where the text is what it underlines.</summary>
    public static string Show(Diagnostic diagnostic) => $"{diagnostic.Id} {TextOf(diagnostic)}";

    public static string TextOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? tree.GetText().ToString(diagnostic.Location.SourceSpan) : diagnostic.Location.GetLineSpan().StartLinePosition.ToString();

    internal sealed class MemoryFile(string path, SourceText? text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class BuildOptions(ImmutableDictionary<string, string> global, ImmutableDictionary<string, string> file) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(global);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            file.TryGetValue(textFile.Path, out var role) ? new Values(ImmutableDictionary<string, string>.Empty.Add(ManifestFiles.RoleMetadata, role)) : new Values(file);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
