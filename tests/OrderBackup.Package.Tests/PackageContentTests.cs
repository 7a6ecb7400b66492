using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
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
            "tools/net10.0/any/OrderBackup.dll",
            "tools/net10.0/any/Spectre.Console.Ansi.dll",
            "tools/net10.0/any/Spectre.Console.dll",
            "tools/net10.0/any/System.CommandLine.dll",
            "tools/net10.0/any/System.IO.Hashing.dll",
            "tools/net10.0/any/ZstdSharp.dll",
            "tools/net10.0/any/order-backup.deps.json",
            "tools/net10.0/any/order-backup.dll",
            "tools/net10.0/any/order-backup.runtimeconfig.json",
        ],
        Entries("OrderBackup.Tool"));

    [Theory]
    [InlineData("OrderBackup")]
    [InlineData("OrderBackup.Analyzers")]
    [InlineData("OrderBackup.AspNetCore")]
    [InlineData("OrderBackup.MSBuild")]
    [InlineData("OrderBackup.Tool")]
    public void Assemblies_carry_their_symbols_and_name_no_folder_of_the_machine_that_built_them(string package)
    {
        var root = Encoding.UTF8.GetBytes(Repository.Root.TrimEnd('/', '\\'));
        using var archive = ZipFile.OpenRead(packages.PathOf(package));
        foreach (var entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(bytes);
            }

            Assert.True(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(root) < 0, entry.FullName);
            if (Path.GetExtension(entry.Name) == ".dll" && (entry.Name.StartsWith("OrderBackup", StringComparison.Ordinal) || entry.Name == "order-backup.dll"))
            {
                bytes.Position = 0;
                var sources = SourcesOf(bytes);
                Assert.True(sources.Count > 0, entry.FullName);
                Assert.All(sources, source => Assert.StartsWith("/_/", source, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("OrderBackup")]
    [InlineData("OrderBackup.Analyzers")]
    [InlineData("OrderBackup.MSBuild")]
    public void Packages_say_where_they_come_from(string package)
    {
        const string Home = "https://github.com/orderbackup/orderbackup";
        var metadata = Nuspec(package).Root!.Elements().Single();
        Assert.Equal(Home, metadata.Elements().Single(element => element.Name.LocalName == "projectUrl").Value);
        Assert.Equal(Home, (string?)metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url"));
    }

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
    [InlineData("runtime/OrderBackup", "OrderBackup")]
    [InlineData("runtime/OrderBackup.AspNetCore", "OrderBackup.AspNetCore")]
    [InlineData("runtime/OrderBackup.Tool", "OrderBackup.Tool")]
    public async Task Packing_again_gives_the_same_bytes(string project, string package)
    {
        var folder = Path.Combine(packages.Folder, "again");
        await PackagesFixture.PackAsync(project, folder);

        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(packages.PathOf(package), TestContext.Current.CancellationToken))),
            Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, Path.GetFileName(packages.PathOf(package))), TestContext.Current.CancellationToken))));
    }

    private static List<string> SourcesOf(Stream assembly)
    {
        using var file = new PEReader(assembly);
        var embedded = file.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb).ToList();
        if (embedded.Count == 0)
        {
            return [];
        }

        using var symbols = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded[0]);
        var reader = symbols.GetMetadataReader();
        return [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
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
