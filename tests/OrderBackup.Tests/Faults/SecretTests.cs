using System.Runtime.Versioning;
using System.Text;
using Npgsql;
using OrderBackup.Backup;

namespace OrderBackup.Tests.Faults;

/// <summary>The password shows in no command line, no file, no output and no exception; the backup's files are their owner's alone.</summary>
public sealed class SecretTests(ServerFixture fixture)
{
    private const string Password = """pa ss'wo"rd;\%24=@/&:{}#$x""";
    private static readonly string[] Forms = [Password, Uri.EscapeDataString(Password), Password.Replace("\\", "\\\\", StringComparison.Ordinal), Password.Replace("'", "''", StringComparison.Ordinal)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Password_shows_nowhere()
    {
        using var orders = await OrderCase.CreateAsync(fixture.Server, await fixture.CreateDatabaseAsync());
        await fixture.Server.ExecuteAsync("postgres", $"CREATE ROLE fault_secret SUPERUSER LOGIN PASSWORD '{Password.Replace("'", "''", StringComparison.Ordinal)}'");
        var connection = fixture.Server.ConnectionString(orders.Name, "fault_secret", Password);
        await using var processes = new ProcessScan(orders.Folder, Forms);
        var wait = $"""touch '{orders.Folder}/'scan.$$; while [ -e '{orders.Folder}/'scan.$$ ]; do sleep 0.02; done; exec "$real" "$@" """;
        using var dumping = orders.WithProxy("pg_dump", wait);
        using var loading = orders.WithProxy("psql", wait);
        using var failing = orders.WithProxy("psql", "env | grep -v PASS >&2; exit 3");
        string[] tiers = [orders.Tier, Path.Combine(orders.Folder, "tier2")];

        async Task<string> RunAsync(int exitCode, string tools, params string[] arguments)
        {
            using var run = ToolRun.Start(orders, tools, connection, arguments);
            var (actual, text) = await run.EndAsync();
            Assert.True(exitCode == actual, text);
            Assert.All(Forms, form => Assert.DoesNotContain(form, text, StringComparison.Ordinal));
            await orders.StateAsync();
            return text;
        }

        await RunAsync(0, dumping.Path, "backup", "--to", tiers[0], "--to", tiers[1]);
        var backup = Assert.Single(Directory.GetDirectories(tiers[0]));
        await RunAsync(0, dumping.Path, "verify", backup, "--against");
        await RunAsync(0, loading.Path, "restore", backup, "--mode", "new", "--database", orders.Name + "_new");
        await RunAsync(0, loading.Path, "restore", backup, "--mode", "in-place");
        await RunAsync(0, loading.Path, "restore", backup, "--json");
        await RunAsync(0, dumping.Path, "drill", backup);
        await RunAsync(1, failing.Path, "restore", backup);
        await processes.StopAsync();

        Assert.True(processes.SawPgDump && processes.SawPsql, "The scan did not see the programs that it is about.");
        Assert.Empty(processes.Found);
        AssertNoFileHolds(orders.Folder);
        if (!OperatingSystem.IsWindows())
        {
            AssertPrivate(tiers);
        }

        AssertIdentical(backup, Path.Combine(tiers[1], Path.GetFileName(backup)));
    }

    [Fact]
    public async Task Password_shows_in_no_exception()
    {
        using var orders = await OrderCase.CreateAsync(fixture.Server, await fixture.CreateDatabaseAsync(), orders: 10);
        using var failing = orders.WithProxy("pg_dump", "echo 'pg_dump: error: no' >&2; exit 1");
        var server = fixture.Server;
        string[] connections =
        [
            server.ConnectionString(orders.Name, password: Password),
            new NpgsqlConnectionStringBuilder(server.ConnectionString("nowhere", password: Password)) { Port = 1 }.ConnectionString,
            $"postgres://postgres:{Uri.EscapeDataString(Password)}@127.0.0.1:{server.Port}/{orders.Name}",
            $"postgres://postgres:{Password}@127.0.0.1:{server.Port}/{orders.Name}",
        ];
        foreach (var connection in connections)
        {
            var failure = await Assert.ThrowsAsync<OrderBackupException>(
                () => orders.Service(failing.Path, connection).BackupAsync(new BackupRequest { Folders = [orders.Tier] }, cancellationToken: Cancellation));
            Assert.All(Forms, form => Assert.DoesNotContain(form, failure + string.Join('\n', failure.Findings), StringComparison.Ordinal));
        }

        var inDump = await Assert.ThrowsAsync<OrderBackupException>(
            () => orders.Service(failing.Path).BackupAsync(new BackupRequest { Folders = [orders.Tier] }, cancellationToken: Cancellation));
        Assert.DoesNotContain(server.Password, inDump.ToString(), StringComparison.Ordinal);
    }

    private static void AssertNoFileHolds(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var content = Encoding.Latin1.GetString(File.ReadAllBytes(path));
            Assert.All(Forms, form => Assert.False(content.Contains(form, StringComparison.Ordinal), $"{path} holds the password."));
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void AssertPrivate(IEnumerable<string> tiers)
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var tier in tiers)
        {
            Assert.Equal(Owner, File.GetUnixFileMode(tier));
            Assert.All(Directory.GetDirectories(tier, "*", SearchOption.AllDirectories), path => Assert.Equal(Owner, File.GetUnixFileMode(path)));
            Assert.All(
                Directory.GetFiles(tier, "*", SearchOption.AllDirectories),
                path => Assert.Equal((path, path.EndsWith(".sh", StringComparison.Ordinal) ? Owner : Owner & ~UnixFileMode.UserExecute), (path, File.GetUnixFileMode(path))));
        }
    }

    private static void AssertIdentical(string first, string second)
    {
        var names = Names(first);
        Assert.NotEmpty(names);
        Assert.Equal(names, Names(second));
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(first, name)), File.ReadAllBytes(Path.Combine(second, name))));
    }

    private static List<string> Names(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
}
