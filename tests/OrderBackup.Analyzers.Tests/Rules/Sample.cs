namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>The FurnitureOrders sample: the sources of its model and its manifest.</summary>
internal static class Sample
{
    private const string Prefix = "Sample/";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static string Manifest { get; } = Read(Prefix + "BackupCoverage.txt");

    /// <summary>The sources by their path in the sample's folder.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = typeof(Sample).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".cs", StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), Read);

    /// <summary>The intact sample without a manifest.</summary>
    public static AnalyzerRun Project { get; } = Compiled();

    /// <summary>The intact sample.</summary>
    public static AnalyzerRun Run { get; } = Project.WithManifest(Manifest);

    private static AnalyzerRun Compiled() =>
        new AnalyzerRun { Name = "FurnitureOrders" }.WithSources([("GlobalUsings.g.cs", ImplicitUsings), .. Sources.Select(source => (source.Key, source.Value))]).Prepare();

    /// <summary>The sample with one source changed.</summary>
    public static AnalyzerRun Changed(string path, string before, string after)
    {
        Assert.Contains(before, Sources[path], StringComparison.Ordinal);
        return Project.Replace(path, Sources[path].Replace(before, after, StringComparison.Ordinal));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
