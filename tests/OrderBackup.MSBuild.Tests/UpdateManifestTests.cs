namespace OrderBackup.MSBuild.Tests;

/// <summary>The manifest is written once, and only added to later.</summary>
public sealed class UpdateManifestTests(PackedTask packed) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-update-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // In a folder that the first manifest makes.
    private string ManifestPath => Path.Combine(_folder, "db", "BackupCoverage.txt");

    [Fact]
    public async Task Manifest_is_created_for_the_roots_and_then_covers_the_database()
    {
        var connection = packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Shop.Sql));
        var refused = await UpdateAsync(connection);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(refused.Lines, line => line.Contains("error OBK3105: ", StringComparison.Ordinal) && line.Contains("OrderBackupRoots", StringComparison.Ordinal));
        Assert.False(File.Exists(ManifestPath));

        // CI=false is no CI.
        (await UpdateAsync(connection, "-p:OrderBackupRoots=orders")).EnsureSucceeded();
        var written = File.ReadAllText(ManifestPath);
        Assert.Contains("@root orders\n", written, StringComparison.Ordinal);
        Assert.Contains("orders.status  {state}", written, StringComparison.Ordinal);
        Assert.Empty((await packed.Project.CheckAsync(connection, written)).Findings);
    }

    [Fact]
    public async Task Missing_columns_are_added_in_order_and_nothing_else_changes()
    {
        const string Before = "# ours\r\n@format 1\r\n@root orders  # the heart\r\n\r\norders.memo  {exempt: notes}\r\n  # why this one\r\norders.id   <- Order.Id\r\norder_events.*   {exempt: elsewhere}\r\n";
        var database = await packed.CreateDatabaseAsync(Shop.Sql + "ALTER TABLE orders ADD COLUMN note text;");
        Directory.CreateDirectory(Path.GetDirectoryName(ManifestPath)!);
        File.WriteAllText(ManifestPath, Before);
        var update = await UpdateAsync(packed.Server.ConnectionString(database));
        update.EnsureSucceeded();
        var after = File.ReadAllText(ManifestPath);
        string[] added = ["orders.note", "orders.status"];
        var lines = after.Split("\r\n").ToList();
        Assert.Equal(added, lines.Where(line => added.Any(column => line.StartsWith(column, StringComparison.Ordinal))).Select(line => line.Split(' ')[0]));
        lines.RemoveAll(line => added.Any(column => line.StartsWith(column, StringComparison.Ordinal)));
        Assert.Equal(Before, string.Join("\r\n", lines));
        Assert.Contains("  added orders.note", update.Output, StringComparison.Ordinal);

        var written = File.GetLastWriteTimeUtc(ManifestPath);
        (await UpdateAsync(packed.Server.ConnectionString(database), "-p:OrderBackupRoots=orders")).EnsureSucceeded();
        Assert.Equal(after, File.ReadAllText(ManifestPath));
        Assert.Equal(written, File.GetLastWriteTimeUtc(ManifestPath));
    }

    [Theory]
    [InlineData("-p:ContinuousIntegrationBuild=true", "CI", "false")]
    [InlineData("-p:A=B", "CI", "woodpecker")]
    [InlineData("-p:A=B", "TF_BUILD", "True")]
    [InlineData("-p:A=B", "TEAMCITY_VERSION", "2025.07")]
    [InlineData("-p:A=B", "JENKINS_URL", "https://ci.example/")]
    public async Task It_is_refused_in_a_CI_build(string property, string variable, string value)
    {
        var connection = packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Shop.Sql));
        var refused = await packed.Project.RunAsync(
            new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = connection, [variable] = value },
            "msbuild", "-t:OrderBackupUpdateManifest", $"-p:OrderBackupManifest={ManifestPath}", "-p:OrderBackupRoots=orders", property);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(refused.Lines, line => line.Contains("(1,1): error OBK3105: ", StringComparison.Ordinal));
        Assert.False(File.Exists(ManifestPath));
    }

    private Task<CommandResult> UpdateAsync(string connection, params string[] arguments) => packed.Project.RunAsync(
        new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = connection, ["CI"] = "false" },
        ["msbuild", "-t:OrderBackupUpdateManifest", $"-p:OrderBackupManifest={ManifestPath}", .. arguments]);
}
