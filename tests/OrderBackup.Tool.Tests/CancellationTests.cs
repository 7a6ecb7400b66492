namespace OrderBackup.Tool.Tests;

public sealed class CancellationTests
{
    [Theory]
    [MemberData(nameof(ExitCodeTests.EveryCommandLine), MemberType = typeof(ExitCodeTests))]
    public async Task Cancelled_work_is_1_and_says_what_is_the_case(string commandLine)
    {
        using var source = new CancellationTokenSource();
        var service = new FakeOrderBackup { BeforeAnswer = source.Cancel, Exception = new OperationCanceledException(source.Token) };

        var run = await ToolRun.WithAsync(service, new(), [], source.Token, commandLine.Split(' '));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Matches("order-backup: cancelled; [a-z].*\\.", run.Error.TrimEnd());
    }

    [Fact]
    public async Task What_a_cancellation_could_not_undo_is_said()
    {
        using var source = new CancellationTokenSource();
        var service = new FakeOrderBackup
        {
            BeforeAnswer = source.Cancel,
            Exception = new OrderBackupException("OBK3407", "the database furniture_restore_1 could not be dropped."),
        };

        var run = await ToolRun.WithAsync(service, new(), [], source.Token, "restore", "x", "--json");

        Assert.Equal("OBK3407", run.Json.GetProperty("error").GetProperty("id").GetString());
        Assert.Equal(
            "cancelled; the database furniture_restore_1 could not be dropped.", run.Json.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_defect()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup { Exception = new TaskCanceledException("timeout") }, "check", "--json");

        Assert.Equal("unexpected", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Work_that_was_done_before_the_cancellation_came_counts()
    {
        using var source = new CancellationTokenSource();

        var run = await ToolRun.WithAsync(new FakeOrderBackup { BeforeAnswer = source.Cancel }, new(), [], source.Token, "prune", "--from", "x");

        Assert.Equal(0, run.ExitCode);
    }
}
