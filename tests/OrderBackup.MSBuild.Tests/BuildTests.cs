namespace OrderBackup.MSBuild.Tests;

/// <summary>When the check runs as a part of a build, and how often.</summary>
public sealed class BuildTests(PackedTask packed)
{
    private const string Live = "-p:OrderBackupMode=live";

    [Fact]
    public async Task Build_with_a_finding_fails_and_a_build_without_one_does_not_also_when_nothing_changed()
    {
        var project = packed.CreateProject("Once");
        File.WriteAllText(project.ManifestPath, Shop.Manifest);
        var database = await packed.CreateDatabaseAsync(Shop.Sql);
        var connected = Connected(database);
        var first = await project.RunAsync(connected, "build", "-v:minimal");
        first.EnsureSucceeded();
        Assert.Single(Checks(first), line => line.StartsWith("OrderBackup: live, 2 tables, 6 columns, 0 uncovered, ", StringComparison.Ordinal));

        await packed.Server.ExecuteAsync(database, "ALTER TABLE orders ADD COLUMN note text");
        var second = await project.RunAsync(connected, "build", "--no-restore", "-v:minimal");
        Assert.Equal(1, second.ExitCode);
        Assert.Contains(second.Lines, line => line.StartsWith($"{project.ManifestPath}(8,1): error OBK3001: ", StringComparison.Ordinal));
        Assert.Matches(@"^OrderBackup: live, 2 tables, 7 columns, 1 uncovered, \d+\.\d\d s$", Assert.Single(Checks(second)));
    }

    [Fact]
    public async Task Three_target_frameworks_are_checked_once_however_they_are_built()
    {
        // Frameworks whose reference packs the SDK itself brings.
        var project = packed.CreateProject(
            "Multi",
            """
            <TargetFrameworks>net10.0;net10.0-windows7.0;net10.0-windows8.0</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            """);
        File.WriteAllText(project.ManifestPath, Shop.Manifest);
        var user = packed.CreateProject("User", items: """<ProjectReference Include="../Multi/Multi.csproj" />""");
        File.WriteAllText(user.ManifestPath, Shop.Manifest);
        var connected = Connected(await packed.CreateDatabaseAsync(Shop.Sql));

        var whole = await project.RunAsync(connected, "build", "-v:minimal", Live);
        whole.EnsureSucceeded();
        Assert.Single(Checks(whole));

        var one = await project.RunAsync(connected, "build", "--no-restore", "-v:minimal", Live, "-f", "net10.0");
        one.EnsureSucceeded();
        Assert.Single(Checks(one));

        var referenced = await user.RunAsync(connected, "build", "-v:minimal", Live);
        referenced.EnsureSucceeded();
        Assert.Equal(2, Checks(referenced).Count);

        var alone = await project.RunAsync(connected, "msbuild", "-t:OrderBackupCheck", Live);
        alone.EnsureSucceeded();
        Assert.Single(Checks(alone));
    }

    [Fact]
    public async Task Solution_of_ten_projects_checks_each_once()
    {
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, "Solution")).FullName;
        var solution = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            var reference = i == 0 ? "" : $"""<ProjectReference Include="../Part{i - 1}/Part{i - 1}.csproj" />""";
            var project = packed.CreateProject($"Solution/Part{i}", items: reference);
            File.WriteAllText(project.ManifestPath, Shop.Manifest);
            solution.Add($"""<Project Path="Part{i}/Part{i}.csproj" />""");
        }

        File.WriteAllText(Path.Combine(folder, "Shop.slnx"), $"<Solution>{string.Concat(solution)}</Solution>");
        var connected = Connected(await packed.CreateDatabaseAsync(Shop.Sql));
        var built = await DotNet.RunAsync(folder, packed.Project.Environment(connected), "build", "-v:minimal", Live);
        built.EnsureSucceeded();
        Assert.Equal(10, Checks(built).Count);
    }

    [Fact]
    public async Task Design_time_build_never_checks()
    {
        await WithManifestAsync(async manifest =>
        {
            var unreachable = new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = "Host=127.0.0.1;Port=1;Username=u;Database=d" };
            string[] common = ["msbuild", Live, manifest];
            var compile = await packed.Project.RunAsync(unreachable, [.. common, "-p:DesignTimeBuild=true", "-t:ResolveReferences;Compile;Build;OrderBackupCheck"]);
            compile.EnsureSucceeded();
            Assert.DoesNotContain("OBK", compile.Output, StringComparison.Ordinal);
            Assert.Empty(Checks(compile));
            Assert.Equal(1, (await packed.Project.RunAsync(unreachable, [.. common, "-t:OrderBackupCheck"])).ExitCode);
        });
    }

    [Fact]
    public async Task Without_a_connection_a_local_build_says_so_and_goes_on_and_one_that_must_check_fails()
    {
        var local = await packed.Project.RunAsync("msbuild", "-t:OrderBackupCheck");
        local.EnsureSucceeded();
        Assert.Matches(@"^OrderBackup: auto, nothing checked: neither ORDER_BACKUP_CONNECTION nor DATABASE_URL is set \(\d+\.\d\d s\)$", Assert.Single(Checks(local)));
        await WithManifestAsync(async manifest =>
        {
            foreach (var required in new[] { "-p:ContinuousIntegrationBuild=true", "-p:OrderBackupRequireLive=true", Live })
            {
                var refused = await packed.Project.RunAsync("msbuild", "-t:OrderBackupCheck", manifest, required);
                Assert.Equal(1, refused.ExitCode);
                Assert.Contains(refused.Lines, line => line.Contains("(1,1): error OBK3102: ", StringComparison.Ordinal));
            }
        });
    }

    [Fact]
    public async Task Mode_off_never_looks_at_the_database()
    {
        var off = await packed.Project.RunAsync("msbuild", "-t:OrderBackupCheck", "-p:OrderBackupMode=off", "-p:ContinuousIntegrationBuild=true");
        off.EnsureSucceeded();
        Assert.Equal("OrderBackup: off, nothing checked", Assert.Single(Checks(off)));
    }

    private Dictionary<string, string> Connected(string database) => new() { ["ORDER_BACKUP_CONNECTION"] = packed.Server.ConnectionString(database) };

    private static List<string> Checks(CommandResult result) => [.. result.Lines.Where(line => line.StartsWith("OrderBackup: ", StringComparison.Ordinal))];

    private async Task WithManifestAsync(Func<string, Task> act)
    {
        var path = Path.Combine(packed.Folder, $"{Guid.NewGuid():N}.txt");
        File.WriteAllText(path, Shop.Manifest);
        await act($"-p:OrderBackupManifest={path}");
    }
}
