using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OrderBackup.Analyzers.CodeFixes;

namespace OrderBackup.Analyzers.Tests.CodeFixes;

/// <summary>A solution in memory whose projects hold a manifest, and the diagnostics that a rule would report in it.</summary>
/// <remarks>The fixes are driven by hand: the test framework takes diagnostics in additional files for not fixable.</remarks>
internal sealed class FixSolution
{
    public const string Manifest = "/src/Shop/BackupCoverage.txt";

    private readonly List<(ProjectId Project, DocumentId? Document, Diagnostic Diagnostic)> reported = [];

    public Solution Solution { get; private set; } = new AdhocWorkspace().CurrentSolution;

    /// <summary>A solution of one project with this manifest.</summary>
    public static FixSolution With(string manifest) => new FixSolution().AddProject("Shop", "/src/Shop/Shop.csproj", Manifest, SourceText.From(manifest));

    public FixSolution AddProject(string name, string? file, string? manifestPath, SourceText? manifest, int documents = 1)
    {
        var id = ProjectId.CreateNewId();
        Solution = Solution.AddProject(ProjectInfo.Create(id, VersionStamp.Create(), name, name, LanguageNames.CSharp, file));
        for (var i = 0; i < documents; i++)
        {
            var document = DocumentId.CreateNewId(id);
            Solution = Solution.AddDocument(document, $"Model{i}.cs", SourceText.From(new string(' ', 10000)), filePath: $"/src/{name}/Model{i}.cs");
        }

        if (manifest is not null) Solution = Solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(manifestPath)!, manifest, filePath: manifestPath);
        return this;
    }

    public Project Project(string name = "Shop") => Solution.Projects.First(project => project.Name == name);

    /// <summary>A diagnostic in a source file; each stands behind the ones before it.</summary>
    public Diagnostic Report(string id, IEnumerable<(string Name, string? Value)> properties, string project = "Shop", int document = 0)
    {
        var source = Project(project).Documents.ElementAt(document);
        var tree = source.GetSyntaxTreeAsync().GetAwaiter().GetResult()!;
        var diagnostic = Create(id, Location.Create(tree, new TextSpan(reported.Count, 1)), properties);
        reported.Add((source.Project.Id, source.Id, diagnostic));
        return diagnostic;
    }

    /// <summary>A diagnostic that an analyzer found in the same project elsewhere.</summary>
    public void Take(Diagnostic diagnostic) => reported.Add((Project().Id, null, diagnostic));

    /// <summary>A diagnostic at a place of the manifest.</summary>
    public Diagnostic ReportInManifest(string id, int start, int length, params IEnumerable<(string Name, string? Value)> properties)
    {
        foreach (var project in Solution.Projects)
        {
            var manifest = project.AdditionalDocuments.Single();
            var text = manifest.GetTextAsync().GetAwaiter().GetResult();
            var span = new TextSpan(start, length);
            reported.Add((project.Id, null, Create(id, Location.Create(manifest.FilePath!, span, text.Lines.GetLinePositionSpan(span)), properties)));
        }

        return reported[^1].Diagnostic;
    }

    /// <summary>What a fixer offers for a diagnostic, those in menus included, by equivalence key.</summary>
    public async Task<IReadOnlyDictionary<string, CodeAction>> OfferAsync(CodeFixProvider fixer, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        var (project, document, _) = reported.Last(item => item.Diagnostic == diagnostic);
        TextDocument place = document is null ? Solution.GetProject(project)!.AdditionalDocuments.Single() : Solution.GetDocument(document)!;
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(place, diagnostic, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
        return offered.SelectMany(action => Nested(action) is { IsEmpty: false } nested ? nested : [action]).ToDictionary(action => action.EquivalenceKey!, StringComparer.Ordinal);
    }

    /// <summary>The key that a tool finds which takes the first thing that is offered, as <c>dotnet format</c> does.</summary>
    public async Task<string?> FirstKeyAsync(CodeFixProvider fixer, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        var document = Solution.GetDocument(diagnostic.Location.SourceTree)!;
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
        return offered.Count == 0 ? null : offered[0].EquivalenceKey;
    }

    /// <summary>The solution with one fix of one diagnostic; null when it is not offered.</summary>
    public async Task<Solution?> FixAsync(CodeFixProvider fixer, Diagnostic diagnostic, string key) =>
        (await OfferAsync(fixer, diagnostic)).TryGetValue(key, out var action) ? await ApplyAsync(action) : null;

    /// <summary>The solution with all diagnostics of a scope fixed; null when there is nothing to fix.</summary>
    public async Task<Solution?> FixAllAsync(CodeFixProvider fixer, FixAllScope scope, string? key, string project = "Shop", int document = 0)
    {
        var ids = reported.Select(item => item.Diagnostic.Id).Distinct();
        var provider = new Reported(reported);
        var source = Project(project).Documents.ElementAt(document);
        var context = scope == FixAllScope.Document
            ? new FixAllContext(source, fixer, scope, key, ids, provider, TestContext.Current.CancellationToken)
            : new FixAllContext(source.Project, fixer, scope, key, ids, provider, TestContext.Current.CancellationToken);
        var action = await fixer.GetFixAllProvider()!.GetFixAsync(context);
        return action is null ? null : await ApplyAsync(action);
    }

    /// <summary>The one text of all documents of a path.</summary>
    public static string TextOf(Solution solution, string path = Manifest) => Assert.Single(
        solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(document => document.FilePath == path)
            .Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString()).Distinct());

    private static async Task<Solution> ApplyAsync(CodeAction action) =>
        (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static Diagnostic Create(string id, Location location, IEnumerable<(string Name, string? Value)> properties) => Diagnostic.Create(
        new DiagnosticDescriptor(id, "title", "message", "Coverage", DiagnosticSeverity.Warning, isEnabledByDefault: true),
        location,
        properties.Aggregate(ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Manifest, Manifest), (all, one) => all.SetItem(one.Name, one.Value)));

    // Public only in newer versions of Roslyn, under another name.
    private static ImmutableArray<CodeAction> Nested(CodeAction action)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var property = typeof(CodeAction).GetProperty("NestedActions", any) ?? typeof(CodeAction).GetProperty("NestedCodeActions", any);
        return (ImmutableArray<CodeAction>)property!.GetValue(action)!;
    }

    private sealed class Reported(List<(ProjectId Project, DocumentId? Document, Diagnostic Diagnostic)> reported) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(reported.Where(item => item.Project == project.Id).Select(item => item.Diagnostic));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(reported.Where(item => item.Document == document.Id).Select(item => item.Diagnostic));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(reported.Where(item => item.Project == project.Id && item.Document is null).Select(item => item.Diagnostic));
    }
}
