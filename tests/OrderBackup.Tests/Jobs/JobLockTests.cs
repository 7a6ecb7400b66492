using Npgsql;
using OrderBackup.Jobs;
using OrderBackup.Tests.Faults;

namespace OrderBackup.Tests.Jobs;

/// <summary>The lock around a job, seen from several sessions.</summary>
public sealed class JobLockTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lock_is_held_by_one_until_it_is_released_and_everybody_can_see_that()
    {
        var options = Options(await fixture.CreateDatabaseAsync());
        Assert.False(await JobLock.IsHeldAsync(options, "backup", Cancellation));
        await using (var taken = await JobLock.TryTakeAsync(options, "backup", Cancellation))
        {
            Assert.NotNull(taken);
            Assert.True(await JobLock.IsHeldAsync(options, "backup", Cancellation));
            Assert.Null(await JobLock.TryTakeAsync(options, "backup", Cancellation));
        }

        await Condition.IsTrueAsync(async () => !await JobLock.IsHeldAsync(options, "backup", Cancellation));
        await using var again = await JobLock.TryTakeAsync(options, "backup", Cancellation);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task Another_job_and_another_database_have_locks_of_their_own()
    {
        var options = Options(await fixture.CreateDatabaseAsync());
        var other = Options(await fixture.CreateDatabaseAsync());
        await using var taken = await JobLock.TryTakeAsync(options, "backup", Cancellation);
        Assert.False(await JobLock.IsHeldAsync(options, "drill", Cancellation));
        Assert.False(await JobLock.IsHeldAsync(other, "backup", Cancellation));
        await using var drill = await JobLock.TryTakeAsync(options, "drill", Cancellation);
        await using var elsewhere = await JobLock.TryTakeAsync(other, "backup", Cancellation);
        Assert.NotNull(drill);
        Assert.NotNull(elsewhere);
    }

    [Fact]
    public async Task Lock_beside_the_database_is_no_session_of_it_and_another_databases_is_another()
    {
        var database = await fixture.CreateDatabaseAsync();
        var options = Options(database);
        await using var taken = await JobLock.TryTakeAsync(options, "restore", isBeside: true, Cancellation);
        Assert.NotNull(taken);
        Assert.Equal("0", await fixture.Server.ExecuteAsync("postgres", $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}'"));
        Assert.True(await JobLock.IsHeldAsync(options, "restore", isBeside: true, Cancellation));
        Assert.Null(await JobLock.TryTakeAsync(options, "restore", isBeside: true, Cancellation));
        await using var other = await JobLock.TryTakeAsync(Options(await fixture.CreateDatabaseAsync()), "restore", isBeside: true, Cancellation);
        Assert.NotNull(other);
    }

    [Fact]
    public async Task Lock_outlives_the_time_after_which_the_server_ends_idle_sessions()
    {
        var database = await fixture.CreateDatabaseAsync();
        await fixture.Server.ExecuteAsync("postgres", $"ALTER DATABASE {database} SET idle_session_timeout = '1s'");
        await using var taken = await JobLock.TryTakeAsync(Options(database), "backup", Cancellation);

        // A session that is younger than the lock's and as silent; when the server has ended it, the lock's time is over too.
        await using var silent = new NpgsqlConnection(fixture.Server.ConnectionString(database));
        await silent.OpenAsync(Cancellation);
        var id = silent.ProcessID;
        await Condition.IsTrueAsync(async () => await fixture.Server.ExecuteAsync("postgres", $"SELECT count(*) FROM pg_stat_activity WHERE pid = {id}") == "0");
        Assert.True(await JobLock.IsHeldAsync(Options(database), "backup", Cancellation));
    }

    private OrderBackupOptions Options(string database) => new() { Connection = fixture.Server.ConnectionString(database) };
}
