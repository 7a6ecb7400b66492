using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Benchmarks;

/// <summary>
/// Measures the time that the compiler's driver spends in the analyzers, beside PublicApiAnalyzers on the same compilation with a file
/// of as many lines. Both find nothing to report, which is the usual case.
/// </summary>
internal static class AnalyzerBenchmark
{
    public static async Task RunAsync(int rounds)
    {
        var ours = Load(typeof(Analyzers.Descriptors).Assembly);
        var theirs = Load(Assembly.LoadFrom(Directory.EnumerateFiles(
            typeof(AnalyzerBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PublicApiAnalyzers").Value!,
            "Microsoft.CodeAnalysis.PublicApiAnalyzers.dll", SearchOption.AllDirectories).First()));
        if (theirs.IsEmpty)
        {
            throw new InvalidOperationException("PublicApiAnalyzers has no analyzer that loads here.");
        }

        var model = new GeneratedModel(entities: 300, properties: 16);
        await CompareAsync($"{model.Entities} entities, {model.ManifestLines} manifest lines", model.Compile(), model.Files, model.ApiFiles, ours, theirs, rounds);

        var sample = SampleModel.Load();
        await CompareAsync("the FurnitureOrders sample", sample.Compilation, [sample.Manifest], sample.ApiFiles, ours, theirs, rounds);
    }

    private static async Task CompareAsync(
        string what, CSharpCompilation compilation, ImmutableArray<AdditionalText> ourFiles, ImmutableArray<AdditionalText> theirFiles,
        ImmutableArray<DiagnosticAnalyzer> ours, ImmutableArray<DiagnosticAnalyzer> theirs, int rounds)
    {
        await MeasureAsync(compilation, ourFiles, ours);
        await MeasureAsync(compilation, theirFiles, theirs);
        var pairs = new List<(Run Ours, Run Theirs)>();
        for (var i = 0; i < rounds; i++)
        {
            pairs.Add((await MeasureAsync(compilation, ourFiles, ours), await MeasureAsync(compilation, theirFiles, theirs)));
        }

        var ratios = pairs.Select(pair => pair.Ours.Milliseconds / pair.Theirs.Milliseconds).Order().ToList();
        Console.WriteLine(
            $"analyzers / PublicApiAnalyzers, {what}: {ratios[rounds / 2]:F2} (median of {rounds}; {ratios[0]:F2} to {ratios[^1]:F2}); "
            + $"{pairs.Min(pair => pair.Ours.Milliseconds):F1} ms / {pairs.Min(pair => pair.Theirs.Milliseconds):F1} ms at best; "
            + $"diagnostics {pairs[0].Ours.Diagnostics} / {pairs[0].Theirs.Diagnostics}");
    }

    private static async Task<Run> MeasureAsync(CSharpCompilation compilation, ImmutableArray<AdditionalText> files, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // A copy has no symbols yet; the compiler makes them anyway, so that is not the analyzers' time.
        var copy = compilation.Clone();
        copy.GetDiagnostics();
        GC.Collect();
        var texts = files.Select(file => (AdditionalText)new MemoryText(file.Path, file.GetText()!.ToString())).ToImmutableArray();
        var run = copy.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(texts), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var diagnostics = await run.GetAnalyzerDiagnosticsAsync();
        var time = TimeSpan.Zero;
        foreach (var analyzer in analyzers)
        {
            time += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, default)).ExecutionTime;
        }

        return new Run(time.TotalMilliseconds, diagnostics.Length);
    }

    private static ImmutableArray<DiagnosticAnalyzer> Load(Assembly assembly) =>
    [
        .. TypesOf(assembly)
            .Where(type => !type.IsAbstract && type.GetCustomAttributes<DiagnosticAnalyzerAttribute>().Any(attribute => attribute.Languages.Contains(LanguageNames.CSharp)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    // Types that need assemblies which only the compiler's own process has are no analyzers.
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partial)
        {
            return partial.Types.OfType<Type>();
        }
    }

    private readonly record struct Run(double Milliseconds, int Diagnostics);
}
