using System.Text.Json;

namespace OrderBackup.Tool.Tests;

public sealed class CheckReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Json_report_says_what_the_check_found_wherever_the_file_is_to_go()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "check", "--json", "--report", $"json={In("new/folder/a.json")}");

        Assert.Equal(0, run.ExitCode);
        using var report = JsonDocument.Parse(File.ReadAllText(In("new/folder/a.json")));
        Assert.Equal("holds", report.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(6, report.RootElement.GetProperty("counts").GetProperty("columns").GetInt32());
    }

    [Fact]
    public async Task Data_and_tools_are_looked_at_as_asked()
    {
        var service = new FakeOrderBackup();
        await ToolRun.OfAsync(service, "check");
        Assert.Equal(new CheckRequest { ReadsData = false, LooksForTools = true }, service.Request);
        await ToolRun.OfAsync(service, "check", "--data", "--without-tools");
        Assert.Equal(new CheckRequest { ReadsData = true, LooksForTools = false }, service.Request);
    }

    [Fact]
    public async Task Markdown_report_is_a_checklist()
    {
        var coverage = Samples.Coverage with
        {
            Tables = [new("odd`na|me", "root", null, [new("id", "Covered", null), new("memo", "Uncovered", null), new("note", "Exempt", "free text"), new("status", "State", "A_1, B")])],
        };
        var service = new FakeOrderBackup { Result = Samples.Check with { Coverage = coverage, Findings = [Samples.Uncovered] } };

        var run = await ToolRun.OfAsync(service, "check", "--report", $"markdown={In("a.md")}", $"json={In("a.json")}");

        Assert.Equal(2, run.ExitCode);
        var text = File.ReadAllText(In("a.md"));
        Assert.Contains("**Not everything is covered.** 1 error.", text, StringComparison.Ordinal);
        Assert.Contains("BackupCoverage.txt(3,1)`: orders.memo is", text, StringComparison.Ordinal);
        Assert.Contains("## `` odd`na\\|me `` (root)", text, StringComparison.Ordinal);
        Assert.Contains("- [x] `id`\n- [ ] `memo`: uncovered\n- `note`: exempt, free text\n- [x] `status`: state A\\_1, B\n", text, StringComparison.Ordinal);
        Assert.Contains("- [x] `appsettings.json`", text, StringComparison.Ordinal);
        Assert.True(File.Exists(In("a.json")));
    }

    [Fact]
    public async Task Reports_are_written_when_the_check_could_not_be_done()
    {
        var service = new FakeOrderBackup { Exception = new OrderBackupException("OBK3101", "cannot connect") };

        var run = await ToolRun.OfAsync(service, "check", "--report", $"markdown={In("a.md")}", "--report", $"json={In("a.json")}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("**Could not be checked** (`OBK3101`): cannot connect", File.ReadAllText(In("a.md")), StringComparison.Ordinal);
        Assert.Contains("\"id\": \"OBK3101\"", File.ReadAllText(In("a.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_1()
    {
        var run = await ToolRun.OfAsync(new FakeOrderBackup(), "check", "--json", "--report", $"json={_folder}");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("report", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_does_not_hide_why_the_check_failed()
    {
        var service = new FakeOrderBackup { Exception = new OrderBackupException("OBK3101", "cannot connect") };

        var run = await ToolRun.OfAsync(service, "check", "--report", $"json={_folder}");

        Assert.Contains("error OBK3101: cannot connect", run.Error, StringComparison.Ordinal);
        Assert.Contains("the json report cannot be written", run.Error, StringComparison.Ordinal);
    }

    private string In(string file) => Path.Combine(_folder, file);
}
