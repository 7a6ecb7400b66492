using OrderBackup.PostgresServer;

namespace OrderBackup.MSBuild.Tests;

/// <summary>What can be wrong with a live database: each has its id, at the manifest's line and column; what is right has none.</summary>
public sealed class DatabaseCaseTests(PackedTask packed)
{
    [Fact]
    public async Task Covered_schema_passes_and_says_what_was_checked()
    {
        var output = await CheckAsync("");
        Assert.Empty(output.Findings);
        Assert.Equal(0, output.ExitCode);
        Assert.Matches(@"^OrderBackup: live, 2 tables, 6 columns, 0 uncovered, \d+\.\d\d s$", output.LastLine);
    }

    [Fact]
    public async Task Uncovered_column_is_reported_where_its_line_belongs()
    {
        var output = await ExpectAsync("ALTER TABLE orders ADD COLUMN note text", "error OBK3001 8,1");
        Assert.Contains("orders.note", output.Message("OBK3001"), StringComparison.Ordinal);
        Assert.Matches(@"^OrderBackup: live, 2 tables, 7 columns, 1 uncovered, ", output.LastLine);
    }

    [Fact]
    public async Task Uncovered_generated_column_is_reported() =>
        await ExpectAsync("ALTER TABLE orders ADD COLUMN memo_length int GENERATED ALWAYS AS (length(memo)) STORED", "error OBK3001 8,1");

    [Fact]
    public async Task Table_that_references_a_root_through_another_is_reported_once_at_the_root()
    {
        var output = await ExpectAsync(
            "CREATE TABLE event_files (id int PRIMARY KEY, event_id int REFERENCES order_events, name text)", "error OBK3002 2,1");
        Assert.Contains("event_files", output.Message("OBK3002"), StringComparison.Ordinal);
        Assert.Contains("id, event_id, name", output.Message("OBK3002"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_of_a_dropped_column_is_stale() => await ExpectAsync("ALTER TABLE orders DROP COLUMN memo", "error OBK3003 8,1");

    [Fact]
    public async Task Column_dropped_before_the_manifest_was_written_is_no_column() =>
        await ExpectAsync("ALTER TABLE orders ADD COLUMN old text; ALTER TABLE orders DROP COLUMN old");

    [Fact]
    public async Task Foreign_table_is_not_dumped() => await ExpectOfAsync(
        """
        CREATE EXTENSION postgres_fdw;
        CREATE SERVER archive FOREIGN DATA WRAPPER postgres_fdw;
        CREATE FOREIGN TABLE order_archive (id int) SERVER archive;
        """,
        Shop.Manifest.Replace("order_events.id", "order_archive.id\norder_events.id", StringComparison.Ordinal),
        "error OBK3005 4,1");

    [Fact]
    public async Task Table_that_an_extension_owns_is_not_dumped() =>
        await ExpectAsync("CREATE EXTENSION hstore; ALTER EXTENSION hstore ADD TABLE order_events", "error OBK3005 4,1");

    [Fact]
    public async Task Unlogged_table_is_dumped_by_a_primary() => await ExpectAsync("ALTER TABLE order_events SET UNLOGGED");

    [Fact]
    public async Task Unlogged_table_is_empty_on_a_standby()
    {
        await using var standby = await ThrowawayServer.StartAsync();
        await standby.CreateDatabaseAsync("shop", "template0");
        await standby.ExecuteAsync("shop", Shop.Sql + "ALTER TABLE order_events SET UNLOGGED;");
        Expect(await packed.Project.CheckAsync(standby.ConnectionString("shop"), Shop.Manifest));

        // A server that follows nobody is a standby all the same.
        await standby.StopAsync();
        File.WriteAllText(Path.Combine(standby.DataFolder, "standby.signal"), "");
        await standby.StartAgainAsync();
        var manifest = Shop.Manifest.Replace("order_events.kind", "order_events.kind  {state OPENED}", StringComparison.Ordinal);
        Expect(await packed.Project.CheckAsync(standby.ConnectionString("shop"), manifest, "-p:OrderBackupCheckData=true"), "error OBK3005 4,1");
    }

    [Fact]
    public async Task Function_in_a_check_that_relies_on_search_path_is_a_warning() => await ExpectAsync(
        """
        CREATE TABLE codes (code text); ALTER TABLE codes SET SCHEMA public;
        CREATE FUNCTION known(text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN EXISTS (SELECT FROM codes WHERE code = $1); END';
        ALTER TABLE orders ADD CHECK (memo IS NULL OR known(memo));
        """,
        "warning OBK3008 7,1");

    [Fact]
    public async Task Collation_of_another_version_is_a_warning() => await ExpectAsync(
        """
        CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        ALTER TABLE orders ALTER COLUMN memo TYPE text COLLATE nocase;
        UPDATE pg_collation SET collversion = '1.1' WHERE collname = 'nocase';
        """,
        "warning OBK3008 1,1");

    [Fact]
    public async Task Quoted_names_are_read_and_written_alike()
    {
        var covered = Shop.Manifest.Replace("order_events.id", "\"Order Lines\".\"Unit.Price\"\n\"Order Lines\".\"col \"\"q\"\" x\"\norder_events.id", StringComparison.Ordinal);
        const string Table = """CREATE TABLE "Order Lines" ("Unit.Price" numeric, "col ""q"" x" int REFERENCES orders)""";
        await ExpectOfAsync(Table, covered);
        var output = await ExpectOfAsync(Table + """; ALTER TABLE "Order Lines" ADD COLUMN "zwei%20" text""", covered, "error OBK3001 5,1");
        Assert.Contains("\"Order Lines\".\"zwei%20\"", output.Message("OBK3001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_are_covered_by_the_lines_of_their_table() => await ExpectOfAsync(
        """
        CREATE TABLE payments (order_id int REFERENCES orders, year int) PARTITION BY LIST (year);
        CREATE TABLE payments_2025 PARTITION OF payments FOR VALUES IN (2025);
        CREATE TABLE payments_2026 PARTITION OF payments FOR VALUES IN (2026);
        """,
        Shop.Manifest.Replace("\n\norder", "\n\npayments.order_id\npayments.year\norder", StringComparison.Ordinal));

    [Fact]
    public async Task Database_without_any_of_the_tables_is_an_error_however_it_came_about()
    {
        var output = await packed.Project.CheckAsync(packed.Server.ConnectionString(await packed.CreateDatabaseAsync("SELECT 1")), Shop.Manifest);
        Assert.Contains("error OBK3103 1,1", output.Findings);
        Assert.Equal(1, output.ExitCode);
        Assert.Contains(" 0 tables, 0 columns", output.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_level_security_for_the_role_is_an_error()
    {
        var database = await packed.CreateDatabaseAsync(Shop.Sql + "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY first_only ON orders USING (id = 1);");
        await RoleAsync("check_seller", database, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO check_seller");
        Expect(await packed.Project.CheckAsync(packed.Server.ConnectionString(database, "check_seller", "check_seller"), Shop.Manifest), "error OBK3006 7,1");
        Expect(await packed.Project.CheckAsync(packed.Server.ConnectionString(database), Shop.Manifest));
    }

    [Fact]
    public async Task Role_without_grants_still_sees_every_column_and_says_what_it_may_not_read()
    {
        var database = await packed.CreateDatabaseAsync(Shop.Sql + "ALTER TABLE orders ADD COLUMN note text;");
        await RoleAsync("check_clerk", database, "GRANT SELECT ON order_events TO check_clerk");
        var visible = await packed.Server.ExecuteAsync(database, "SET ROLE check_clerk; SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public'");
        Assert.Equal("3", visible);
        var output = await packed.Project.CheckAsync(packed.Server.ConnectionString(database, "check_clerk", "check_clerk"), Shop.Manifest);
        Expect(output, "error OBK3001 8,1", "error OBK3007 7,1");
        Assert.Contains("2 tables, 7 columns, 1 uncovered", output.LastLine, StringComparison.Ordinal);
    }

    private async Task RoleAsync(string role, string database, string grants)
    {
        await packed.Server.ExecuteAsync("postgres", $"CREATE ROLE {role} LOGIN PASSWORD '{role}'");
        await packed.Server.ExecuteAsync(database, grants);
    }

    private async Task<CheckOutput> CheckAsync(string sql, string manifest = Shop.Manifest) =>
        await packed.Project.CheckAsync(packed.Server.ConnectionString(await packed.CreateDatabaseAsync(Shop.Sql + sql)), manifest);

    private async Task<CheckOutput> ExpectOfAsync(string sql, string manifest, params string[] findings) =>
        Expect(await CheckAsync(sql, manifest), findings);

    private Task<CheckOutput> ExpectAsync(string sql, string? finding = null) => ExpectOfAsync(sql, Shop.Manifest, finding is null ? [] : [finding]);

    private static CheckOutput Expect(CheckOutput output, params string[] findings)
    {
        Assert.Equal(findings, output.Findings);
        Assert.Equal(findings.Any(finding => finding.StartsWith("error", StringComparison.Ordinal)) ? 1 : 0, output.ExitCode);
        return output;
    }
}
