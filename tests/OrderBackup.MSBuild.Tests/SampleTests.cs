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
    public async Task Build_that_does_not_ask_for_the_check_has_none_even_in_CI()
    {
        var built = await CheckAsync("no_such_database", "-p:ContinuousIntegrationBuild=true");
        built.EnsureSucceeded();
        Assert.Equal("OrderBackup: off, nothing checked", Assert.Single(Checks(built)));
    }

    // The project and the task were built with these tests.
    private Task<CommandResult> CheckAsync(string database, params string[] arguments) => DotNet.RunAsync(
        Path.Combine(PackedTask.RepositoryFolder(), "samples", "FurnitureOrders"),
        new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = packed.Server.ConnectionString(database) },
        ["msbuild", "-t:OrderBackupCheck", $"-p:Configuration={PackedTask.Configuration()}", .. arguments]);

    private static List<string> Checks(CommandResult result) => [.. result.Lines.Where(line => line.StartsWith("OrderBackup: ", StringComparison.Ordinal))];
}
