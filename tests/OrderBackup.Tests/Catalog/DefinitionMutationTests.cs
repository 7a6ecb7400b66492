using Npgsql;
using OrderBackup.Catalog;

namespace OrderBackup.Tests.Catalog;

/// <summary>One change on the restored side at a time, rolled back afterwards, and exactly the difference that it makes.</summary>
[Collection(nameof(WideDatabase))]
public sealed class DefinitionMutationTests(WideDatabase wide)
{
    [Theory]
    [InlineData("DROP INDEX orders_lower", "index public.orders_lower Missing")]
    [InlineData("CREATE INDEX extra ON orders (price)", "index public.extra Extra")]
    [InlineData("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_lower'::regclass", "index public.orders_lower Missing")]
    [InlineData("ALTER INDEX orders_rev SET (fillfactor = 71)", "index public.orders_rev Definition")]
    [InlineData("ALTER TABLE orders SET WITHOUT CLUSTER", "index public.orders_created Definition")]
    [InlineData("ALTER TABLE orders REPLICA IDENTITY FULL", "index public.orders_unique Definition", "table public.orders Definition")]
    [InlineData("ALTER TABLE orders DISABLE TRIGGER orders_log", "trigger orders_log ON public.orders Definition")]
    [InlineData("ALTER TABLE parts_a ENABLE TRIGGER part_trigger", "trigger part_trigger ON public.parts_a Missing")]
    [InlineData("DROP TRIGGER later_check ON orders", "trigger later_check ON public.orders Missing")]
    [InlineData("ALTER EVENT TRIGGER watch ENABLE", "event trigger watch Definition")]
    [InlineData("ALTER TABLE orders ALTER cabinet_status SET DEFAULT 'SHIPPED'", "default public.orders.cabinet_status Definition")]
    [InlineData("ALTER TABLE orders ALTER cabinet_status DROP DEFAULT", "default public.orders.cabinet_status Missing")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT orders_status_check, ADD CONSTRAINT orders_status_check CHECK (status IN ('RECEIVED', 'HAPPYCALL', 'MEASURED'))", "constraint orders_status_check ON public.orders Definition")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT long_check, ADD CONSTRAINT long_check CHECK ((status <> 'CS' OR price > 0) AND (quantity + 1) * 2 > 3) NO INHERIT", "constraint long_check ON public.orders Definition")]
    [InlineData("ALTER TABLE orders VALIDATE CONSTRAINT later", "constraint later ON public.orders Definition")]
    [InlineData("ALTER TABLE order_events ALTER CONSTRAINT order_events_order_id_fkey NOT DEFERRABLE", "constraint order_events_order_id_fkey ON public.order_events Definition")]
    [InlineData("ALTER TABLE orders ADD COLUMN extra int", "column public.orders.extra Extra")]
    [InlineData("ALTER TABLE orders ALTER price DROP NOT NULL", "column public.orders.price Definition")]
    [InlineData("ALTER TABLE base_b ALTER added TYPE timestamp", "column public.base_b.added Definition", "column public.child.added Definition", "column public.grandchild.added Definition")]
    [InlineData("ALTER TABLE orders ALTER structured_data SET STORAGE MAIN", "column public.orders.structured_data Definition")]
    [InlineData("ALTER TABLE orders ALTER original_status SET COMPRESSION default", "column public.orders.original_status Definition")]
    [InlineData("ALTER TABLE orders ALTER price SET STATISTICS 5", "column public.orders.price Definition")]
    [InlineData("ALTER TABLE orders ALTER status RESET (n_distinct)", "column public.orders.status Definition")]
    [InlineData("ALTER TABLE order_events ALTER alt SET GENERATED ALWAYS", "column public.order_events.alt Definition")]
    [InlineData("ALTER TABLE orders RESET (toast.autovacuum_enabled)", "table public.orders Definition")]
    [InlineData("ALTER TABLE orders SET (fillfactor = 81)", "table public.orders Definition")]
    [InlineData("ALTER TABLE orders DISABLE ROW LEVEL SECURITY", "table public.orders Definition")]
    [InlineData("ALTER TABLE order_events NO FORCE ROW LEVEL SECURITY", "table public.order_events Definition")]
    [InlineData("ALTER TABLE scratch SET LOGGED", "table public.scratch Definition")]
    [InlineData("ALTER TABLE no_columns SET UNLOGGED", "table public.no_columns Definition")]
    [InlineData("DROP TABLE no_columns", "table public.no_columns Missing")]
    [InlineData("ALTER TABLE m2026_kr DETACH PARTITION m2026_kr_0; ALTER TABLE m2026_kr ATTACH PARTITION m2026_kr_0 FOR VALUES WITH (modulus 4, remainder 0)", "table public.m2026_kr_0 Definition")]
    [InlineData("REVOKE UPDATE ON orders FROM wide_bob CASCADE", "table public.orders Privileges")]
    [InlineData("REVOKE GRANT OPTION FOR UPDATE ON orders FROM wide_bob", "table public.orders Privileges")]
    [InlineData("GRANT TRUNCATE ON orders TO wide_alice", "table public.orders Privileges")]
    [InlineData("REVOKE SELECT (price) ON orders FROM PUBLIC", "column public.orders.price Privileges")]
    [InlineData("REVOKE USAGE ON SCHEMA sales FROM wide_bob", "schema sales Privileges")]
    [InlineData("REVOKE CREATE ON SCHEMA public FROM wide_bob", "schema public Privileges")]
    [InlineData("ALTER DEFAULT PRIVILEGES FOR ROLE wide_alice REVOKE SELECT ON TABLES FROM wide_bob", "default privileges wide_alice ON TABLES Missing")]
    [InlineData("GRANT EXECUTE ON FUNCTION similarity(text, text) TO PUBLIC", "privileges function public.similarity(pg_catalog.text,pg_catalog.text) Missing")]
    [InlineData("REVOKE EXECUTE ON FUNCTION pg_ls_dir(text) FROM wide_bob", "privileges function pg_catalog.pg_ls_dir(pg_catalog.text) Missing")]
    [InlineData("GRANT EXECUTE ON FUNCTION sales.next_code(text, integer, text[]) TO PUBLIC", "function sales.next_code(text, integer, text[]) Privileges")]
    [InlineData("ALTER TABLE order_events OWNER TO wide_alice", "sequence public.order_events_alt_seq Owner", "sequence public.order_events_numbers Owner", "table public.order_events Owner")]
    [InlineData("ALTER VIEW odd OWNER TO wide_bob", "view public.odd Owner")]
    [InlineData("COMMENT ON TABLE orders IS 'other'", "table public.orders Comment")]
    [InlineData("COMMENT ON COLUMN orders.status IS NULL", "column public.orders.status Comment")]
    [InlineData("COMMENT ON CONSTRAINT later ON orders IS NULL", "constraint later ON public.orders Comment")]
    [InlineData("COMMENT ON SCHEMA public IS NULL", "schema public Comment")]
    [InlineData("COMMENT ON COLUMN sales.address.\"Line 1\" IS NULL", "attribute sales.address.\"Line 1\" Missing")]
    [InlineData("CREATE OR REPLACE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN  new; END'", "function public.log_it() Definition")]
    [InlineData("ALTER FUNCTION sales.next_code(text, integer, text[]) SECURITY INVOKER", "function sales.next_code(text, integer, text[]) Definition")]
    [InlineData("ALTER FUNCTION sales.next_code(text, integer, text[]) SET work_mem = '9MB'", "function sales.next_code(text, integer, text[]) Definition")]
    [InlineData("CREATE OR REPLACE FUNCTION sales.is_final(status varchar) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN status IN ('COMPLETED', 'CX') OR (status LIKE 'X%' AND NOT status = 'XX')", "function sales.is_final(character varying) Definition")]
    [InlineData("ALTER TYPE sales.mood RENAME VALUE 'a' TO 'A'", "enum sales.mood Definition")]
    [InlineData("ALTER TYPE sales.mood ADD VALUE 'last'", "enum sales.mood Definition")]
    [InlineData("UPDATE pg_enum SET enumsortorder = enumsortorder + 10 WHERE enumlabel = 'so so'", "enum sales.mood Definition")]
    [InlineData("ALTER DOMAIN sales.code DROP NOT NULL", "domain sales.code Definition")]
    [InlineData("ALTER DOMAIN sales.code DROP CONSTRAINT code_long", "domain constraint code_long ON sales.code Missing")]
    [InlineData("ALTER DOMAIN positive VALIDATE CONSTRAINT above_zero", "domain constraint above_zero ON public.positive Definition")]
    [InlineData("DROP POLICY own_orders ON orders", "policy own_orders ON public.orders Missing")]
    [InlineData("ALTER POLICY own_orders ON orders TO wide_bob", "policy own_orders ON public.orders Definition")]
    [InlineData("ALTER POLICY restrictive ON orders WITH CHECK (price < 101)", "policy restrictive ON public.orders Definition")]
    [InlineData("CREATE OR REPLACE VIEW updatable AS SELECT id, status, price FROM orders WHERE price > 1 WITH CASCADED CHECK OPTION", "view public.updatable Definition")]
    [InlineData("CREATE OR REPLACE VIEW updatable AS SELECT id, status, price FROM orders WHERE price > 0 WITH LOCAL CHECK OPTION", "view public.updatable Definition")]
    [InlineData("ALTER VIEW order_list ALTER COLUMN p SET DEFAULT 6", "default public.order_list.p Definition")]
    [InlineData("REFRESH MATERIALIZED VIEW empty_totals", "materialized view public.empty_totals Definition")]
    [InlineData("REFRESH MATERIALIZED VIEW totals WITH NO DATA", "materialized view public.totals Definition")]
    [InlineData("ALTER TABLE order_events ENABLE RULE protect", "rule protect ON public.order_events Definition")]
    [InlineData("ALTER SEQUENCE sales.ticket INCREMENT BY 6", "sequence sales.ticket Definition")]
    [InlineData("ALTER SEQUENCE orders_id_seq OWNED BY NONE", "sequence public.orders_id_seq Definition")]
    [InlineData("ALTER STATISTICS sales.orders_stat SET STATISTICS 201", "statistics sales.orders_stat Definition")]
    [InlineData("DROP CAST (sales.mood AS integer)", "cast (sales.mood AS integer) Missing")]
    [InlineData("ALTER OPERATOR sales.=== (sales.address, sales.address) SET (RESTRICT = NONE)", "operator sales.===(sales.address,sales.address) Definition")]
    [InlineData("ALTER OPERATOR FAMILY sales.rev_family USING btree ADD FUNCTION 4 (integer, integer) btequalimage(oid)", "operator family sales.rev_family USING btree Definition")]
    [InlineData("ALTER TEXT SEARCH CONFIGURATION sales.furniture DROP MAPPING FOR word", "text search configuration sales.furniture Definition")]
    [InlineData("ALTER SERVER remote OPTIONS (SET host 'other')", "server remote Definition")]
    [InlineData("ALTER USER MAPPING FOR wide_bob SERVER remote OPTIONS (DROP user)", "user mapping wide_bob ON remote Definition")]
    [InlineData("ALTER FOREIGN TABLE remote_orders OPTIONS (SET table_name 'x')", "foreign table public.remote_orders Definition")]
    [InlineData("ALTER PUBLICATION part SET TABLE orders (id, status, price) WHERE (price > 6 AND id IN (1, 2)), order_events", "published table public.orders IN part Definition")]
    [InlineData("ALTER PUBLICATION part DROP TABLE order_events", "published table public.order_events IN part Missing")]
    [InlineData("ALTER PUBLICATION everything SET (publish = 'insert')", "publication everything Definition")]
    [InlineData("ALTER SUBSCRIPTION incoming SET (binary = false)", "subscription incoming Definition")]
    [InlineData("COMMENT ON SUBSCRIPTION incoming IS NULL", "subscription incoming Comment")]
    [InlineData("ALTER EXTENSION pg_trgm SET SCHEMA sales", "extension pg_trgm Definition", "index public.orders_trgm Definition", "privileges function public.similarity(pg_catalog.text,pg_catalog.text) Missing", "privileges function sales.similarity(pg_catalog.text,pg_catalog.text) Extra")]
    [InlineData("SELECT lo_unlink(70003)", "large objects all Definition")]
    [InlineData("COMMENT ON LARGE OBJECT 70002 IS 'other'", "large objects all Definition")]
    [InlineData("ALTER LARGE OBJECT 70002 OWNER TO wide_bob", "large objects all Definition")]
    [InlineData("REVOKE SELECT ON LARGE OBJECT 70001 FROM wide_bob", "large objects all Definition")]
    public async Task A_change_makes_exactly_its_difference(string change, params string[] expected)
    {
        var token = TestContext.Current.CancellationToken;
        await using var connection = await wide.OpenAsync(wide.Restored);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using var command = new NpgsqlCommand("SET LOCAL allow_system_table_mods = on;" + change, connection, transaction);
        await command.ExecuteNonQueryAsync(token);
        var differences = DefinitionComparison.Compare(wide.SourceFacts, await DefinitionReader.ReadAsync(connection, transaction, token));
        Assert.Equal(expected, differences.Select(d => $"{d.Kind} {d.Identity} {d.What}"));
        await transaction.RollbackAsync(token);
    }

    [Fact]
    public async Task Dropping_the_public_schema_in_the_source_is_no_difference_after_the_restore()
    {
        var source = await wide.Fixture.CreateDatabaseAsync("DROP SCHEMA public; CREATE SCHEMA alone; CREATE TABLE alone.t (id int)");
        var restored = await PlainDump.CopyAsync(wide.Fixture, source);
        DefinitionRoundTripTests.AssertSame(await wide.ReadFactsAsync(source), await wide.ReadFactsAsync(restored));
    }
}
