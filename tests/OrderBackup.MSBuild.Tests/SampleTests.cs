using FurnitureOrders;

namespace OrderBackup.MSBuild.Tests;

/// <summary>The sample uses the check as its CI workflow does.</summary>
public sealed class SampleTests(PackedTask packed)
{
    [Fact]
    public async Task Its_own_database_passes_and_a_column_that_nobody_covers_fails_at_its_manifest()
    {
        var database = await packed.CreateDatabaseAsync("SELECT 1");
        await FurnitureOrdersDatabase.CreateAsync(packed.Server.ConnectionString(database), orders: 20, seed: 1, TestContext.Current.CancellationToken);
        var passed = await CheckAsync(database, "-p:OrderBackupMode=live", "-p:OrderBackupCheckData=true");
        passed.EnsureSucceeded();
        Assert.Matches(@"^OrderBackup: live, \d+ tables, \d+ columns, 0 uncovered, \d+\.\d\d s$", Assert.Single(Checks(passed)));

        await packed.Server.ExecuteAsync(database, "ALTER TABLE orders ADD COLUMN discount_code text");
        var failed = await CheckAsync(database, "-p:OrderBackupMode=live");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains(failed.Lines, line => line.Contains("FurnitureOrders/BackupCoverage.txt(", StringComparison.Ordinal) && line.Contains("error OBK3001: Live column orders.discount_code ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_is_on_as_soon_as_a_connection_is_configured()
    {
        var connected = await CheckAsync("no_such_database");
        Assert.Equal(1, connected.ExitCode);
        Assert.StartsWith("OrderBackup: auto, nothing checked: error OBK3101 ", Assert.Single(Checks(connected)), StringComparison.Ordinal);
        var local = await RunAsync(null, "-t:OrderBackupCheck");
        local.EnsureSucceeded();
        Assert.StartsWith("OrderBackup: auto, nothing checked: neither ORDER_BACKUP_CONNECTION nor DATABASE_URL is set", Assert.Single(Checks(local)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_uses_it_looks_at_no_database()
    {
        var solution = await CheckAsync("no_such_database", "-p:SolutionFileName=OrderBackup.sln", "-p:ContinuousIntegrationBuild=true");
        solution.EnsureSucceeded();
        Assert.Equal("OrderBackup: off, nothing checked", Assert.Single(Checks(solution)));
        var referenced = await RunAsync("no_such_database", "-t:BuildUnchecked", "-p:BuildProjectReferences=false");
        referenced.EnsureSucceeded();
        Assert.Empty(Checks(referenced));
    }

    private Task<CommandResult> CheckAsync(string database, params string[] arguments) => RunAsync(database, ["-t:OrderBackupCheck", .. arguments]);

    // The project and the task were built with these tests.
    private Task<CommandResult> RunAsync(string? database, params string[] arguments) => DotNet.RunAsync(
        Path.Combine(PackedTask.RepositoryFolder(), "samples", "FurnitureOrders"),
        database is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = packed.Server.ConnectionString(database) },
        ["msbuild", $"-p:Configuration={PackedTask.Configuration()}", .. arguments]);

    private static List<string> Checks(CommandResult result) => [.. result.Lines.Where(line => line.StartsWith("OrderBackup: ", StringComparison.Ordinal))];
}
