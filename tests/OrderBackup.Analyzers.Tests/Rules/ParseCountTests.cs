using OrderBackup.Analyzers.Manifests;

namespace OrderBackup.Analyzers.Tests.Rules;

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ParseCountCollection
{
    public const string Name = "Counts the parses of the whole process";
}

[Collection(ParseCountCollection.Name)]
public sealed class ParseCountTests
{
    [Fact]
    public async Task Manifest_text_is_parsed_once_for_all_analyzers_and_compilations()
    {
        var run = Shop.With().WithManifest(Shop.Manifest);
        var before = ManifestCache.Parses;
        await run.RunAsync();
        await run.RunAsync();
        await run.WithSources(("More.cs", "namespace Shop; public class More;")).RunAsync();
        Assert.Equal(1, ManifestCache.Parses - before);
    }

    [Fact]
    public async Task Nothing_is_parsed_without_a_manifest()
    {
        var before = ManifestCache.Parses;
        await Shop.With().WithManifest("orders.id\n", AnalyzerRun.Folder + "other.txt").RunAsync();
        Assert.Equal(0, ManifestCache.Parses - before);
    }
}
