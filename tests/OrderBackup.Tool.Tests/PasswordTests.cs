namespace OrderBackup.Tool.Tests;

public sealed class PasswordTests
{
    private const string Secret = "s3cr3t";

    [Theory]
    [InlineData("Host=db;Username=u;Password=" + Secret)]
    [InlineData("Host=db;pwd = " + Secret)]
    [InlineData("host=db password=" + Secret)]
    [InlineData("postgres://u:" + Secret + "@db/furniture")]
    [InlineData("postgresql://db/furniture?user=u&password=" + Secret)]
    public async Task In_a_connection_is_warned_of_and_never_printed(string connection)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "check", "--connection", connection);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("process list", run.Error, StringComparison.Ordinal);
        Assert.Contains("--connection-variable", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Username=u")]
    [InlineData("postgres://u@db:5432/furniture")]
    [InlineData("host=db passfile=/etc/pgpass")]
    [InlineData("Host=db;Password=")]
    public async Task That_is_not_there_is_not_warned_of(string connection)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "check", "--connection", connection);

        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Warning_keeps_json_clean()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "check", "--json", "--connection", $"Host=db;Password={Secret}");

        Assert.True(run.Json.GetProperty("success").GetBoolean());
        Assert.Contains("process list", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check --connection host=db password=" + Secret)]
    [InlineData("check --connection host=db password = " + Secret)]
    [InlineData("check host=db password=" + Secret)]
    [InlineData("show --connection host=db password=" + Secret)]
    [InlineData("show --connection host=db user=u password=" + Secret)]
    [InlineData("--connection host=db password=" + Secret + " check")]
    public async Task Left_out_of_the_quotes_is_not_repeated(string commandLine)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), commandLine.Split(' '));

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain(Secret, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ORDER_BACKUP_CONNECTION", false)]
    [InlineData("DATABASE_URL", true)]
    public async Task That_a_library_put_into_a_message_is_taken_out(string variable, bool json)
    {
        var connection = $"postgres://u:{Secret}@db/furniture";
        var service = new FakeOrderBackup { Exception = new InvalidOperationException($"cannot parse {connection}") };

        var run = await ToolRun.WithAsync(
            service,
            new(),
            new() { [variable] = connection, ["ORDER_BACKUP_DEBUG"] = "1" },
            TestContext.Current.CancellationToken,
            json ? ["check", "--json"] : ["check"]);

        Assert.DoesNotContain(Secret, run.Out + run.Error, StringComparison.Ordinal);
        Assert.Contains("cannot parse (connection)", run.Out + run.Error, StringComparison.Ordinal);
    }
}
