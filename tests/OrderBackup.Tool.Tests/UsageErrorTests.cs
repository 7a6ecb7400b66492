namespace OrderBackup.Tool.Tests;

public sealed class UsageErrorTests
{
    [Theory]
    [InlineData("bakup --to x", "there is no verb 'bakup'; did you mean 'backup'?")]
    [InlineData("frobnicate", "there is no verb 'frobnicate'.")]
    [InlineData("backup", "'--to' is required")]
    [InlineData("list", "'--from' is required")]
    [InlineData("prune", "'--from' is required")]
    [InlineData("init", "'--root' is required")]
    [InlineData("show", "missing for command: 'show'")]
    [InlineData("show a b", "show does not know 'b'.")]
    [InlineData("list --form x", "did you mean '--from'?")]
    [InlineData("restore x --jobs 4", "restore does not know '--jobs'")]
    [InlineData("backup --to a --to a/../a", "--to names the same folder twice")]
    [InlineData("backup --to a --compress Gzip", "--compress takes none|gzip|zstd, not 'Gzip'.")]
    [InlineData("backup --to a --coverage ignore", "--coverage takes require|warn, not 'ignore'.")]
    [InlineData("restore x --mode 1", "--mode takes replace|new|in-place, not '1'.")]
    [InlineData("restore x --mode new", "--mode new needs --database NAME.")]
    [InlineData("restore x --mode in-place --disconnect", "--disconnect is for --mode replace only.")]
    [InlineData("prune --from x --daily -1", "--daily takes a number, 0 or more, not '-1'.")]
    [InlineData("prune --from x --keep-verified 0", "--keep-verified takes a number, 1 or more, not '0'.")]
    [InlineData("prune --from x --weekly many", "--weekly takes a number, 0 or more, not 'many'.")]
    [InlineData("check --report xml=a.xml", "the formats are json, junit, markdown, sarif.")]
    [InlineData("check --report json", "--report json needs a file: json=FILE.")]
    [InlineData("check --report json=a markdown=a", "--report names a twice.")]
    [InlineData("check --connection Host=x --connection-variable Y", "cannot both be given")]
    public async Task Is_1_on_stderr_and_nothing_runs(string commandLine, string message)
    {
        var service = new FakeOrderBackup();

        var run = await ToolRun.OfAsync(service, commandLine.Split(' '));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
        Assert.Null(service.Operation);
    }

    [Theory]
    [InlineData("--to")]
    [InlineData("--tools-folder")]
    [InlineData("--connection")]
    public async Task Empty_values_are_refused(string option)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "backup", "--to", "a", option, "");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{option} must not be empty.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_verb_at_all_shows_the_help_on_stderr()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup());

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("Exit codes:", run.Error, StringComparison.Ordinal);
    }
}
