using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;
using OrderBackup.Package.Tests.Infra;

namespace OrderBackup.Package.Tests;

public sealed class PackageContentTests(PackagesFixture packages)
{
    [Fact]
    public void Analyzer_package_holds_exactly_these_files() => Assert.Equal(
        [
            "OrderBackup.Analyzers.nuspec",
            "README.md",
            "analyzers/dotnet/cs/OrderBackup.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/OrderBackup.Analyzers.dll",
            "analyzers/dotnet/cs/OrderBackup.Coverage.dll",
            "buildTransitive/OrderBackup.Analyzers.props",
            "buildTransitive/OrderBackup.Analyzers.targets",
            "buildTransitive/OrderBackup.Strict.globalconfig",
            "icon.png",
        ],
        Entries("OrderBackup.Analyzers"));

    [Fact]
    public void Runtime_package_holds_exactly_these_files() => Assert.Equal(
        [
            "OrderBackup.nuspec",
            "README.md",
            "icon.png",
            "lib/net10.0/OrderBackup.Coverage.dll",
            "lib/net10.0/OrderBackup.Coverage.xml",
            "lib/net10.0/OrderBackup.dll",
            "lib/net10.0/OrderBackup.xml",
        ],
        Entries("OrderBackup"));

    [Fact]
    public void Runtime_package_brings_the_analyzers_and_what_their_build_needs()
    {
        var dependency = Nuspec("OrderBackup").Descendants().Single(element => element.Name.LocalName == "dependency" && (string?)element.Attribute("id") == "OrderBackup.Analyzers");

        Assert.Equal(Repository.PackageVersion, (string?)dependency.Attribute("version"));
        Assert.Null(dependency.Attribute("include"));
        Assert.DoesNotContain(((string?)dependency.Attribute("exclude") ?? "").Split(','), asset => asset is "Analyzers" or "Build" or "BuildTransitive" or "All");
    }

    [Fact]
    public void Analyzer_package_depends_on_nothing_and_says_what_it_is()
    {
        var metadata = Nuspec("OrderBackup.Analyzers");

        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal(
            ("true", "MIT", "icon.png", "README.md"),
            (Value("developmentDependency"), Value("license"), Value("icon"), Value("readme")));

        string Value(string name) => metadata.Descendants().Single(element => element.Name.LocalName == name).Value;
    }

    [Fact]
    public void Strict_mode_makes_errors_of_every_rule_that_warns()
    {
        var released = File.ReadAllLines(Path.Combine(Repository.Root, "analyzers", "OrderBackup.Analyzers", "AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(Repository.Root, "analyzers", "OrderBackup.Analyzers", "AnalyzerReleases.Shipped.md")))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 2 && cells[0].StartsWith("OBK", StringComparison.Ordinal) && cells[2] is "Warning" or "Error")
            .Select(cells => $"dotnet_diagnostic.{cells[0]}.severity = error");
        using var archive = ZipFile.OpenRead(packages.PathOf("OrderBackup.Analyzers"));
        using var reader = new StreamReader(archive.GetEntry("buildTransitive/OrderBackup.Strict.globalconfig")!.Open());

        Assert.Equal(released.Order(StringComparer.Ordinal), reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("dotnet_diagnostic", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Packing_again_gives_the_same_bytes()
    {
        var folder = Path.Combine(packages.Folder, "again");
        await PackagesFixture.PackAsync(PackagesFixture.Analyzers, folder);

        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(packages.PathOf("OrderBackup.Analyzers"), TestContext.Current.CancellationToken))),
            Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, Path.GetFileName(packages.PathOf("OrderBackup.Analyzers"))), TestContext.Current.CancellationToken))));
    }

    private string[] Entries(string package)
    {
        using var archive = ZipFile.OpenRead(packages.PathOf(package));
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheFormat(name)).Order(StringComparer.Ordinal)];
    }

    // The Open Packaging Conventions' own parts.
    private static bool IsOfTheFormat(string name) => name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/", StringComparison.Ordinal);

    private XDocument Nuspec(string package)
    {
        using var archive = ZipFile.OpenRead(packages.PathOf(package));
        using var stream = archive.GetEntry(package + ".nuspec")!.Open();
        return XDocument.Load(stream);
    }
}
