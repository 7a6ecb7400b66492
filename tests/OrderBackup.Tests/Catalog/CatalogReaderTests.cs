using Npgsql;
using OrderBackup.Catalog;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Tests.Catalog;

public sealed class CatalogReaderTests(ServerFixture fixture)
{
    private async Task<DatabaseSchema> ReadAsync(string database, string? settings = null)
    {
        var token = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(fixture.Server.ConnectionString(database));
        await connection.OpenAsync(token);
        if (settings is not null)
        {
            await using var command = new NpgsqlCommand(settings, connection);
            await command.ExecuteNonQueryAsync(token);
        }

        return await CatalogReader.ReadAsync(connection, null, token);
    }

    private static TableSchema Table(DatabaseSchema schema, string name, string home = "public") =>
        Assert.Single(schema.Tables, table => table.Name == new QualifiedName(home, name));

    private static ColumnSchema Column(DatabaseSchema schema, string table, string name) =>
        Assert.Single(Table(schema, table).Columns, column => column.Name == name);

    [Fact]
    public async Task The_server_database_and_role_are_named()
    {
        var database = await fixture.CreateDatabaseAsync();
        var schema = await ReadAsync(database);
        Assert.Equal((database, "postgres", false), (schema.DatabaseName, schema.RoleName, schema.IsStandby));
        Assert.Equal(await fixture.Server.ExecuteAsync(database, "SHOW server_version_num"), schema.ServerVersionNumber.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(schema.Tables);
        Assert.Empty(schema.Hazards);
    }

    [Fact]
    public async Task Columns_come_with_their_types_and_traits_in_table_order()
    {
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync("""
            CREATE DOMAIN document AS jsonb;
            CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, gone int, "Weird.Name ""q"" x" varchar(9) NOT NULL,
                doc document, raw json, twice int GENERATED ALWAYS AS (2 * 21) STORED, at timestamptz(3)[]);
            ALTER TABLE t DROP COLUMN gone
            """));
        var columns = Table(schema, "t").Columns;
        Assert.Equal(["id", "Weird.Name \"q\" x", "doc", "raw", "twice", "at"], columns.Select(c => c.Name));
        Assert.Equal(["integer", "character varying(9)", "public.document", "json", "integer", "timestamp(3) with time zone[]"], columns.Select(c => c.TypeName));
        Assert.Equal([true, true, false, false, false, false], columns.Select(c => c.IsNotNull));
        Assert.Equal([false, false, true, true, false, false], columns.Select(c => c.IsJson));
        Assert.True(columns[0].IsIdentity);
        Assert.True(columns[4].IsGenerated);
    }

    [Fact]
    public async Task Names_with_line_breaks_and_blanks_are_read_as_they_are()
    {
        string[] names = ["\n", "a\n", "\n b", "a\n\n 1 25 -1 8 c", " a", "a ", "  ", "\\n", "a\r\nb", "\t", "🪑\n🪑", "1 25 -1 8 x"];
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync($"CREATE TABLE t ({string.Join(", ", names.Select(name => $"\"{name}\" text"))})"));
        Assert.Equal(names, Table(schema, "t").Columns.Select(column => column.Name));
        Assert.All(Table(schema, "t").Columns, column => Assert.Equal(("text", false, true), (column.TypeName, column.IsNotNull, column.IsLocal)));
    }

    [Fact]
    public async Task Kinds_partitions_and_parents_are_told_apart()
    {
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync("""
            CREATE SCHEMA "판매"; CREATE TABLE "판매".a (x int); CREATE TABLE b (y int);
            CREATE TABLE child (x int, z int) INHERITS ("판매".a, b);
            CREATE TABLE root (k int) PARTITION BY LIST (k); CREATE TABLE leaf PARTITION OF root DEFAULT;
            CREATE UNLOGGED TABLE fast (x int); CREATE TEMP TABLE temporary (x int); CREATE VIEW v AS SELECT 1 AS x;
            CREATE EXTENSION file_fdw; CREATE SERVER s FOREIGN DATA WRAPPER file_fdw; CREATE FOREIGN TABLE far (l text) SERVER s OPTIONS (filename '/dev/null')
            """));
        Assert.Equal(7, schema.Tables.Count);
        Assert.Equal([new("판매", "a"), new("public", "b")], Table(schema, "child").Parents);
        Assert.Equal((true, true), (Column(schema, "child", "x").IsLocal, Column(schema, "child", "x").IsInherited));
        Assert.Equal((false, true), (Column(schema, "child", "y").IsLocal, Column(schema, "child", "y").IsInherited));
        Assert.Equal((true, false), (Column(schema, "child", "z").IsLocal, Column(schema, "child", "z").IsInherited));
        Assert.Equal((TableKind.Partitioned, false), (Table(schema, "root").Kind, Table(schema, "root").IsPartition));
        Assert.Equal((TableKind.Ordinary, true), (Table(schema, "leaf").Kind, Table(schema, "leaf").IsPartition));
        Assert.Equal([new("public", "root")], Table(schema, "leaf").Parents);
        Assert.Equal((TableKind.Ordinary, true), (Table(schema, "fast").Kind, Table(schema, "fast").IsUnlogged));
        Assert.Equal(TableKind.Foreign, Table(schema, "far").Kind);
    }

    [Fact]
    public async Task The_key_is_the_primary_key_or_the_smallest_sound_unique_index()
    {
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync("""
            CREATE TABLE pk (a int, b int NOT NULL UNIQUE, c int, PRIMARY KEY (c, a));
            CREATE TABLE uq (a int NOT NULL, b int NOT NULL, c int NOT NULL, d int); CREATE UNIQUE INDEX ON uq (c, b) INCLUDE (a); CREATE UNIQUE INDEX ON uq (a, b, c);
            CREATE UNIQUE INDEX ON uq (d); CREATE UNIQUE INDEX ON uq (a) WHERE a > 0; CREATE UNIQUE INDEX ON uq ((a + 1));
            CREATE TABLE late (a int NOT NULL UNIQUE DEFERRABLE); CREATE TABLE bare (a int)
            """));
        Assert.Equal(["c", "a"], Table(schema, "pk").KeyColumns);
        Assert.Equal(["c", "b"], Table(schema, "uq").KeyColumns);
        Assert.Empty(Table(schema, "late").KeyColumns);
        Assert.Empty(Table(schema, "bare").KeyColumns);
    }

    [Fact]
    public async Task Foreign_keys_leave_out_the_copies_of_partitions()
    {
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync("""
            CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE root (k int, o int CONSTRAINT to_orders REFERENCES orders) PARTITION BY LIST (k);
            CREATE TABLE leaf PARTITION OF root DEFAULT
            """));
        Assert.Equal([new ForeignKeySchema("to_orders", new("public", "root"), new("public", "orders"))], schema.ForeignKeys);
    }

    [Fact]
    public async Task Allowed_values_come_from_enums_checks_and_domains()
    {
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync("""
            CREATE TYPE mood AS ENUM ('b', 'c'); ALTER TYPE mood ADD VALUE 'a' BEFORE 'c'; CREATE DOMAIN feeling AS mood;
            CREATE DOMAIN code AS varchar CHECK (VALUE IN ('X', 'Y', 'Z')); CREATE DOMAIN narrow AS code CHECK (VALUE <> '') CHECK (VALUE IN ('Z', 'X'));
            CREATE TABLE t (e mood, f feeling, s varchar CHECK (s IN ('A', 'B')), one text CHECK (one = 'only'), c code, n narrow, m code CHECK (m IN ('Y', 'Q')),
                free text CHECK (free <> ''), two text, CHECK (two IN ('a', 'b') OR s = 'A'), es mood[])
            """));
        (AllowedValuesSource, string) Values(string column)
        {
            var found = Column(schema, "t", column);
            return (found.AllowedValuesSource, string.Join('|', found.AllowedValues));
        }

        Assert.Equal((AllowedValuesSource.EnumType, "b|a|c"), Values("e"));
        Assert.Equal((AllowedValuesSource.EnumType, "b|a|c"), Values("f"));
        Assert.Equal((AllowedValuesSource.CheckConstraint, "A|B"), Values("s"));
        Assert.Equal((AllowedValuesSource.CheckConstraint, "only"), Values("one"));
        Assert.Equal((AllowedValuesSource.CheckConstraint, "X|Y|Z"), Values("c"));
        Assert.Equal(["X", "Z"], Column(schema, "t", "n").AllowedValues.Order());
        Assert.Equal((AllowedValuesSource.CheckConstraint, "Y"), Values("m"));
        Assert.Equal((AllowedValuesSource.None, ""), Values("free"));
        Assert.Equal((AllowedValuesSource.None, ""), Values("two"));
        Assert.Equal((AllowedValuesSource.None, ""), Values("es"));
    }

    [Fact]
    public async Task Allowed_values_of_a_column_far_to_the_right_are_read_too()
    {
        var columns = string.Join(", ", Enumerable.Range(1, 40).Select(n => $"c{n} text CHECK (c{n} IN ('v{n}'))"));
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync($"CREATE TABLE wide ({columns})"));
        Assert.All(Table(schema, "wide").Columns, column => Assert.Equal(["v" + column.Name[1..]], column.AllowedValues));
    }

    [Fact]
    public async Task Tables_of_extensions_name_their_owner()
    {
        var database = await fixture.CreateDatabaseAsync("""
            CREATE EXTENSION hstore; CREATE TABLE taken (a int); CREATE TABLE config (a int); CREATE TABLE filtered (a int); CREATE TABLE mine (a int);
            ALTER EXTENSION hstore ADD TABLE taken; ALTER EXTENSION hstore ADD TABLE config; ALTER EXTENSION hstore ADD TABLE filtered;
            UPDATE pg_extension SET extconfig = ARRAY['config'::regclass, 'filtered'::regclass]::oid[], extcondition = ARRAY['', 'WHERE a > 1'] WHERE extname = 'hstore'
            """);
        var schema = await ReadAsync(database);
        (string?, bool, string?) Ownership(string table)
        {
            var found = Table(schema, table);
            return (found.OwningExtension, found.IsExtensionConfiguration, found.ExtensionCondition);
        }

        Assert.Equal(("hstore", false, null), Ownership("taken"));
        Assert.Equal(("hstore", true, null), Ownership("config"));
        Assert.Equal(("hstore", true, "WHERE a > 1"), Ownership("filtered"));
        Assert.Equal((null, false, null), Ownership("mine"));
    }

    [Fact]
    public async Task A_role_without_privileges_sees_every_column_and_is_told_what_it_may_not_read()
    {
        await fixture.Server.ExecuteAsync("postgres", "CREATE ROLE reader_one");
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync("""
            CREATE SCHEMA closed; CREATE TABLE closed.t (a int); GRANT SELECT ON closed.t TO reader_one;
            CREATE TABLE granted (a int, b int); GRANT SELECT ON granted TO reader_one;
            CREATE TABLE columns (a int, b int); GRANT SELECT (a, b) ON columns TO reader_one;
            CREATE TABLE half (a int, b int); GRANT SELECT (a) ON half TO reader_one;
            CREATE TABLE none (a int, b int);
            CREATE TABLE guarded (a int); GRANT SELECT ON guarded TO reader_one; ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
            SELECT lo_create(1), lo_create(2), lo_create(3); GRANT SELECT ON LARGE OBJECT 2 TO PUBLIC
            """), "SET ROLE reader_one");
        Assert.Equal("reader_one", schema.RoleName);
        Assert.Equal(["columns", "granted", "guarded"], schema.Tables.Where(table => table.IsReadable).Select(table => table.Name.Name).Order(StringComparer.Ordinal));
        Assert.Equal(2, Table(schema, "none").Columns.Count);
        Assert.Equal(["guarded"], schema.Tables.Where(table => table.IsRowSecurityActive).Select(table => table.Name.Name));
        Assert.Contains("2 large object", Assert.Single(schema.Hazards).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_search_path_changes_nothing()
    {
        var database = await fixture.CreateDatabaseAsync("""
            CREATE TABLE t (a varchar PRIMARY KEY CHECK (a IN ('x')), b int);
            CREATE SCHEMA evil; CREATE FUNCTION evil.yes(oid, oid) RETURNS boolean LANGUAGE sql AS 'SELECT true';
            CREATE OPERATOR evil.= (FUNCTION = evil.yes, LEFTARG = oid, RIGHTARG = oid); CREATE TABLE evil.pg_class (oid oid);
            CREATE FUNCTION evil.format_type(oid, integer) RETURNS text LANGUAGE sql AS 'SELECT ''evil'''
            """);
        var plain = await ReadAsync(database);
        var hostile = await ReadAsync(database, "SET search_path = evil, public, pg_catalog");
        Assert.Equivalent(plain, hostile, strict: true);
        Assert.Equal(2, hostile.Tables.Count);
    }

    [Fact]
    public async Task Functions_that_rely_on_the_search_path_are_hazards_where_a_restore_calls_them()
    {
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync("""
            CREATE TABLE limits (n int); CREATE EXTENSION unaccent;
            CREATE FUNCTION below(v int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT v < coalesce((SELECT max(n) FROM limits), 10)';
            CREATE FUNCTION plain(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN lower(unaccent(t)); END';
            CREATE FUNCTION safe(v int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT v < 10';
            CREATE FUNCTION qualified(v int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT v < (SELECT max(n) FROM public.limits)';
            CREATE FUNCTION pinned(v int) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public AS 'SELECT v < (SELECT max(n) FROM limits)';
            CREATE FUNCTION limited(limits int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT limits < 10';
            CREATE FUNCTION unused(v int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT v < (SELECT max(n) FROM limits)';
            CREATE TABLE t (v int CHECK (below(v)), w text, g text GENERATED ALWAYS AS (plain(w)) STORED, d boolean DEFAULT below(1),
                CHECK (safe(v)), CHECK (qualified(v)), CHECK (pinned(v)), CHECK (limited(v)));
            CREATE INDEX t_plain ON t (plain(w)); CREATE DOMAIN small AS int CHECK (below(VALUE))
            """));
        Assert.Equal(
            ["null constraint small_check below", "t.d the default of column d below", "t.g the generated column g plain", "t.null index t_plain plain", "t.v constraint t_v_check below"],
            schema.Hazards.Select(hazard =>
            {
                var words = hazard.Message["Function ".Length..].Split(", ");
                return $"{(hazard.Table is { } table ? $"{table}.{hazard.Column ?? "null"}" : "null")} {words[1]["called by ".Length..]} {words[0]}";
            }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Collation_versions_that_drifted_are_hazards_only_where_they_are_used()
    {
        var schema = await ReadAsync(await fixture.CreateDatabaseAsync("""
            CREATE TABLE t (a text COLLATE "und-x-icu", b text COLLATE "de-x-icu"); CREATE INDEX ON t (a);
            UPDATE pg_collation SET collversion = '1.2.3' WHERE collname IN ('und-x-icu', 'fr-x-icu')
            """));
        var hazard = Assert.Single(schema.Hazards);
        Assert.Contains("pg_catalog.\"und-x-icu\" was recorded with version 1.2.3", hazard.Message, StringComparison.Ordinal);
    }
}
