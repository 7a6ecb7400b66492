using Microsoft.Extensions.Logging.Abstractions;
using OrderBackup.AspNetCore.Jobs;
using OrderBackup.Backup;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>What is written down of a job, and what is known of it when that is stale, foreign or not possible.</summary>
public sealed class JobRecordTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 2, 17, 2, 30, 0, TimeSpan.Zero);

    private readonly string _tier = Directory.CreateTempSubdirectory("order-backup-record-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_that_a_file_system_tells_as_unchanged_is_polled_but_nothing_is_decided_by_it()
    {
        var file = new JobFile(_tier, "backup");
        await file.WriteAsync(At(Run("a")));
        Assert.Equal("a", (await file.ReadAsync(Cancellation)).Run!.Id);
        var path = Written();
        var stamp = File.GetLastWriteTimeUtc(path);
        await new JobFile(_tier, "backup").WriteAsync(At(Run("b")));
        File.SetLastWriteTimeUtc(path, stamp);
        Assert.Equal("a", (await file.ReadAsync(Cancellation)).Run!.Id);
        Assert.Equal("b", (await file.ReadAnewAsync(Cancellation)).Run!.Id);
    }

    [Fact]
    public async Task Progress_is_told_from_a_file_of_its_own_once_for_each_change_and_never_of_another_run()
    {
        var (file, other) = (new JobFile(_tier, "backup"), new JobFile(_tier, "backup"));
        await file.WriteAsync(At(Run("a")));
        await file.WriteProgressAsync("a", new BackupProgress { Phase = "dump", Rows = 7 });
        Assert.Equal(7, (await other.ReadAsync(Cancellation)).Run!.Progress!.Rows);
        Assert.Same(await other.ReadAsync(Cancellation), await other.ReadAsync(Cancellation));
        await file.WriteProgressAsync("a", new BackupProgress { Phase = "dump", Rows = 18 });
        Assert.Equal(18, (await other.ReadAsync(Cancellation)).Run!.Progress!.Rows);
        await file.WriteProgressAsync("before", new BackupProgress { Phase = "dump", Rows = 1 });
        Assert.Null((await other.ReadAsync(Cancellation)).Run!.Progress);
        Assert.DoesNotContain("dump", await File.ReadAllTextAsync(Written(), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_that_was_followed_by_another_writes_neither_progress_nor_outcome_over_it()
    {
        var (lost, next) = (Record(), Record());
        await lost.ClaimAsync(At(Run("a")));
        await next.ClaimAsync(At(Run("b")));
        await next.WriteProgressAsync(new BackupProgress { Phase = "dump", Rows = 7 });
        await lost.WriteProgressAsync(new BackupProgress { Phase = "proof", Rows = 1000 });
        await lost.FinishAsync(Run("a"), Outcome("a"));
        var told = (await Record().ReadAsync(Cancellation)).Run!;
        Assert.Equal(("b", 7), (told.Id, told.Progress!.Rows));
    }

    [Fact]
    public async Task Outcome_that_could_not_be_written_down_outlives_refusals_and_is_written_by_the_next_write()
    {
        var record = Record();
        await record.ClaimAsync(At(Run("a")));
        var block = Directory.CreateDirectory(Written() + ".new");
        await record.FinishAsync(Run("a"), Outcome("a"));
        Assert.True((await record.ReadAsync(Cancellation)).Last!.Succeeded);

        var before = await record.BeforeAsync();
        await Assert.ThrowsAnyAsync<UnauthorizedAccessException>(() => record.ClaimAsync(before with { Run = Run("b") }));
        record.Refuse(JobOutcome.Failed("not started") with { RunId = "b", Started = Start.AddHours(1) });
        Assert.Equal(("a", true), Of(await record.PollAsync(Cancellation)));

        block.Delete();
        before = await record.BeforeAsync();
        Assert.Equal((null, "a", true), (before.Run, before.Last!.RunId, before.Last.Succeeded));
        await record.ClaimAsync(before);
        Assert.False(record.HasUnwritten);
        Assert.Equal(("a", true), Of(await Record().ReadAsync(Cancellation)));
    }

    [Fact]
    public async Task Outcome_that_another_instance_took_for_a_crash_is_set_right()
    {
        var record = Record();
        await record.ClaimAsync(At(Run("a")));
        var block = Directory.CreateDirectory(Written() + ".new");
        await record.FinishAsync(Run("a"), Outcome("a"));
        block.Delete();
        await Record().ClaimAsync(At(Run("a")).WithCrash());
        Assert.Equal(("a", true), Of(await record.BeforeAsync()));

        await Record().ClaimAsync(new JobState { Last = Outcome("b") with { Started = Start.AddHours(1) } });
        Assert.Equal(("b", true), Of(await record.BeforeAsync()));
        Assert.False(record.HasUnwritten);
    }

    [Fact]
    public void Crash_names_neither_process_nor_machine()
    {
        var error = Run("a").Crashed().Error!;
        Assert.DoesNotContain("WEB01", error, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", error, StringComparison.Ordinal);
        var held = JobOutcome.Failed("The folder is in use by process 4711 on WEB01 since 2026-02-17 02:30:00Z.").WithoutMachines();
        Assert.Equal("The folder is in use by process 4711 since 2026-02-17 02:30:00Z.", held.Error);
    }

    public void Dispose() => Directory.Delete(_tier, recursive: true);

    private static (string, bool) Of(JobState state) => (state.Last!.RunId, state.Last.Succeeded);

    private static JobRun Run(string id) => new() { Id = id, Kind = "backup", Started = Start, Machine = "WEB01", Process = 4711 };

    private static JobState At(JobRun run) => new() { Run = run };

    private static JobOutcome Outcome(string run) => new() { RunId = run, Kind = "backup", Started = Start, Finished = Start.AddMinutes(1), Succeeded = true };

    private JobRecord Record() => new(_tier, "backup", NullLogger.Instance);

    private string Written() => Directory.GetFiles(_tier, "backup.json", SearchOption.AllDirectories).Single();
}
