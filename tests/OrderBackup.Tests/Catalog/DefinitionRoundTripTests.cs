using OrderBackup.Catalog;

namespace OrderBackup.Tests.Catalog;

[Collection(nameof(WideDatabase))]
public sealed class DefinitionRoundTripTests(WideDatabase wide)
{
    [Fact]
    public async Task Nothing_differs_after_a_dump_and_a_restore()
    {
        AssertSame(wide.SourceFacts, await wide.ReadFactsAsync(wide.Restored));
    }

    [Fact]
    public async Task Nothing_differs_after_a_second_round()
    {
        var second = await PlainDump.CopyAsync(wide.Fixture, wide.Restored);
        AssertSame(wide.SourceFacts, await wide.ReadFactsAsync(second));
        AssertSame(await wide.ReadFactsAsync(wide.Restored), await wide.ReadFactsAsync(second));
    }

    [Fact]
    public void Every_kind_of_object_is_among_the_facts()
    {
        string[] kinds =
        [
            "access method", "aggregate", "attribute", "cast", "collation", "column", "composite type", "constraint", "conversion", "default",
            "default privileges", "domain", "domain constraint", "enum", "event trigger", "extension", "foreign data wrapper", "foreign table",
            "function", "index", "language", "large objects", "materialized view", "operator", "operator class", "operator family", "policy",
            "privileges", "procedure", "publication", "published schema", "published table", "range type", "rule", "schema", "sequence", "server",
            "shell type", "statistics", "subscription", "table", "text search configuration", "text search dictionary", "text search parser",
            "text search template", "trigger", "type", "user mapping", "view",
        ];
        var facts = wide.SourceFacts;
        Assert.Equal(kinds, facts.Select(fact => fact.Kind).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Facts_hold_neither_secrets_nor_the_name_of_the_database()
    {
        var facts = wide.SourceFacts;
        Assert.DoesNotContain(facts, fact => fact.ToString().Contains("hidden-value", StringComparison.Ordinal));
        Assert.DoesNotContain(facts, fact => fact.ToString().Contains(wide.Source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Facts_do_not_depend_on_the_settings_of_the_session()
    {
        const string Settings = """
            SET search_path = sales, public, pg_catalog; SET DateStyle = 'SQL, DMY'; SET TimeZone = 'Asia/Seoul'; SET IntervalStyle = 'iso_8601';
            SET bytea_output = 'escape'; SET quote_all_identifiers = on; SET extra_float_digits = 0; SET standard_conforming_strings = off
            """;
        AssertSame(wide.SourceFacts, await wide.ReadFactsAsync(wide.Source, Settings));
    }

    [Fact]
    public async Task Reading_inside_a_transaction_leaves_its_settings_alone()
    {
        await using var connection = await wide.OpenAsync(wide.Source);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand("SET LOCAL search_path = sales", connection, transaction);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await DefinitionReader.ReadAsync(connection, transaction, TestContext.Current.CancellationToken);
        command.CommandText = "SHOW search_path";
        Assert.Equal("sales", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Reading_outside_a_transaction_leaves_the_settings_of_the_session_alone()
    {
        await using var connection = await wide.OpenAsync(wide.Source, "SET search_path = sales");
        await DefinitionReader.ReadAsync(connection, null, TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand("SHOW search_path", connection);
        Assert.Equal("sales", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_role_without_privileges_reads_the_same_facts_except_what_only_a_superuser_can_dump()
    {
        await using var connection = await wide.OpenAsync(wide.Source, "SET ROLE \"wide 캐럴\"");
        var facts = await DefinitionReader.ReadAsync(connection, null, TestContext.Current.CancellationToken);
        var differences = DefinitionComparison.Compare(wide.SourceFacts, facts);
        Assert.Equal(["subscription incoming Missing", "user mapping wide_bob ON remote Definition"], differences.Select(d => $"{d.Kind} {d.Identity} {d.What}"));
    }

    [Fact]
    public async Task The_statement_runs_through_psql_as_a_copy_and_gives_the_same_rows()
    {
        var script = $"BEGIN;\n{StableSettings.Statement};\nCOPY ({DefinitionReader.Sql(150000)}) TO STDOUT;\nCOMMIT;\n";
        var lines = (await PlainDump.RunScriptAsync(wide.Fixture.Server, wide.Source, script)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        var facts = wide.SourceFacts;
        Assert.Equal(facts.Count, lines.Length);
        Assert.All(lines, line => Assert.Equal(DefinitionFact.ColumnCount, line.Split('\t').Length));
        Assert.Equal(facts.Select(fact => fact.Kind).Order(StringComparer.Ordinal), lines.Select(line => line.Split('\t')[0]).Order(StringComparer.Ordinal));
    }

    /// <summary>The catalogs of 12 to 14 are a subset of those of 15, so that their statements run here too.</summary>
    [Theory]
    [InlineData(120000)]
    [InlineData(130000)]
    [InlineData(140000)]
    public async Task Statements_for_older_servers_run(int version)
    {
        await using var connection = await wide.OpenAsync(wide.Source);
        await using var command = new Npgsql.NpgsqlCommand($"SELECT count(*) FROM ({DefinitionReader.Sql(version)}) facts", connection);
        var count = (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        var facts = wide.SourceFacts;
        Assert.InRange(count, facts.Count - 5, facts.Count + 5);
    }

    internal static void AssertSame(IReadOnlyList<DefinitionFact> expected, IReadOnlyList<DefinitionFact> actual)
    {
        var differences = DefinitionComparison.Compare(expected, actual);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.NotEmpty(expected);
    }
}
