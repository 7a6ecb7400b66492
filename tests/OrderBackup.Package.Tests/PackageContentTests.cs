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
    public void Application_package_holds_exactly_these_files() => Assert.Equal(
        ["OrderBackup.AspNetCore.nuspec", "README.md", "icon.png", "lib/net10.0/OrderBackup.AspNetCore.dll", "lib/net10.0/OrderBackup.AspNetCore.xml"],
        Entries("OrderBackup.AspNetCore"));

    [Fact]
    public void Build_check_package_holds_exactly_these_files()
    {
        string[] task =
        [
            "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
            "Microsoft.Extensions.FileSystemGlobbing.dll",
            "Microsoft.Extensions.Logging.Abstractions.dll",
            "Npgsql.dll",
            "OrderBackup.Coverage.dll",
            "OrderBackup.MSBuild.deps.json",
            "OrderBackup.MSBuild.dll",
            "OrderBackup.dll",
            "System.IO.Hashing.dll",
            "ZstdSharp.dll",
        ];
        Assert.Equal(
            [
                "OrderBackup.MSBuild.nuspec",
                "README.md",
                "build/OrderBackup.MSBuild.props",
                "build/OrderBackup.MSBuild.targets",
                "buildMultiTargeting/OrderBackup.MSBuild.props",
                "buildMultiTargeting/OrderBackup.MSBuild.targets",
                "icon.png",
                .. task.Select(file => "tasks/net10.0/" + file),
                .. task.Select(file => "tasks/net10.0/linux-x64/" + file),
            ],
            Entries("OrderBackup.MSBuild"));
    }

    [Fact]
    public void Tool_package_holds_exactly_these_files() => Assert.Equal(
        [
            "OrderBackup.Tool.nuspec",
            "README.md",
            "icon.png",
            "tools/net10.0/any/DotnetToolSettings.xml",
            "tools/net10.0/any/Microsoft.Extensions.DependencyInjection.Abstractions.dll",
            "tools/net10.0/any/Microsoft.Extensions.FileSystemGlobbing.dll",
            "tools/net10.0/any/Microsoft.Extensions.Logging.Abstractions.dll",
            "tools/net10.0/any/Npgsql.dll",
            "tools/net10.0/any/OrderBackup.Coverage.dll",
            "tools/net10.0/any/OrderBackup.Coverage.pdb",
            "tools/net10.0/any/OrderBackup.dll",
            "tools/net10.0/any/OrderBackup.pdb",
            "tools/net10.0/any/Spectre.Console.Ansi.dll",
            "tools/net10.0/any/Spectre.Console.dll",
            "tools/net10.0/any/System.CommandLine.dll",
            "tools/net10.0/any/System.IO.Hashing.dll",
            "tools/net10.0/any/ZstdSharp.dll",
            "tools/net10.0/any/order-backup.deps.json",
            "tools/net10.0/any/order-backup.dll",
            "tools/net10.0/any/order-backup.pdb",
            "tools/net10.0/any/order-backup.runtimeconfig.json",
        ],
        Entries("OrderBackup.Tool"));

    [Theory]
    [InlineData("OrderBackup", "lib/net10.0/OrderBackup.Coverage.pdb", "lib/net10.0/OrderBackup.pdb")]
    [InlineData("OrderBackup.AspNetCore", "lib/net10.0/OrderBackup.AspNetCore.pdb")]
    [InlineData("OrderBackup.Tool", "tools/net10.0/any/OrderBackup.Coverage.pdb", "tools/net10.0/any/OrderBackup.pdb", "tools/net10.0/any/order-backup.pdb")]
    public void Symbol_package_holds_exactly_these_files(string package, params string[] files) =>
        Assert.Equal([$"{package}.nuspec", .. files], EntriesOf(packages.SymbolsOf(package)));

    [Fact]
    public void Packages_whose_code_nothing_links_to_carry_their_symbols_themselves() =>
        Assert.All(["OrderBackup.Analyzers", "OrderBackup.MSBuild"], package => Assert.False(File.Exists(packages.SymbolsOf(package))));

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

    [Theory]
    [InlineData(PackagesFixture.Analyzers, "OrderBackup.Analyzers")]
    [InlineData(PackagesFixture.MSBuild, "OrderBackup.MSBuild")]
    public async Task Packing_again_gives_the_same_bytes(string project, string package)
    {
        var folder = Path.Combine(packages.Folder, "again");
        await PackagesFixture.PackAsync(project, folder);

        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(packages.PathOf(package), TestContext.Current.CancellationToken))),
            Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, Path.GetFileName(packages.PathOf(package))), TestContext.Current.CancellationToken))));
    }

    private string[] Entries(string package) => EntriesOf(packages.PathOf(package));

    private static string[] EntriesOf(string file)
    {
        using var archive = ZipFile.OpenRead(file);
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
