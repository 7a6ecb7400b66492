using OrderBackup.Backup;
using OrderBackup.Scripts;
using OrderBackup.Tests.Reports;

namespace OrderBackup.Tests.Scripts;

/// <summary>
/// There is no cmd here, so the commands of <c>restore.bat</c> are only read as text. Its SQL is run: taken out of the file as the
/// file's own <c>findstr</c> does, and given to psql in the order that the file does it.
/// </summary>
public sealed class RestoreBatchTests(RestoreServer fixture) : IClassFixture<RestoreServer>
{
    private static readonly RestoreScriptSql Sql = new("CREATE DATABASE :\"target\" WITH TEMPLATE = template0", "ALTER DATABASE :\"target\" SET work_mem TO '7MB'")
    {
        LcMonetary = "Korean Korea\\949",
    };

    [Fact]
    public void Every_line_ends_as_cmd_needs_it()
    {
        var text = RestoreScripts.Batch(ExampleBackup.Create(), Sql);

        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("@echo off\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_recorded_stands_in_its_place()
    {
        var lines = Lines(ExampleBackup.Create());

        Assert.Contains("chcp 65001 >nul", lines);
        Assert.Contains("set \"backup=20260217_125940\"", lines);
        Assert.Contains("set \"dump=database_backup_20260217_125940.sql\"", lines);
        Assert.Contains($"set \"dump_sha256={new string('a', 64)}\"", lines);
        Assert.Contains("set \"unpacker=\"", lines);
        Assert.Contains("set \"target=furniture_orders\"", lines);
        Assert.Contains(
            "set \"options=-c timezone=UTC -c intervalstyle=postgres -c datestyle=ISO -c array_nulls=on -c standard_conforming_strings=on "
            + "-c default_transaction_read_only=off -c lc_monetary=Korean\\ Korea\\\\949\"",
            lines);
        Assert.Contains("sql_create: CREATE DATABASE :\"target\" WITH TEMPLATE = template0;", lines);
        Assert.Contains("sql_settings: ALTER DATABASE :\"target\" SET work_mem TO '7MB';", lines);
    }

    [Fact]
    public void Every_label_that_is_jumped_to_exists_once()
    {
        var lines = Lines(ExampleBackup.Create());
        var labels = lines.Where(line => line.StartsWith(':')).Select(line => line[1..]).ToList();
        var targets = lines.Where(line => !line.StartsWith("sql_", StringComparison.Ordinal) && !line.StartsWith("rem", StringComparison.Ordinal))
            .SelectMany(line => System.Text.RegularExpressions.Regex.Matches(line, @"(?:goto |call :)(\w+)").Select(match => match.Groups[1].Value));

        Assert.Equal(labels.Distinct(), labels);
        Assert.Subset(labels.ToHashSet(), targets.ToHashSet());
    }

    [Fact]
    public void No_command_stands_behind_the_sql()
    {
        var lines = Lines(ExampleBackup.Create());
        var first = Array.FindIndex(lines, line => line.StartsWith("sql_", StringComparison.Ordinal));

        Assert.All(lines[first..^1], line => Assert.StartsWith("sql_", line, StringComparison.Ordinal));
        Assert.Equal("", lines[^1]);
        Assert.Contains("exit /b 0", lines[(first - 5)..first]);
    }

    [Theory]
    [InlineData("주문 '24", "주문 '24")]
    [InlineData("a\"b", "")]
    [InlineData("a&b", "")]
    [InlineData("a%b", "")]
    [InlineData("a=b", "")]
    [InlineData("a\nb", "")]
    public void A_recorded_name_that_cmd_would_change_is_left_out(string name, string expected) =>
        Assert.Contains($"set \"target={expected}\"", Lines(ExampleBackup.Create() with { Database = ExampleBackup.Database(name) }));

    [Fact]
    public void A_compressed_dump_asks_for_its_program()
    {
        var backup = ExampleBackup.Create();

        Assert.Contains("set \"unpacker=zstd\"", Lines(backup with { Dump = backup.Dump with { Compression = DumpCompression.Zstd } }));
    }

    [Fact]
    public async Task Its_sql_restores_when_psql_runs_it_as_the_file_does()
    {
        const string name = "batch 주문 '24";
        await fixture.Server.CreateDatabaseAsync(name, "template0");
        await fixture.Server.ExecuteAsync(name, "CREATE TABLE orders AS SELECT n AS id FROM generate_series(1, 40) AS n; CREATE SEQUENCE s START 7; CREATE TABLE \"a\nb\" ()");
        using var backup = await ScriptedBackup.CreateAsync(fixture.Server, name, settings: "ALTER DATABASE :\"target\" SET work_mem TO '7MB'");
        await fixture.Server.ExecuteAsync(name, "TRUNCATE orders");
        var pieces = Extract(backup, RestoreScripts.Batch(backup.Info, backup.Sql));
        var escaped = name.Replace("'", "''", StringComparison.Ordinal);
        WriteLines(backup, "names", $"\\set target '{escaped}'");
        WriteLines(backup, "new_name", "\\set target :restore");

        var plan = Run(backup, "names", "plan").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line[..line.IndexOf('=')], line => line[(line.IndexOf('=') + 1)..]);
        WriteLines(
            backup, "names", $"\\set target '{escaped}'", $"\\set restore '{plan["restore"].Replace("'", "''")}'", $"\\set former '{plan["former"].Replace("'", "''")}'",
            $"\\set exists {plan["exists"]}");
        Run(backup, "names", "new_name", "create");
        Assert.StartsWith("order_backup_end_of_dump", Run(backup, ["-o", "/dev/null"], "names", "connect", "guard", backup.Info.Dump.File, "loaded"), StringComparison.Ordinal);
        Assert.StartsWith("order_backup_end_of_dump", Run(backup, "names", "connect", "guard", "check", "loaded"), StringComparison.Ordinal);
        Run(backup, "names", "new_name", "settings");
        Run(backup, "names", "swap");

        Assert.Equal(["check", "connect", "create", "drop", "guard", "loaded", "plan", "settings", "swap"], pieces.Order(StringComparer.Ordinal));
        Assert.Equal(("true", "0", "0"), (plan["exists"], plan["sessions"], plan["longest"]));
        Assert.Equal("40", await fixture.Server.ExecuteAsync(name, "SELECT count(*) FROM orders"));
        Assert.Equal("7MB", await fixture.Server.ExecuteAsync(name, "SHOW work_mem"));
        Assert.Equal("0", await fixture.Server.ExecuteAsync(plan["former"], "SELECT count(*) FROM orders"));
    }

    private static string[] Lines(BackupInfo backup) => RestoreScripts.Batch(backup, Sql).Split("\r\n");

    private static List<string> Extract(ScriptedBackup backup, string batch)
    {
        var pieces = batch.Split("\r\n").Where(line => line.StartsWith("sql_", StringComparison.Ordinal)).GroupBy(line => line[4..line.IndexOf(':')]).ToList();
        foreach (var piece in pieces)
        {
            WriteLines(backup, piece.Key, [.. piece.Select(line => line[(line.IndexOf(':') + 1)..])]);
        }

        return [.. pieces.Select(piece => piece.Key)];
    }

    private static void WriteLines(ScriptedBackup backup, string piece, params string[] lines) =>
        File.WriteAllText(Path.Combine(backup.Folder, piece + ".sql"), string.Concat(lines.Select(line => line + "\r\n")));

    private static string Run(ScriptedBackup backup, params string[] pieces) => Run(backup, [], pieces);

    private static string Run(ScriptedBackup backup, string[] options, params string[] pieces)
    {
        string[] arguments = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", .. options, "-d", "postgres"];
        var run = backup.Psql([.. arguments, .. pieces.SelectMany(piece => new[] { "-f", piece.EndsWith(".sql", StringComparison.Ordinal) ? piece : piece + ".sql" })]);
        Assert.True(run.Code == 0, run.Error);
        return run.Output;
    }
}
