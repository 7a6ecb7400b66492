using System.Text.RegularExpressions;
using OrderBackup.Package.Tests.Infra;

[assembly: AssemblyFixture(typeof(PackagesFixture))]

namespace OrderBackup.Package.Tests.Infra;

/// <summary>
/// Packs the repository's packages once into a feed of its own. Consumers restore from it into a package folder of their own: other
/// packages come from the machine's package folder and from the sources that the machine is configured with.
/// </summary>
public sealed partial class PackagesFixture : IAsyncLifetime
{
    public const string Analyzers = "analyzers/OrderBackup.Analyzers.Package";

    public const string MSBuild = "msbuild-task/OrderBackup.MSBuild";

    private static readonly string[] Packed = [Analyzers, MSBuild, "runtime/OrderBackup", "runtime/OrderBackup.AspNetCore", "runtime/OrderBackup.Tool"];

    /// <summary>The folder that everything of this run is in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("orderbackup-packages-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Packed)
        {
            await PackAsync(project, Feed);
        }

        var sources = SourceName().Matches((await DotnetRun.StartAsync(Repository.Root, "nuget", "list", "source")).Succeeded().Output).Select(match => match.Groups["name"].Value);
        await File.WriteAllTextAsync(Path.Combine(Folder, "NuGet.Config"), Configuration([.. sources]), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "global.json"), $$"""{ "sdk": { "version": "{{Repository.SdkVersion}}", "rollForward": "disable" } }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.props"), BuildProperties, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.targets"), "<Project />", TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs what the build of this project has built.</summary>
    public static async Task PackAsync(string project, string folder) =>
        (await DotnetRun.StartAsync(Repository.Root, "pack", project, "--configuration", Repository.Configuration, "--no-build", "--output", folder, "-nodeReuse:false")).Succeeded();

    public string PathOf(string package) => Path.Combine(Feed, $"{package}.{Repository.PackageVersion}.nupkg");

    private const string BuildProperties = """
        <Project>
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <LangVersion>latest</LangVersion>
            <NuGetAudit>false</NuGetAudit>
            <NoWarn>$(NoWarn);NU1603;NU1608</NoWarn>
          </PropertyGroup>
        </Project>
        """;

    // OrderBackup's packages come from the feed alone, whatever a source of that machine may have under the name.
    private string Configuration(string[] sources)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var hasPackages = Directory.Exists(packages);
        string[] others = [.. sources, .. hasPackages ? ["machine"] : Array.Empty<string>()];
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(Folder, "packages")}" />
              </config>
              <packageSources>
                <add key="feed" value="{Feed}" />
                {(hasPackages ? $"""<add key="machine" value="{packages}" />""" : "")}
              </packageSources>
              <packageSourceMapping>
                <packageSource key="feed">
                  <package pattern="OrderBackup*" />
                </packageSource>
                {string.Concat(others.Select(name => $"""<packageSource key="{name}"><package pattern="*" /></packageSource>"""))}
              </packageSourceMapping>
            </configuration>
            """;
    }

    [GeneratedRegex(@"^\s*\d+\.\s+(?<name>.+) \[Enabled\]", RegexOptions.Multiline)]
    private static partial Regex SourceName();
}
