using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderBackup.MSBuild.Tests;

/// <summary>What cannot be done: one line with an id, no stack trace, no secret.</summary>
public sealed class FailureTests(PackedTask packed)
{
    private const string Secret = "S3cretPassw0rd";

    [Fact]
    public async Task Unreachable_server() => Expect(await CheckAsync($"Host=127.0.0.1;Port=1;Username=u;Password={Secret};Database=d"), "OBK3101");

    [Fact]
    public async Task Wrong_password() => Expect(await CheckAsync($"Host=127.0.0.1;Port={packed.Server.Port};Username=postgres;Password={Secret};Database=postgres"), "OBK3101");

    [Fact]
    public async Task Unknown_database() => Expect(await CheckAsync(packed.Server.ConnectionString("no_such_shop")), "OBK3101");

    [Fact]
    public async Task Connection_of_no_known_form() => Expect(await CheckAsync($"mysql://u:{Secret}@h/d"), "OBK3101");

    [Theory]
    [InlineData("-p:OrderBackupMode=sometimes", "OBK3105", "sometimes")]
    [InlineData("-p:OrderBackupConnectTimeout=soon", "OBK3105")]
    [InlineData("-p:OrderBackupTimeout=0", "OBK3105")]
    [InlineData("-p:OrderBackupCheckData=maybe", "OBK3105")]
    [InlineData("-p:OrderBackupConnectionVariable=SHOP_DB", "OBK3102")]
    public async Task Setting_that_makes_no_sense_is_named_also_in_the_reports(string setting, string id, string mode = "live")
    {
        var report = Path.Combine(packed.Folder, $"{Guid.NewGuid():N}.json");
        var output = await packed.Project.CheckAsync(packed.Server.ConnectionString(), Shop.Manifest, setting, $"-p:OrderBackupReports=json={report}");
        Assert.StartsWith($"OrderBackup: {mode}, nothing checked: ", output.LastLine, StringComparison.Ordinal);
        Assert.Contains($"\"id\": \"{id}\"", await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Expect(output, id);
        Assert.Contains(setting.Split('=')[1], output.Message(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_given_as_the_name_of_its_variable_is_not_repeated()
    {
        var output = await packed.Project.CheckAsync(packed.Server.ConnectionString(), Shop.Manifest, $"-p:OrderBackupConnectionVariable=postgres://u:{Secret}@h/d");
        Expect(output, "OBK3105");
    }

    [Fact]
    public async Task Manifest_that_is_not_understood_is_reported_line_by_line()
    {
        var output = await packed.Project.CheckAsync(packed.Server.ConnectionString(), "@format 1\n@root orders\norders.id {statte}\norders\n");
        Assert.Equal(1, output.ExitCode);
        Assert.Contains("error OBK2001 3,12", output.Findings);
        Assert.Contains(output.Findings, finding => finding.StartsWith("error OBK2001 4,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("OrderBackupCheck", 0, "warning")]
    [InlineData("OrderBackupCheck", 1, "error", "OrderBackupMode=live")]
    [InlineData("OrderBackupCheck", 1, "error", "ContinuousIntegrationBuild=true")]
    [InlineData("OrderBackupCheck", 0, "warning", "OrderBackupMode=live", "OrderBackupContinueOnError=true")]
    [InlineData("OrderBackupCheck", 0, null, "OrderBackupMode=off")]
    [InlineData("OrderBackupUpdateManifest", 1, "error", "OrderBackupRoots=orders")]
    public async Task MSBuild_before_18_is_named_and_fails_only_a_build_that_must_check(string target, int exitCode, string? severity, params string[] properties)
    {
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, $"old-{Guid.NewGuid():N}")).FullName;
        var package = Path.GetFullPath(Path.Combine(packed.InstalledTasks, "..", ".."));
        var project = Path.Combine(folder, "old.proj");
        File.WriteAllText(project, $"""<Project><Import Project="{package}/build/OrderBackup.MSBuild.props" /><Import Project="{package}/build/OrderBackup.MSBuild.targets" /></Project>""");
        var built = await DotNet.RunAsync(folder, new Dictionary<string, string>(), [PackedTask.OldMSBuild, project, target, .. properties]);
        Assert.True(exitCode == built.ExitCode, built.Output);
        var problems = built.Lines.Where(line => line.Contains("error", StringComparison.Ordinal) || line.Contains("warning", StringComparison.Ordinal)).ToList();
        Assert.Equal(severity is null ? 0 : 1, problems.Count);
        Assert.All(problems, line => Assert.Matches($@"^{Regex.Escape(project)} : {severity} OBK3104: The coverage of the live database is not checked: this is MSBuild 17\.\d+\.\d+, and the check needs MSBuild 18 ", line));
    }

    [Theory]
    [InlineData("OrderBackupCheck", "-p:OrderBackupMode=live")]
    [InlineData("OrderBackupUpdateManifest", "-p:OrderBackupRoots=orders")]
    public async Task Folder_where_the_manifest_should_be_is_named_as_such(string target, string property)
    {
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, $"folder-{Guid.NewGuid():N}", "BackupCoverage.txt")).FullName;
        var connected = new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = packed.Server.ConnectionString() };
        var refused = await packed.Project.RunAsync(connected, "msbuild", $"-t:{target}", property, $"-p:OrderBackupManifest={folder}");
        Assert.Equal(1, refused.ExitCode);
        var error = Assert.Single(refused.Lines, line => line.Contains("error", StringComparison.Ordinal) && !line.StartsWith("OrderBackup:", StringComparison.Ordinal));
        Assert.StartsWith($"{packed.Project.ProjectFile}(1,1): error OBK1100: {folder} is a folder, ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_never_answers_is_given_up_on_in_the_time_allowed()
    {
        using var silent = new SilentServer();
        var output = await packed.Project.CheckAsync(silent.Connection, Shop.Manifest, "-p:OrderBackupConnectTimeout=1");
        Expect(output, "OBK3101");
    }

    [Fact]
    public async Task Interrupt_while_connecting_ends_the_build_with_one_line()
    {
        using var silent = new SilentServer();
        var manifest = Path.Combine(packed.Folder, "interrupted.txt");
        File.WriteAllText(manifest, Shop.Manifest);
        var environment = packed.Project.Environment(new Dictionary<string, string> { ["ORDER_BACKUP_CONNECTION"] = silent.Connection });
        using var build = DotNet.Start(
            packed.Project.Folder, environment, "msbuild", "-t:OrderBackupCheck", "-p:OrderBackupMode=live", "-p:OrderBackupConnectTimeout=60", "-p:OrderBackupTimeout=60", $"-p:OrderBackupManifest={manifest}");
        var ending = DotNet.EndAsync(build);
        await silent.WaitForClientAsync();
        using (var kill = Process.Start("kill", ["-INT", $"{build.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var output = new CheckOutput(await ending, manifest);
        Assert.NotEqual(0, output.ExitCode);
        Assert.Equal(["error OBK3106 1,1"], output.Findings);
        Assert.DoesNotContain("   at ", output.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_is_nowhere_in_a_binary_log_or_in_diagnostic_output_of_a_failing_run()
    {
        var log = Path.Combine(packed.Folder, "failing.binlog");
        var output = await CheckAsync($"Host=127.0.0.1;Port={packed.Server.Port};Username=postgres;Password={Secret};Database=postgres", "-v:diag", $"-bl:{log}");
        Assert.Equal(1, output.ExitCode);
        Assert.Contains("error OBK3101 1,1", output.Findings);
        Assert.DoesNotContain(Secret, output.Output, StringComparison.OrdinalIgnoreCase);
        await using var compressed = new GZipStream(File.OpenRead(log), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await compressed.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(encoding.GetBytes(Secret)));
        }

        // The log is really one of this run.
        Assert.NotEqual(-1, bytes.ToArray().AsSpan().IndexOf("OBK3101"u8));
    }

    private Task<CheckOutput> CheckAsync(string connection, params string[] arguments) => packed.Project.CheckAsync(connection, Shop.Manifest, arguments);

    private static void Expect(CheckOutput output, string id)
    {
        Assert.Equal([$"error {id} 1,1"], output.Findings);
        Assert.Equal(1, output.ExitCode);
        Assert.DoesNotContain(Secret, output.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", output.Output, StringComparison.Ordinal);
        Assert.Contains($"nothing checked: error {id} ", output.LastLine, StringComparison.Ordinal);
    }

    /// <summary>Takes connections and never says a word.</summary>
    private sealed class SilentServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<Socket> _clients = [];
        private readonly Task _first;

        public SilentServer()
        {
            _listener.Start();
            _first = AcceptAsync();
        }

        public string Connection => $"Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};Username=u;Password={Secret};Database=d";

        public Task WaitForClientAsync() => _first;

        public void Dispose()
        {
            _listener.Dispose();
            _clients.ForEach(client => client.Dispose());
        }

        private async Task AcceptAsync() => _clients.Add(await _listener.AcceptSocketAsync());
    }
}
