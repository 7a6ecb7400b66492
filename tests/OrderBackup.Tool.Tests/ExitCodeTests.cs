using OrderBackup.Backup;

namespace OrderBackup.Tool.Tests;

public sealed class ExitCodeTests
{
    public static readonly string[][] EveryVerb =
    [
        ["init", "--root", "orders"],
        ["check"],
        ["backup", "--to", "a"],
        ["list", "--from", "a"],
        ["show", "a"],
        ["verify", "a"],
        ["restore", "a"],
        ["drill", "a"],
        ["prune", "--from", "a"],
        ["pin", "a"],
        ["unpin", "a"],
    ];

    public static TheoryData<string> EveryCommandLine => [.. EveryVerb.Select(args => string.Join(' ', args))];

    public static TheoryData<string, object> Failures => new()
    {
        { "check", Samples.Check with { Findings = [Samples.Uncovered] } },
        { "backup --to a", new BackupResult { Verdict = BackupVerdict.Failed, Tiers = [], Findings = [Samples.Uncovered], Duration = TimeSpan.Zero } },
        { "backup --to a", Samples.Backup with { Tiers = [new TierResult("/nas", null, false, "disk full")] } },
        { "verify a", Samples.Verification with { IsIntact = false, Findings = [Samples.Uncovered] } },
        { "verify a --against", Samples.Verification with { IsIdentical = false, Findings = [Samples.Uncovered] } },
        { "restore a", Samples.Restore with { Succeeded = false, Findings = [Samples.Uncovered] } },
        { "drill a", Samples.Restore with { Succeeded = false, Findings = [Samples.Uncovered] } },
        { "prune --from a", Samples.Prune with { Findings = [Samples.Uncovered] } },
    };

    [Theory]
    [MemberData(nameof(EveryCommandLine))]
    public async Task What_holds_is_0(string commandLine)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), commandLine.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Verdict);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_does_not_hold_is_2_and_the_verdict_is_the_last_line(string commandLine, object result)
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = result }, commandLine.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(": ", run.Verdict, StringComparison.Ordinal);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Warnings_alone_hold()
    {
        var check = await ToolRun.OfAsync(new FakeOrderBackup { Result = Samples.Check with { Findings = [Samples.Hazard] } }, "check");
        var backup = await ToolRun.OfAsync(
            new FakeOrderBackup { Result = Samples.Backup with { Verdict = BackupVerdict.Unverified, Findings = [Samples.Hazard] } }, "backup", "--to", "a");

        Assert.Equal((0, 0), (check.ExitCode, backup.ExitCode));
        Assert.StartsWith("unverified: ", backup.Verdict, StringComparison.Ordinal);
        Assert.Contains("warning OBK3008: ", check.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryCommandLine))]
    public async Task What_could_not_be_done_is_1_with_its_id(string commandLine)
    {
        var service = new FakeOrderBackup { Exception = new OrderBackupException("OBK3101", "the server db:5432 cannot be reached.") };

        var run = await ToolRun.OfAsync(service, commandLine.Split(' '));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal("error OBK3101: the server db:5432 cannot be reached.", run.Error.TrimEnd());
    }

    [Fact]
    public async Task Every_finding_behind_a_failure_is_printed()
    {
        var service = new FakeOrderBackup
        {
            Exception = new OrderBackupException("OBK2001", "the manifest cannot be read.", [Samples.Uncovered, Samples.Hazard]),
        };

        var run = await ToolRun.OfAsync(service, "check");

        Assert.Equal(
            [Samples.Uncovered.ToString(), Samples.Hazard.ToString(), "error OBK2001: the manifest cannot be read."],
            run.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task Misuse_is_1_and_points_to_the_help()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup { Exception = new ArgumentException("Folders must name at least one folder.") }, "list", "--from", "a");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Folders must name at least one folder.", run.Error, StringComparison.Ordinal);
        Assert.Contains("order-backup list --help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_defect_is_1_and_one_line()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup { Exception = new InvalidOperationException("first\nsecond") }, "check");

        Assert.Equal(1, run.ExitCode);
        var line = Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains("System.InvalidOperationException: first second", line, StringComparison.Ordinal);
        Assert.Contains("please report it", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_defect_shows_its_stack_only_on_request()
    {
        var service = new FakeOrderBackup { BeforeAnswer = () => throw new InvalidOperationException("broken") };

        var quiet = await ToolRun.OfAsync(service, "check");
        var debug = await ToolRun.WithAsync(service, new(), new() { ["ORDER_BACKUP_DEBUG"] = "1" }, TestContext.Current.CancellationToken, "check");

        Assert.DoesNotContain("   at ", quiet.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", debug.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_holds_whatever_its_backups_are()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup { Result = Array.Empty<BackupSummary>() }, "list", "--from", "a");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("empty: there is no backup in a", run.Verdict);
    }

    [Fact]
    public async Task Options_that_the_service_refuses_are_misuse()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "check", "--manifest", " ");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--manifest must not be empty.", run.Error, StringComparison.Ordinal);
    }
}
