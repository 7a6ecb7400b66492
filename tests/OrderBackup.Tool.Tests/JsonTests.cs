using System.Text.Json;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Tests;

public sealed class JsonTests
{
    [Theory]
    [MemberData(nameof(ExitCodeTests.EveryCommandLine), MemberType = typeof(ExitCodeTests))]
    public async Task A_success_is_one_document_and_nothing_else(string commandLine)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), [.. commandLine.Split(' '), "--json"]);

        Assert.True(run.Json.GetProperty("success").GetBoolean());
        Assert.Equal(0, run.Json.GetProperty("exitCode").GetInt32());
        Assert.True(run.Json.TryGetProperty("result", out _));
        Assert.False(run.Json.TryGetProperty("error", out _));
        Assert.Empty(run.Error);
    }

    [Theory]
    [MemberData(nameof(ExitCodeTests.Failures), MemberType = typeof(ExitCodeTests))]
    public async Task What_does_not_hold_has_a_result_too(string commandLine, object result)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = result }, [.. commandLine.Split(' '), "--json"]);

        Assert.False(run.Json.GetProperty("success").GetBoolean());
        Assert.Equal(2, run.Json.GetProperty("exitCode").GetInt32());
        Assert.True(run.Json.TryGetProperty("result", out _));
        Assert.Empty(run.Error);
    }

    public static TheoryData<string, string> Errors => new()
    {
        { "OBK3101", "OBK3101" },
        { "misuse", "usage" },
        { "defect", "unexpected" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_failure_is_one_document_with_its_id(string kind, string id)
    {
        Exception exception = kind switch
        {
            "OBK3101" => new OrderBackupException("OBK3101", "cannot connect"),
            "misuse" => new ArgumentException("no such folder"),
            _ => new InvalidOperationException("broken"),
        };

        var run = await ToolRun.OfAsync(new FakeOrderBackup { Exception = exception }, "backup", "--to", "a", "--json");

        var error = run.Json.GetProperty("error");
        Assert.Equal((1, 1, false), (run.ExitCode, run.Json.GetProperty("exitCode").GetInt32(), run.Json.GetProperty("success").GetBoolean()));
        Assert.Equal(id, error.GetProperty("id").GetString());
        Assert.Contains(exception.Message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, error.GetProperty("findings").ValueKind);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("bakup --json")]
    [InlineData("--json")]
    [InlineData("backup --json")]
    [InlineData("backup --to a --compress lz4 --json")]
    [InlineData("restore x --mode new --json")]
    [InlineData("show --json")]
    [InlineData("list --from x --what --json")]
    public async Task A_usage_error_is_one_document(string commandLine)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), commandLine.Split(' '));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("usage", run.Json.GetProperty("error").GetProperty("id").GetString());
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_cancellation_is_one_document()
    {
        using var source = new CancellationTokenSource();
        var service = new FakeOrderBackup { BeforeAnswer = source.Cancel, Exception = new OperationCanceledException() };

        var run = await ToolRun.WithAsync(service, new(), [], source.Token, "backup", "--to", "a", "--json");

        Assert.Equal("cancelled", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Names_are_in_camel_case_and_durations_in_seconds()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = Samples.Check with { Findings = [Samples.Uncovered] } }, "check", "--json");

        var result = run.Json.GetProperty("result");
        Assert.Equal(0.31, result.GetProperty("durationSeconds").GetDouble());
        Assert.Equal(6, result.GetProperty("coverage").GetProperty("columnCount").GetInt32());
        var finding = result.GetProperty("findings")[0];
        Assert.Equal(("Error", "memo"), (finding.GetProperty("severity").GetString(), finding.GetProperty("tableColumn").GetString()));
    }

    [Fact]
    public async Task Letters_of_every_alphabet_stay_readable()
    {
        var finding = Samples.Uncovered with { Message = "주문.메모 is not covered" };

        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = Samples.Check with { Findings = [finding] } }, "check", "--json");

        Assert.Contains("주문.메모", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_progress_is_asked_for_or_shown_even_on_a_terminal()
    {
        var service = new FakeOrderBackup { Progress = [new() { Phase = "dump" }] };

        var run = await ToolRun.WithAsync(
            service, new TerminalTraits { IsLive = true, IsErrorLive = true, HasColor = true, Width = 80 }, [], TestContext.Current.CancellationToken, "backup", "--to", "a", "--json");

        Assert.False(service.WasGivenProgress);
        Assert.DoesNotContain('\u001b', run.Out + run.Error);
        Assert.True(run.Json.GetProperty("success").GetBoolean());
    }
}
