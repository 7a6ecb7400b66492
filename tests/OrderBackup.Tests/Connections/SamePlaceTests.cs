using System.Text;
using Npgsql;
using OrderBackup.Connections;
using OrderBackup.PostgresServer;
using OrderBackup.Tools;

namespace OrderBackup.Tests.Connections;

/// <summary>Npgsql and the real psql reach the same server, database and role from each form of a connection string.</summary>
public sealed class SamePlaceTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Question =
        "SELECT concat_ws('|', current_database(), current_user, current_setting('port'), current_setting('application_name'), current_setting('geqo'), current_setting('TimeZone'), inet_server_addr())";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ThrowawayServer Server => fixture.Server;

    [Theory]
    [InlineData("plain")]
    [InlineData("a;b='c d%41#e")]
    [InlineData("\"quoted\" & ?x=y@z:/\\")]
    [InlineData("pässwörd € 😀")]
    public async Task Every_form_with_any_password(string password)
    {
        var role = await CreateRoleAsync(password);
        var database = $"orders of {role}; x";
        await Server.CreateDatabaseAsync(database, options: $"OWNER {role}");
        var npgsql = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = Server.Port, Username = role, Password = password, Database = database, Options = "-c geqo=off" };
        var uri = $"postgresql://{role}:{Uri.EscapeDataString(password)}@127.0.0.1:{Server.Port}/{Uri.EscapeDataString(database)}?options={Uri.EscapeDataString("-c geqo=off")}";
        var connInfo = $"host=127.0.0.1 port={Server.Port} user={role} password={Quoted(password)} dbname={Quoted(database)} options='-c geqo=off'";
        foreach (var text in (string[])[npgsql.ConnectionString, uri, connInfo])
        {
            // The variables would lead elsewhere if they counted.
            var connection = DatabaseConnection.Parse(text, "it", name => name is "PGHOST" or "PGDATABASE" ? "elsewhere" : null);
            var start = $"{database}|{role}|{Server.Port}|order-backup|off|";
            var byPsql = await AskPsqlAsync(connection);
            Assert.StartsWith(start, byPsql, StringComparison.Ordinal);
            Assert.Equal(byPsql, await AskNpgsqlAsync(connection));
        }
    }

    [Fact]
    public async Task Unix_socket_folder_serves_as_host()
    {
        var folder = Path.GetDirectoryName(Server.DataFolder)!;
        var npgsql = new NpgsqlConnectionStringBuilder(Server.ConnectionString()) { Host = folder };
        foreach (var text in (string[])[npgsql.ConnectionString, $"postgresql://postgres:{Server.Password}@{Uri.EscapeDataString(folder)}:{Server.Port}/postgres", $"host={folder} port={Server.Port} user=postgres password={Server.Password}"])
        {
            var connection = DatabaseConnection.Parse(text, "it", _ => null);
            Assert.Contains($"via socket in \"{folder}\"", await RunPsqlAsync(connection, "\\conninfo"), StringComparison.Ordinal);
            Assert.Equal(await AskPsqlAsync(connection), await AskNpgsqlAsync(connection));
        }
    }

    [Fact]
    public async Task Other_database_is_reached_by_both()
    {
        await Server.CreateDatabaseAsync("other");
        var connection = DatabaseConnection.Parse(Server.ConnectionString(), "it", _ => null).WithDatabase("other");
        Assert.StartsWith("other|postgres|", await AskPsqlAsync(connection), StringComparison.Ordinal);
        Assert.StartsWith("other|postgres|", await AskNpgsqlAsync(connection), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passfile_and_time_zone_are_followed_by_both()
    {
        var passfile = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(passfile, $"127.0.0.1:{Server.Port}:*:postgres:{Server.Password}\n", Cancellation);
            var connection = DatabaseConnection.Parse($"Host=127.0.0.1;Port={Server.Port};Username=postgres;Passfile={passfile};Timezone=Asia/Seoul", "it", _ => null);
            Assert.False(connection.HasPassword);
            Assert.Contains("|Asia/Seoul|", await AskPsqlAsync(connection), StringComparison.Ordinal);
            Assert.Equal(await AskPsqlAsync(connection), await AskNpgsqlAsync(connection));
        }
        finally
        {
            File.Delete(passfile);
        }
    }

    [Fact]
    public async Task Session_attributes_that_Npgsql_cannot_check_are_checked_by_libpq()
    {
        var connection = DatabaseConnection.Parse($"postgresql://postgres:{Server.Password}@127.0.0.1:{Server.Port}/postgres?target_session_attrs=standby", "it", _ => null);
        Assert.StartsWith("postgres|", await AskNpgsqlAsync(connection), StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<ToolFailedException>(() => AskPsqlAsync(connection));
        Assert.Contains("server is not in hot standby mode", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_password_is_named_by_neither()
    {
        var connection = DatabaseConnection.Parse($"postgresql://postgres:hunterXY@127.0.0.1:{Server.Port}/postgres", "it", _ => null);
        var byPsql = await Assert.ThrowsAsync<ToolFailedException>(() => AskPsqlAsync(connection));
        var byNpgsql = await Assert.ThrowsAsync<PostgresException>(() => AskNpgsqlAsync(connection));
        Assert.Contains("password authentication failed", byPsql.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunterXY", byPsql.ToString() + byNpgsql, StringComparison.Ordinal);
    }

    private static Task<string> AskPsqlAsync(DatabaseConnection connection) => RunPsqlAsync(connection, Question);

    private static async Task<string> RunPsqlAsync(DatabaseConnection connection, string command)
    {
        await using var process = ToolProcess.Start(new ToolCommand
        {
            Program = Path.Combine(ThrowawayServer.FindBinFolder(), "psql"),
            Arguments = ["-X", "-w", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", command],
            Connection = connection,
            Environment = new Dictionary<string, string?> { ["PGCLIENTENCODING"] = "UTF8" },
        });
        using var reader = new StreamReader(process.Output, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(Cancellation);
        (await process.WaitForExitAsync(Cancellation)).EnsureSuccess();
        return answer.TrimEnd('\n');
    }

    private static async Task<string> AskNpgsqlAsync(DatabaseConnection connection)
    {
        await using var open = new NpgsqlConnection(connection.ToNpgsql().ConnectionString);
        await open.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(Question, open);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private async Task<string> CreateRoleAsync(string password)
    {
        var role = "r" + Guid.NewGuid().ToString("N");
        await Server.ExecuteAsync("postgres", $"CREATE ROLE {role} LOGIN PASSWORD '{password.Replace("'", "''", StringComparison.Ordinal)}'");
        return role;
    }

    private static string Quoted(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
