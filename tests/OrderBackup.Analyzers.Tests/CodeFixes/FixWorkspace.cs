using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes;
using OrderBackup.Analyzers.Coverage;
using OrderBackup.Analyzers.Manifests;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

/// <summary>A solution with manifests, the real analyzers that report on it, and the real fixes applied to it.</summary>
internal sealed class FixWorkspace : IDisposable
{
    public const string ManifestPath = "/repo/Shop/BackupCoverage.txt";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("OrderBackup.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CodeFixProvider[] Fixers =
    [
        new PropertyNotCoveredFixer(), new EntityNotCoveredFixer(), new MappingContradictsLineFixer(), new PropertyNotStoredFixer(),
        new EnumDiffersFromStateValuesFixer(), new ManifestLineFixer(), new ManifestMissingFixer(),
    ];

    private readonly AdhocWorkspace workspace = new();

    public FixWorkspace() => Solution = workspace.CurrentSolution;

    public Solution Solution { get; private set; }

    public string Manifest => ManifestAt(ManifestPath);

    public void Dispose() => workspace.Dispose();

    public ProjectId AddProject(string name, string source, string? manifest, string path = "/repo/Shop/Shop.csproj", string manifestPath = ManifestPath, Encoding? encoding = null)
    {
        var id = ProjectId.CreateNewId(name);
        var info = ProjectInfo.Create(
            id, VersionStamp.Create(), name, "Shop", LanguageNames.CSharp, path,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp12),
            metadataReferences: References,
            analyzerReferences: [new AnalyzerImageReference([new CoverageAnalyzer(), new ManifestAnalyzer()])]);
        Solution = Solution.AddProject(info)
            .AddDocument(DocumentId.CreateNewId(id), "Usings.cs", SourceText.From("global using System; global using System.Collections.Generic;"), filePath: "/repo/Shop/Usings.cs")
            .AddDocument(DocumentId.CreateNewId(id), "Model.cs", SourceText.From(source, Encoding.UTF8), filePath: Path.GetDirectoryName(path) + "/Model.cs");
        if (manifest is not null)
        {
            Solution = Solution.AddAdditionalDocument(
                DocumentId.CreateNewId(id), Path.GetFileName(manifestPath), SourceText.From(manifest, encoding ?? new UTF8Encoding(false)), filePath: manifestPath);
        }

        return id;
    }

    public string ManifestAt(string path)
    {
        var texts = Solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(document => document.FilePath == path)
            .Select(document => document.GetTextAsync().Result.ToString()).Distinct(StringComparer.Ordinal).ToList();
        return Assert.Single(texts);
    }

    public SourceText ManifestText() => Solution.Projects.First().AdditionalDocuments.Single().GetTextAsync().Result;

    public async Task<ImmutableArray<Diagnostic>> Diagnose(ProjectId id)
    {
        var project = Solution.GetProject(id)!;
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var analyzers = project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
        var diagnostics = await new CompilationWithAnalyzers(compilation, analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The fixes that are offered for the first diagnostic with an id whose message holds a text.</summary>
    public async Task<IReadOnlyList<CodeAction>> Offers(ProjectId project, string id, string about = "")
    {
        var diagnostic = (await Diagnose(project)).First(found => found.Id == id && found.GetMessage().Contains(about, StringComparison.Ordinal));
        return await Offers(Solution.GetProject(project)!, diagnostic);
    }

    public async Task Fix(ProjectId project, string id, string about = "", string title = "")
    {
        var offers = await Offers(project, id, about);
        await Apply(offers.First(offer => offer.Title.Contains(title, StringComparison.Ordinal)));
    }

    public async Task FixAll(ProjectId project, string id, FixAllScope scope, string key)
    {
        var action = await FixAllAction(project, id, scope, key);
        Assert.NotNull(action);
        await Apply(action);
    }

    public async Task<CodeAction?> FixAllAction(ProjectId project, string id, FixAllScope scope, string key)
    {
        var fixer = Fixers.First(candidate => candidate.FixableDiagnosticIds.Contains(id));
        var document = Solution.GetProject(project)!.Documents.First(candidate => candidate.Name == "Model.cs");
        var context = new FixAllContext(document, fixer, scope, key, [id], new Diagnoser(this, id), TestContext.Current.CancellationToken);
        return await fixer.GetFixAllProvider()!.GetFixAsync(context);
    }

    /// <summary>Every problem that the parser and the rules still find, by id.</summary>
    public static IReadOnlyList<string> Problems(string manifest) => [.. CoverageManifest.Parse(manifest).Problems.Select(problem => problem.Id)];

    private async Task Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        Solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<IReadOnlyList<CodeAction>> Offers(Project project, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fixer in Fixers.Where(candidate => candidate.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var document = diagnostic.Location.IsInSource ? (TextDocument)project.GetDocument(diagnostic.Location.SourceTree)! : project.AdditionalDocuments.First(found => found.FilePath == diagnostic.Location.GetLineSpan().Path);
            var context = document is Document source
                ? new CodeFixContext(source, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken)
                : new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
            await fixer.RegisterCodeFixesAsync(context);
        }

        return actions;
    }

    private sealed class Diagnoser(FixWorkspace workspace, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await workspace.Diagnose(project.Id)).Where(diagnostic => diagnostic.Id == id);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await workspace.Diagnose(document.Project.Id)).Where(diagnostic => diagnostic.Id == id && diagnostic.Location.SourceTree?.FilePath == document.FilePath);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await workspace.Diagnose(project.Id)).Where(diagnostic => diagnostic.Id == id && !diagnostic.Location.IsInSource);
    }
}
