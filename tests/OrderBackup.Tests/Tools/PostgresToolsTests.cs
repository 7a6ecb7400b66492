using OrderBackup.PostgresServer;
using OrderBackup.Tools;

namespace OrderBackup.Tests.Tools;

public sealed class PostgresToolsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tools_of_this_machine_are_found()
    {
        var result = await PostgresTools.FindAsync(ToolSearch.Of(null), null, Cancellation);
        Assert.NotNull(result.Tools);
        Assert.DoesNotContain(result.Findings, finding => finding.IsError);
        Assert.True(File.Exists(result.Tools.PgDump.Path));
        Assert.NotEqual("pg_wrapper", Path.GetFileName(File.ResolveLinkTarget(result.Tools.PgDump.Path, true)?.Name));
    }

    [Fact]
    public async Task Configured_folder_is_the_only_one_looked_at()
    {
        using var folder = new FaultyToolFolder();
        var result = await PostgresTools.FindAsync(folder.Search, 150018, Cancellation);
        Assert.Null(result.Tools);
        Assert.Equal(2, result.Findings.Count);
        Assert.All(result.Findings, finding => Assert.True(finding is { IsError: true, Id: "OBK3009" }));
        Assert.StartsWith($"pg_dump was not found in the configured folder {folder.Path}. Install the PostgreSQL client programs, version 15 or newer", result.Findings[0].Message, StringComparison.Ordinal);
        Assert.StartsWith($"psql was not found in the configured folder {folder.Path}.", result.Findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_tools_are_refused_with_what_was_found()
    {
        using var old = new FaultyToolFolder().WithVersion("14.24");
        using var older = new FaultyToolFolder().WithVersion("13.22");
        var result = await PostgresTools.FindAsync(Search(older, old), 170011, Cancellation);
        Assert.Null(result.Tools);
        var message = result.Findings[0].Message;
        Assert.StartsWith("The server is PostgreSQL 17, and no pg_dump that was found works and is as new: ", message, StringComparison.Ordinal);
        Assert.Contains($"{old.PathOf("pg_dump")} is 14.24", message, StringComparison.Ordinal);
        Assert.Contains($"{older.PathOf("pg_dump")} is 13.22", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(150018, "15.19")]
    [InlineData(140005, "15.19")]
    [InlineData(160001, "17.11")]
    [InlineData(180000, "18.6")]
    [InlineData(null, "18.6")]
    public async Task Same_major_version_comes_first_then_the_next_newer(int? server, string expected)
    {
        using var a = new FaultyToolFolder().WithVersion("15.14");
        using var b = new FaultyToolFolder().WithVersion("18.6");
        using var c = new FaultyToolFolder().WithVersion("15.19");
        using var d = new FaultyToolFolder().WithVersion("17.11");
        var result = await PostgresTools.FindAsync(Search(a, b, c, d), server, Cancellation);
        Assert.Equal((expected, expected), (result.Tools?.PgDump.Version.ToString(), result.Tools?.Psql.Version.ToString()));
        Assert.Empty(result.Findings);
    }

    [Fact]
    public async Task Real_program_wins_over_the_Debian_wrapper()
    {
        using var wrapper = new FaultyToolFolder().WithScript("pg_wrapper", "echo \"tool (PostgreSQL) 15.19\"");
        wrapper.WithReal("pg_dump", wrapper.PathOf("pg_wrapper")).WithReal("psql", wrapper.PathOf("pg_wrapper"));
        using var real = new FaultyToolFolder().WithVersion("15.19");
        var result = await PostgresTools.FindAsync(Search(wrapper, real), 150018, Cancellation);
        Assert.Equal(real.PathOf("pg_dump"), result.Tools?.PgDump.Path);
        var only = await PostgresTools.FindAsync(Search(wrapper), 150018, Cancellation);
        Assert.Equal(wrapper.PathOf("psql"), only.Tools?.Psql.Path);
    }

    [Fact]
    public async Task Missing_fix_of_both_is_one_warning()
    {
        using var folder = new FaultyToolFolder().WithVersion("15.18");
        var result = await PostgresTools.FindAsync(folder.Search, 150018, Cancellation);
        var finding = Assert.Single(result.Findings);
        Assert.NotNull(result.Tools);
        Assert.False(finding.IsError);
        Assert.Equal(
            $"pg_dump ({folder.PathOf("pg_dump")}) and psql ({folder.PathOf("psql")}), version 15.18, lack the fix for CVE-2026-18408: "
            + "a dump can get past \\restrict and run commands on the machine that restores it. Update to 15.19 or newer.", finding.Message);
    }

    [Fact]
    public async Task Broken_programs_are_passed_over_and_named_when_nothing_else_is_there()
    {
        using var broken = new FaultyToolFolder().WithScript("pg_dump", "echo 'cannot load libpq.so.5' >&2; exit 127").WithScript("psql", "echo hello");
        using var good = new FaultyToolFolder().WithVersion("15.19");
        var result = await PostgresTools.FindAsync(Search(broken, good), 150018, Cancellation);
        Assert.Equal(good.PathOf("pg_dump"), result.Tools?.PgDump.Path);
        var only = await PostgresTools.FindAsync(Search(broken), 150018, Cancellation);
        Assert.Contains("ended with exit code 127: cannot load libpq.so.5", only.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("psql does not answer --version as a PostgreSQL program does", only.Findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_that_does_not_answer_is_given_up()
    {
        using var folder = new FaultyToolFolder().WithScript("pg_dump", "exec sleep 600").WithVersion("psql", "15.19");
        var result = await PostgresTools.FindAsync(folder.Search with { AnswerLimit = TimeSpan.FromSeconds(0.5) }, 150018, Cancellation);
        Assert.Contains("pg_dump does not answer --version within 0.5 seconds", result.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_cannot_be_executed_is_named()
    {
        using var folder = new FaultyToolFolder().WithVersion("psql", "15.19");
        folder.File("pg_dump", [0, 1, 2]);
        var result = await PostgresTools.FindAsync(folder.Search, 150018, Cancellation);
        Assert.Contains("pg_dump does not run (pg_dump could not be started", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Relative_path_entries_are_not_searched() =>
        Assert.Equal(["/usr/bin", "/opt/b"], ToolSearch.PathFolders($".{Path.PathSeparator}/usr/bin{Path.PathSeparator}{Path.PathSeparator}bin{Path.PathSeparator}/opt/b"));

    [Fact]
    public async Task Server_programs_folder_serves_its_own_server()
    {
        var result = await PostgresTools.FindAsync(ToolSearch.Of(ThrowawayServer.FindBinFolder()), null, Cancellation);
        Assert.NotNull(result.Tools);
    }

    private static ToolSearch Search(params FaultyToolFolder[] folders) => new() { Folders = [.. folders.Select(folder => folder.Path)] };
}
