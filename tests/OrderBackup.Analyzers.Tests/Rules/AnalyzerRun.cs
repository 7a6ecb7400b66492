using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.Coverage;
using OrderBackup.Analyzers.Manifests;

namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>A project as the compiler gives it to the analyzers: sources, manifests, properties of the build.</summary>
internal sealed record AnalyzerRun
{
    public const string Folder = "/work/app/";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12);

    public static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("OrderBackup.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

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

    public AnalyzerRun WithManifest(string text, string path = Folder + "BackupCoverage.txt") => WithFile(new MemoryFile(path, SourceText.From(text, Encoding.UTF8)));

    public AnalyzerRun WithFile(AdditionalText file) => this with { Files = Files.Add(file) };

    public AnalyzerRun WithOption(string name, string value) => this with { Options = Options.SetItem(name, value) };

    public AnalyzerRun WithReference(MetadataReference reference) => this with { Prepared = null, References = References.Add(reference) };

    public CSharpCompilation Compile() => Prepared ?? CSharpCompilation.Create(
        Name, Trees, [.. Framework, .. References], new CSharpCompilationOptions(Output, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>All that the analyzers report. A fault of theirs fails the test.</summary>
    public async Task<ImmutableArray<Diagnostic>> RunAsync()
    {
        var run = Compile().WithAnalyzers(
            [new CoverageAnalyzer(), new ManifestAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(Files, new BuildOptions(Options, FileOptions)),
                onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return [.. found.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

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
