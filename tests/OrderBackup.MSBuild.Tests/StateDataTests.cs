namespace OrderBackup.MSBuild.Tests;

/// <summary>States that the manifest does not list: those the schema declares, and on request those in the data.</summary>
public sealed class StateDataTests(PackedTask packed)
{
    private const string Sql =
        """
        CREATE TYPE phase AS ENUM ('OPEN', 'DONE');
        CREATE TABLE orders (
            id int PRIMARY KEY, status text, phase phase, kind text CHECK (kind IN ('NEW', 'REPAIR')), tags text[], level int, doc jsonb);
        INSERT INTO orders VALUES
            (1, 'RECEIVED', 'OPEN', 'NEW', '{A,B}', 0, '{"workflow": {"stage": "MEASURE", "by": "kim"}, "items": [{"state": "CUT"}], "free": {"any": {"thing": 1}}}'),
            (2, 'CONFIRM', NULL, NULL, NULL, 1, NULL),
            (3, 'CONFIRM', 'DONE', 'REPAIR', '{}', 1, '{"workflow": {"stage": null}, "items": [{}, {"state": "PAINTED"}]}');
        """;

    private const string Manifest =
        """
        @format 1
        @root orders

        orders.doc      {state}
        orders.doc:$.free
        orders.doc:$.items[*].state     {state CUT, PAINTED}
        orders.doc:$.workflow.by
        orders.doc:$.workflow.stage     {state MEASURE}
        orders.id
        orders.kind     {state NEW, REPAIR}
        orders.level    {state LOW, HIGH}
        orders.phase    {state OPEN, DONE}
        orders.status   {state RECEIVED, CONFIRM}
        orders.tags     {state A, B}

        """;

    [Fact]
    public async Task Enum_types_and_check_constraints_are_compared_without_reading_data()
    {
        var connection = await CreateAsync("ALTER TYPE phase ADD VALUE 'LOST'; ALTER TABLE orders DROP CONSTRAINT orders_kind_check, ADD CHECK (kind IN ('NEW', 'REPAIR', 'GIFT'))");
        var output = await packed.Project.CheckAsync(connection, Manifest);
        Assert.Equal(["warning OBK3004 10,17", "warning OBK3004 12,17"], output.Findings);
        Assert.Equal(0, output.ExitCode);
    }

    [Fact]
    public async Task Data_with_listed_states_and_keys_alone_has_no_finding() =>
        Assert.Empty((await CheckDataAsync(await CreateAsync("SELECT 1"))).Findings);

    [Fact]
    public async Task State_in_the_data_that_no_line_lists_is_found()
    {
        var connection = await CreateAsync("INSERT INTO orders (id, status) VALUES (7, 'ON_HOLD'), (8, 'ON_HOLD')");
        Assert.Empty((await packed.Project.CheckAsync(connection, Manifest)).Findings);
        var output = await CheckDataAsync(connection);
        Assert.Equal(["warning OBK3004 13,17"], output.Findings);
        Assert.Contains("\"ON_HOLD\"", output.Message("OBK3004"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_in_an_array_or_in_a_document_that_no_line_lists_is_found()
    {
        var output = await CheckDataAsync(await CreateAsync(
            """INSERT INTO orders (id, tags, doc) VALUES (7, '{A,Z}', '{"items": [{"state": "CUT"}, {"state": "GLUED"}], "workflow": {"stage": "LOST"}}')"""));
        Assert.Equal(["warning OBK3004 14,17", "warning OBK3004 6,33", "warning OBK3004 8,33"], output.Findings);
    }

    [Fact]
    public async Task Key_of_a_document_that_no_line_lists_is_found_and_what_is_under_a_listed_path_is_not()
    {
        var output = await CheckDataAsync(await CreateAsync(
            """INSERT INTO orders (id, doc) VALUES (7, '{"drawing": {"a": 1}, "workflow": {"stage": "MEASURE", "step 2": 1}, "free": {"new": [1]}}')"""));
        Assert.Equal(["warning OBK3004 4,1", "warning OBK3004 4,1"], output.Findings);
        Assert.Contains("$.drawing", output.Output, StringComparison.Ordinal);
        Assert.Contains("$.workflow.\"step 2\"", output.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("$.free.new", output.Output, StringComparison.Ordinal);
    }

    private async Task<string> CreateAsync(string sql)
    {
        var database = await packed.CreateDatabaseAsync(Sql);
        await packed.Server.ExecuteAsync(database, sql);
        return packed.Server.ConnectionString(database);
    }

    private Task<CheckOutput> CheckDataAsync(string connection) => packed.Project.CheckAsync(connection, Manifest, "-p:OrderBackupCheckData=true");
}
