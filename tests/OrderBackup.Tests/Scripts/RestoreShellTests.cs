using OrderBackup.Backup;
using OrderBackup.PostgresServer;
using OrderBackup.Proof;

namespace OrderBackup.Tests.Scripts;

public sealed class RestoreShellTests(RestoreServer fixture) : IClassFixture<RestoreServer>
{
    private const string Orders = """
        CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL DEFAULT 'RECEIVED', memo text, paid money);
        INSERT INTO orders SELECT n, 'CONFIRM', E'line\nbreak \\. ' || n, n::money FROM generate_series(1, 500) AS n;
        CREATE TABLE parts (id int, day int) PARTITION BY LIST (day);
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
        INSERT INTO parts VALUES (1, 1), (2, 1);
        CREATE TABLE parent (a int);
        CREATE TABLE child () INHERITS (parent);
        INSERT INTO parent VALUES (1);
        INSERT INTO child VALUES (2), (3);
        CREATE TABLE "odd 'name' $order_backup$ "" | 주문" (id serial);
        INSERT INTO "odd 'name' $order_backup$ "" | 주문" DEFAULT VALUES;
        CREATE TABLE "two
        lines\x" (id int);
        SELECT lo_from_bytea(0, 'drawing');
        """;

    private static int s_databases;

    private ThrowawayServer Server => fixture.Server;

    [Theory]
    [InlineData(DumpCompression.None)]
    [InlineData(DumpCompression.Gzip)]
    [InlineData(DumpCompression.Zstd)]
    public async Task Restored_database_takes_the_place_of_the_existing_one_which_is_kept(DumpCompression compression)
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(
            Server, name, compression, settings: "COMMENT ON DATABASE :\"target\" IS 'it''s two\nlines';\nALTER DATABASE :\"target\" SET work_mem TO '7MB'");
        await Server.ExecuteAsync(name, "DELETE FROM orders WHERE id > 3");

        var run = backup.Restore();

        Assert.True(run.Code == 0, run.Error);
        Assert.Equal("500", await Server.ExecuteAsync(name, "SELECT count(*) FROM orders"));
        Assert.Equal("500|line\nbreak \\. 500|$500.00", await Server.ExecuteAsync(name, "SELECT id || '|' || memo || '|' || paid FROM orders WHERE id = 500"));
        Assert.Equal("7MB", await Server.ExecuteAsync(name, "SHOW work_mem"));
        Assert.Equal("it's two\nlines", await Server.ExecuteAsync(name, "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"));
        var former = Assert.Single(await DatabasesAsync(name + "_"));
        Assert.StartsWith(name + "_before_", former, StringComparison.Ordinal);
        Assert.Equal("3", await Server.ExecuteAsync(former, "SELECT count(*) FROM orders"));
        Assert.Contains($"Restored: {name} holds backup 20260217_125940.", run.Output, StringComparison.Ordinal);
        Assert.Contains(former, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("a 주문's \"b\" $HOME `x` \\ %d; --")]
    [InlineData("dbname=postgres host=nowhere.invalid")]
    [InlineData("postgresql://nowhere.invalid/x")]
    public async Task Any_name_is_taken_literally(string name)
    {
        await Server.CreateDatabaseAsync(name, "template0");
        await Server.ExecuteAsync(name, Orders);
        using var backup = await ScriptedBackup.CreateAsync(Server, name);
        await Server.ExecuteAsync(name, "DROP TABLE orders");

        var run = backup.Restore();

        Assert.True(run.Code == 0, run.Error);
        Assert.Equal("500", await Server.ExecuteAsync(name, "SELECT count(*) FROM orders"));
        Assert.Single(await DatabasesAsync(name + "_before_"));
    }

    [Fact]
    public async Task A_name_as_long_as_names_can_be_still_gets_different_names_beside_it()
    {
        var name = "가나다라마바사아자차카타파하갸냐댜랴" + $"{Interlocked.Increment(ref s_databases):d9}";
        Assert.Equal(63, System.Text.Encoding.UTF8.GetByteCount(name));
        await Server.CreateDatabaseAsync(name, "template0");
        using var backup = await ScriptedBackup.CreateAsync(Server, name);

        var run = backup.Restore();

        Assert.True(run.Code == 0, run.Error);
        Assert.Single(await DatabasesAsync("가나다라마바사아자차카타파_before_"));
        Assert.Contains(name, await DatabasesAsync(name));
    }

    [Fact]
    public async Task New_restores_beside_and_replaces_nothing()
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(Server, name);

        var run = backup.Restore("--new", name + " copy");

        Assert.True(run.Code == 0, run.Error);
        Assert.Equal("500", await Server.ExecuteAsync(name + " copy", "SELECT count(*) FROM orders"));
        Assert.Equal([name, name + " copy"], await DatabasesAsync(name));

        var again = backup.Restore("--new", name + " copy");

        Assert.Equal(1, again.Code);
        Assert.Contains("--new needs a name that is free", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_does_not_exist_is_created()
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(Server, name);

        var run = backup.Restore(name + "2");

        Assert.True(run.Code == 0, run.Error);
        Assert.Equal([name, name + "2"], await DatabasesAsync(name));
        Assert.DoesNotContain("former", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_row_counts_than_the_proof_are_refused_and_nothing_is_swapped()
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(Server, name, proof: proof => proof with
        {
            Tables = [.. proof.Tables.Select(table => table.Name == "orders" ? table with { Rows = 501 } : table)],
            Sequences = [.. proof.Sequences.Select(sequence => sequence with { LastValue = 77 })],
            LargeObjects = proof.LargeObjects with { Count = 2 },
        });

        var run = backup.Restore();

        Assert.Equal(2, run.Code);
        Assert.Contains("\"public\".\"orders\" has 500 rows instead of 501", run.Error, StringComparison.Ordinal);
        Assert.Contains("is at 1 instead of 77", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 large objects instead of 2", run.Error, StringComparison.Ordinal);
        Assert.Contains($"Nothing was replaced: the database {name} is what it was.", run.Error, StringComparison.Ordinal);
        Assert.Equal([name], await DatabasesAsync(name));
    }

    [Theory]
    [InlineData("-- PostgreSQL database dump complete", "SELECT no_such_function();\n")]
    [InlineData("ALTER TABLE ONLY public.orders\n    ADD CONSTRAINT", null)]
    [InlineData("500\tCONFIRM", null)]
    public async Task A_dump_that_does_not_load_to_its_end_leaves_nothing(string at, string? faultBefore)
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(
            Server, name, dumpText: text =>
            {
                var (head, tail) = (text[..text.IndexOf(at, StringComparison.Ordinal)], text[text.IndexOf(at, StringComparison.Ordinal)..]);
                return faultBefore is null ? head : head + "\n" + faultBefore + tail;
            });

        var run = backup.Restore();

        Assert.Equal(1, run.Code);
        Assert.Contains("the dump could not be loaded", run.Error, StringComparison.Ordinal);
        Assert.Contains("Dropped " + name + "_restore_", run.Error, StringComparison.Ordinal);
        Assert.Equal([name], await DatabasesAsync(name));
    }

    [Fact]
    public async Task Settings_that_fail_leave_nothing()
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(
            Server, name, settings: "ALTER DATABASE :\"target\" WITH IS_TEMPLATE true;\nGRANT CONNECT ON DATABASE :\"target\" TO nobody_here;");

        var run = backup.Restore();

        Assert.Equal(1, run.Code);
        Assert.Contains("nobody_here", run.Error, StringComparison.Ordinal);
        Assert.Equal([name], await DatabasesAsync(name));
    }

    [Fact]
    public async Task A_target_in_use_is_refused_before_anything_is_created()
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(Server, name);
        await using var session = new Npgsql.NpgsqlConnection(Server.ConnectionString(name));
        await session.OpenAsync(TestContext.Current.CancellationToken);

        var run = backup.Restore();

        Assert.Equal(1, run.Code);
        Assert.Contains($"sessions connected to {name}: 1. Stop what uses it, then start again.", run.Error, StringComparison.Ordinal);
        Assert.Equal([name], await DatabasesAsync(name));
    }

    [Fact]
    public async Task A_service_that_names_another_database_changes_nothing_about_where_the_dump_goes()
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(Server, name);
        var services = Path.Combine(backup.Folder, "services");
        await File.WriteAllTextAsync(services, "[mine]\ndbname=postgres\n", TestContext.Current.CancellationToken);

        var run = backup.RestoreWith(new() { ["PGSERVICEFILE"] = services, ["PGSERVICE"] = "mine" }, name + "2");

        Assert.True(run.Code == 0, run.Error);
        Assert.Equal("500", await Server.ExecuteAsync(name + "2", "SELECT count(*) FROM orders"));
        Assert.Equal("True", await Server.ExecuteAsync("postgres", "SELECT to_regclass('public.orders') IS NULL"));
    }

    [Fact]
    public async Task Unfriendly_settings_of_the_role_do_not_matter()
    {
        var name = await CreateOrdersAsync();
        using var backup = await ScriptedBackup.CreateAsync(Server, name);
        const string Role = "careful_operator";
        await Server.ExecuteAsync("postgres", $"""
            CREATE ROLE {Role} LOGIN SUPERUSER PASSWORD 'made-up';
            ALTER ROLE {Role} SET default_transaction_read_only TO on;
            ALTER ROLE {Role} SET datestyle TO 'SQL, DMY';
            ALTER ROLE {Role} SET standard_conforming_strings TO off;
            """);

        var run = backup.RestoreWith(new() { ["PGUSER"] = Role, ["PGPASSWORD"] = "made-up" }, name + "2");

        Assert.True(run.Code == 0, run.Error);
    }

    private async Task<string> CreateOrdersAsync()
    {
        var name = $"script_{Interlocked.Increment(ref s_databases)}x";
        await Server.CreateDatabaseAsync(name, "template0");
        await Server.ExecuteAsync(name, Orders);
        return name;
    }

    private async Task<string[]> DatabasesAsync(string prefix)
    {
        var names = await Server.ExecuteAsync(
            "postgres", $"SELECT string_agg(datname, '\u0001' ORDER BY datname) FROM pg_database WHERE starts_with(datname, '{prefix.Replace("'", "''")}')");
        return string.IsNullOrEmpty(names) ? [] : names.Split('\u0001');
    }
}
