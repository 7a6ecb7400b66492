using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace OrderBackup.MSBuild.Tests;

/// <summary>The package brings everything that the task needs, and the task takes nothing else.</summary>
public sealed partial class PackageTests(PackedTask packed)
{
    private static readonly string[] Assemblies =
    [
        "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.FileSystemGlobbing.dll",
        "Microsoft.Extensions.Logging.Abstractions.dll", "Npgsql.dll", "OrderBackup.Coverage.dll", "OrderBackup.dll", "System.IO.Hashing.dll",
        "ZstdSharp.dll",
    ];

    private static IEnumerable<string> TaskFiles =>
        Assemblies.Append("OrderBackup.MSBuild.deps.json").Append("OrderBackup.MSBuild.dll").Order(StringComparer.Ordinal);

    [Fact]
    public void Package_holds_the_whole_closure_of_the_task_and_nothing_of_MSBuild_itself()
    {
        Assert.Equal(
            [
                "README.md",
                "build/OrderBackup.MSBuild.props", "build/OrderBackup.MSBuild.targets",
                "buildMultiTargeting/OrderBackup.MSBuild.props", "buildMultiTargeting/OrderBackup.MSBuild.targets",
                "icon.png",
                .. TaskFiles.Select(file => "tasks/net10.0/" + file),
                .. TaskFiles.Select(file => "tasks/net10.0/linux-x64/" + file),
            ],
            packed.PackageEntries()
                .Where(entry => !entry.EndsWith(".nuspec", StringComparison.Ordinal) && !entry.EndsWith(".psmdcp", StringComparison.Ordinal) && entry is not ("[Content_Types].xml" or "_rels/.rels"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_property_that_the_package_reads_is_documented_and_the_other_way_round()
    {
        var root = PackedTask.RepositoryFolder();
        var read = Directory.EnumerateFiles(Path.Combine(root, "msbuild-task", "OrderBackup.MSBuild", "build"))
            .SelectMany(file => Property().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value);
        var documented = DocumentedProperty().Matches(File.ReadAllText(Path.Combine(root, "docs", "msbuild.md"))).Select(match => match.Groups["name"].Value);
        Assert.Equal(read.Distinct().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_file_that_is_missing_is_named_and_not_replaced_by_one_of_the_SDK()
    {
        // A copy of the installed package, so that the other tests keep theirs.
        var copy = Path.Combine(packed.Folder, "damaged");
        foreach (var file in Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(packed.InstalledTasks, "..", "..")), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Path.Combine(packed.InstalledTasks, "..", ".."), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var manifest = Path.Combine(copy, "BackupCoverage.txt");
        File.WriteAllText(manifest, Shop.Manifest);
        var project = Path.Combine(copy, "damaged.proj");
        File.WriteAllText(
            project, """<Project><Import Project="build/OrderBackup.MSBuild.props" /><Import Project="build/OrderBackup.MSBuild.targets" /></Project>""");
        var tasks = Path.Combine(copy, "tasks", "net10.0", MachineFolder);
        var connected = new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Shop.Sql)) };
        var report = Path.Combine(copy, "report.json");
        async Task<CommandResult> CheckAsync() => await DotNet.RunAsync(
            copy, connected, "msbuild", project, "-t:OrderBackupCheck", "-p:OrderBackupMode=live", $"-p:OrderBackupReports=json={report}", $"-p:NETCoreSdkPortableRuntimeIdentifier={MachineFolder}");

        (await CheckAsync()).EnsureSucceeded();
        foreach (var name in Assemblies)
        {
            var path = Path.Combine(tasks, name);
            File.Move(path, path + ".away");
            File.Delete(report);
            var refused = await CheckAsync();
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains(refused.Lines, line => line.Contains("(1,1): error OBK3108: ", StringComparison.Ordinal) && line.Contains($"{name} is missing from {tasks.TrimEnd('/')}", StringComparison.Ordinal));
            Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);

            // Those two write the reports.
            Assert.Equal(name is not ("OrderBackup.dll" or "OrderBackup.Coverage.dll"), File.Exists(report) && File.ReadAllText(report).Contains("OBK3108", StringComparison.Ordinal));
            File.Move(path + ".away", path);
        }
    }

    [Fact]
    public void Machine_code_is_compiled_of_the_very_assemblies_that_run_elsewhere()
    {
        Assert.All(Assemblies.Append("OrderBackup.MSBuild.dll"), name =>
            Assert.Equal(Module(Path.Combine(packed.InstalledTasks, name)), Module(Path.Combine(packed.InstalledTasks, MachineFolder, name))));

        static (string, Guid) Module(string path)
        {
            using var file = new PEReader(File.OpenRead(path));
            var metadata = file.GetMetadataReader();
            return (AssemblyName.GetAssemblyName(path).FullName, metadata.GetGuid(metadata.GetModuleDefinition().Mvid));
        }
    }

    [Fact]
    public async Task Machine_code_runs_where_the_package_has_it_for_the_system_and_the_same_task_elsewhere()
    {
        var connection = packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Shop.Sql + "ALTER TABLE orders ADD COLUMN note text;"));
        var here = await packed.Project.CheckAsync(connection, Shop.Manifest, "-v:diag");
        var elsewhere = await packed.Project.CheckAsync(connection, Shop.Manifest, "-v:diag", "-p:NETCoreSdkPortableRuntimeIdentifier=linux-musl-x64");
        Assert.Contains($"\"{Path.Combine(packed.InstalledTasks, MachineFolder, "OrderBackup.MSBuild.dll")}\"", here.Output.Replace("build/../", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"\"{Path.Combine(packed.InstalledTasks, "OrderBackup.MSBuild.dll")}\"", elsewhere.Output.Replace("build/../", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All([here, elsewhere], output => Assert.Contains("error OBK3001 8,1", output.Findings));
    }

    // The folder of machine code for this system; none where the package has none.
    private static string MachineFolder => RuntimeInformation.RuntimeIdentifier == "linux-x64" ? "linux-x64" : "";

    [GeneratedRegex(@"\$\((?<name>OrderBackup\w+)")]
    private static partial Regex Property();

    [GeneratedRegex(@"^\| `(?<name>OrderBackup\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex DocumentedProperty();
}
