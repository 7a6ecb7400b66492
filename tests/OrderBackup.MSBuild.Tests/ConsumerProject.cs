namespace OrderBackup.MSBuild.Tests;

/// <summary>A project of a user, in a temporary folder, that installs the package.</summary>
public sealed class ConsumerProject
{
    private readonly PackedTask _packed;

    private ConsumerProject(PackedTask packed, string folder)
    {
        _packed = packed;
        Folder = folder;
    }

    public string Folder { get; }

    public string ProjectFile => Path.Combine(Folder, Path.GetFileName(Folder) + ".csproj");

    public string ManifestPath => Path.Combine(Folder, "BackupCoverage.txt");

    /// <summary>Stops NuGet, MSBuild and the SDK from taking anything from the folders above.</summary>
    public static void WriteFeed(string folder)
    {
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"), """<configuration><packageSources><clear /><add key="local" value="feed" /></packageSources></configuration>""");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
    }

    public static ConsumerProject Create(PackedTask packed, string folder, string properties, string items)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, Path.GetFileName(folder) + ".csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {properties}
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OrderBackup.MSBuild" Version="{PackedTask.Version}" PrivateAssets="all" />
                {items}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Order.cs"), "public sealed class Order { public int Id { get; set; } }");
        return new ConsumerProject(packed, folder);
    }

    /// <summary>Runs <c>dotnet</c> in the project's folder without a connection.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Runs <c>dotnet</c> in the project's folder with further environment variables.</summary>
    public Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        DotNet.RunAsync(Folder, Environment(environment), arguments);

    /// <summary>The environment of a build: packages come from the test's own feed and go to its own cache.</summary>
    public Dictionary<string, string> Environment(IReadOnlyDictionary<string, string> further) =>
        new(further) { ["NUGET_PACKAGES"] = Path.Combine(_packed.Folder, "cache") };

    /// <summary>Checks a database alone, against a manifest of this call's own, so that calls do not disturb each other.</summary>
    public async Task<CheckOutput> CheckAsync(string connection, string manifest, params string[] arguments)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("order-backup-manifest-").FullName, "BackupCoverage.txt");
        File.WriteAllText(path, manifest);
        try
        {
            var environment = new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = connection };
            return new CheckOutput(await RunAsync(environment, ["msbuild", "-t:OrderBackupCheck", "-p:OrderBackupMode=live", $"-p:OrderBackupManifest={path}", .. arguments]), path);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
