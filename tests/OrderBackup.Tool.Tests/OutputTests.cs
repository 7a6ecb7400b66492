using System.Text.Json;
using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Tests;

public sealed class OutputTests
{
    private static readonly TerminalTraits Narrow = new() { IsLive = true, Width = 70 };

    [Theory]
    [InlineData("show", "x")]
    [InlineData("check")]
    public async Task Markup_in_names_is_printed_as_it_is(params string[] args)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), args);

        Assert.Contains("\"Order [bold]Lines[/]\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_findings_and_verdicts_is_printed_as_it_is()
    {
        var finding = Samples.Uncovered with { Message = "orders.[red]memo[/] is not [[covered]." };
        var service = new FakeOrderBackup
        {
            Result = Samples.Restore with { Findings = [finding], Database = "a[b", FormerDatabase = "a[\"before" },
        };

        var run = await ToolRun.WithAsync(service, Narrow, [], TestContext.Current.CancellationToken, "restore", "x");

        Assert.Contains("orders.[red]memo[/] is not [[covered].", run.Error, StringComparison.Ordinal);
        Assert.Contains("DROP DATABASE \"a[\"\"before\";", run.Out, StringComparison.Ordinal);
        Assert.Contains("a[b is identical", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_sequences_in_names_do_not_reach_the_terminal()
    {
        var summary = Samples.List[0] with { Database = "x\u001b[2J", Problem = null };
        var finding = Samples.Hazard with { Message = "table \u001b]0;title\u0007 is odd" };

        var list = await ToolRun.OfAsync(new FakeOrderBackup { Result = new[] { summary } }, "list", "--from", "a");
        var check = await ToolRun.OfAsync(new FakeOrderBackup { Result = Samples.Check with { Findings = [finding] } }, "check");

        Assert.DoesNotContain('\u001b', list.Out + check.Error);
        Assert.Contains("x\\u001b[2J", list.Out, StringComparison.Ordinal);
        Assert.Contains("table \\u001b]0;title\\u0007 is odd", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_shows_every_fact_of_every_backup()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "list", "--from", "/backups/daily");

        var snapshot = TimeZoneInfo.ConvertTime(Samples.Snapshot, TimeZoneInfo.Local).ToString("yyyy-MM-dd HH:mm zzz", null);
        foreach (var fact in new[] { "20260217_125940", "verified", snapshot, "furniture [old]", "3,604,331", "1.2 GB", " passed", "never", "unreadable" })
        {
            Assert.Contains(fact, run.Out, StringComparison.Ordinal);
        }

        Assert.Equal("warning: 20260215_125941: backup_info.json is missing", run.Error.TrimEnd());
        Assert.Equal("3 backups: 1 verified, 2.5 GB in /backups/daily", run.Verdict);
    }

    [Fact]
    public async Task Backup_that_a_verification_found_damaged_is_listed_and_shown_as_damaged()
    {
        var verification = new VerificationRecord(Samples.Snapshot, false, null, "OBK3301: the dump is cut off", "OrderBackup 0.1.0");
        var list = await ToolRun.OfAsync(new FakeOrderBackup { Result = new[] { Samples.List[0] with { LastVerification = verification } } }, "list", "--from", "x");
        Assert.Contains("damaged", list.Out, StringComparison.Ordinal);
        Assert.Contains("found damaged by the verification of ", list.Error, StringComparison.Ordinal);
        Assert.Contains("OBK3301: the dump is cut off", list.Error, StringComparison.Ordinal);
        Assert.Equal("1 backup: 0 verified, 1.2 GB in x", list.Verdict);

        var show = await ToolRun.OfAsync(new FakeOrderBackup { Result = Samples.Info with { LastVerification = verification } }, "show", "x");
        Assert.Contains("OBK3301: the dump is cut off", show.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Json_of_list_and_show_tells_the_last_verification(bool was)
    {
        var verification = was ? new VerificationRecord(Samples.Snapshot, true, false, "OBK3311: x", "OrderBackup 0.1.0") : null;
        var list = await ToolRun.OfAsync(new FakeOrderBackup { Result = new[] { Samples.List[0] with { LastVerification = verification } } }, "list", "--from", "x", "--json");
        var show = await ToolRun.OfAsync(new FakeOrderBackup { Result = Samples.Info with { LastVerification = verification } }, "show", "x", "--json");
        foreach (var found in new[] { JsonDocument.Parse(list.Out).RootElement.GetProperty("result")[0], JsonDocument.Parse(show.Out).RootElement.GetProperty("result") })
        {
            Assert.Equal(was ? verification : null, found.GetProperty("lastVerification").Deserialize<VerificationRecord>(JsonSerializerOptions.Web));
        }
    }

    [Fact]
    public async Task List_on_a_narrow_terminal_keeps_every_fact_on_lines_that_fit()
    {
        var run = await ToolRun.WithAsync(new FakeOrderBackup(), Narrow, [], TestContext.Current.CancellationToken, "list", "--from", "x");

        Assert.Contains("furniture [old], 3,590,002 rows, 1.2 GB, last drill never", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('─', run.Out);
    }

    [Fact]
    public async Task Output_to_a_file_has_neither_colours_nor_broken_lines()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "show", "x");

        Assert.DoesNotContain('\u001b', run.Out);
        Assert.Contains("RECEIVED, HAPPYCALL, MEASURE, DRAWING, CONFIRM, PRODUCTION, CONSTRUCTION, CS, COMPLETED", run.Out, StringComparison.Ordinal);
        Assert.Contains(new string('c', 64), run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_without_colours_gets_none()
    {
        var run = await ToolRun.WithAsync(new FakeOrderBackup(), new TerminalTraits { IsLive = true, Width = 120 }, [], TestContext.Current.CancellationToken, "check");

        Assert.DoesNotMatch("\u001b\\[(3[0-7]|9[0-7]|38)", run.Out);
    }

    [Theory]
    [InlineData(null, "intact: 12 tables, 140 columns, 3,604,331 rows proven (1.2 GB at 617 MB/s, 2.0 s)")]
    [InlineData(true, "identical: 12 tables, 140 columns, 3,604,331 rows")]
    [InlineData(false, "different: 1 error in 12 tables, 140 columns, 3,604,331 rows")]
    public async Task Verify_says_what_was_proven(bool? identical, string verdict)
    {
        var result = Samples.Verification with { IsIdentical = identical, Findings = identical == false ? [Samples.Uncovered] : [] };

        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = result }, "verify", "x", "--against");

        Assert.Equal(verdict, run.Verdict);
    }

    [Fact]
    public async Task Restore_in_place_names_no_former_database()
    {
        var result = Samples.Restore with { Mode = RestoreMode.InPlace, FormerDatabase = null };

        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = result }, "restore", "x", "--mode", "in-place");

        Assert.Equal("restored: furniture is identical to the backup: 12 tables, 140 columns, 3,604,331 rows (1 min 22 s)", run.Out.TrimEnd());
    }

    [Fact]
    public async Task Backup_names_each_tier_and_each_failure()
    {
        var result = Samples.Backup with { Tiers = [.. Samples.Backup.Tiers, new TierResult("/mnt/nas", null, false, "No space left on device")] };

        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = result }, "backup", "--to", "/backups/daily", "--to", "/mnt/nas");

        Assert.Contains("Backup: /backups/daily/20260217_125940", run.Out, StringComparison.Ordinal);
        Assert.Equal("error: /mnt/nas: No space left on device", run.Error.TrimEnd());
        Assert.StartsWith("incomplete: ", run.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prune_that_is_dry_says_so()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = Samples.Prune with { DryRun = true } }, "prune", "--from", "x", "--dry-run");

        Assert.Contains("would be deleted", run.Out, StringComparison.Ordinal);
        Assert.Equal("dry run: would delete 1 backup and keep 2", run.Verdict);
    }

    [Fact]
    public async Task Init_names_what_it_left_out()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "init", "--root", "orders");

        Assert.Contains("left out: access_logs", run.Out, StringComparison.Ordinal);
        Assert.Equal("written: BackupCoverage.txt covers 140 columns of 12 tables", run.Verdict);
    }

    [Fact]
    public async Task Check_of_nothing_in_scope_prints_no_empty_table()
    {
        var run = await ToolRun.OfAsync(
            new FakeOrderBackup { Result = Samples.Check with { Coverage = new CoverageInfo { Roots = [], Tables = [] } } }, "check");

        Assert.DoesNotContain('─', run.Out);
    }
}
