namespace OrderBackup.Tests.Catalog;

/// <summary>A database with every kind of object that pg_dump carries, under the names and in the shapes that break naive readers.</summary>
internal static class WideSchema
{
    /// <summary>Roles are the server's, so they are made once.</summary>
    public const string Roles = """
        CREATE ROLE wide_alice;
        CREATE ROLE wide_bob;
        CREATE ROLE "wide 캐럴";
        """;

    /// <summary>For psql, which unlike Npgsql knows where a body in standard SQL ends.</summary>
    public const string Sql = """"
        -- Every kind of object that pg_dump carries, with the names and shapes that break naive readers.
        CREATE EXTENSION hstore;
        CREATE EXTENSION citext;
        CREATE EXTENSION pg_trgm;
        CREATE EXTENSION file_fdw;
        CREATE EXTENSION postgres_fdw;
        CREATE EXTENSION btree_gist;
        COMMENT ON EXTENSION hstore IS 'key and value';
        CREATE SCHEMA sales AUTHORIZATION wide_alice;
        CREATE SCHEMA "판매 관리";
        COMMENT ON SCHEMA sales IS 'what is sold';
        GRANT USAGE ON SCHEMA sales TO wide_bob;
        GRANT CREATE ON SCHEMA public TO wide_bob;
        COMMENT ON SCHEMA public IS 'changed comment';
        CREATE EXTENSION unaccent SCHEMA sales;

        CREATE TYPE sales.mood AS ENUM ('so so', 'it''s', '기쁨', 'b');
        ALTER TYPE sales.mood ADD VALUE 'a' BEFORE 'b';
        COMMENT ON TYPE sales.mood IS 'how it went';
        CREATE TYPE sales.address AS (city text COLLATE "C", zip varchar(10), "Line 1" text);
        ALTER TYPE sales.address DROP ATTRIBUTE zip;
        ALTER TYPE sales.address ADD ATTRIBUTE country char(2);
        COMMENT ON COLUMN sales.address."Line 1" IS 'first line';
        CREATE TYPE unfinished;
        CREATE DOMAIN sales.code AS varchar(20) COLLATE "C" DEFAULT 'A'::varchar NOT NULL
            CONSTRAINT code_known CHECK (VALUE IN ('A', 'B', 'C')) CONSTRAINT code_long CHECK (length(VALUE) > 0);
        COMMENT ON DOMAIN sales.code IS 'a code';
        COMMENT ON CONSTRAINT code_known ON DOMAIN sales.code IS 'the known ones';
        CREATE DOMAIN sales.code2 AS sales.code CHECK (VALUE IN ('A', 'B'));
        CREATE DOMAIN positive AS numeric(12,2);
        ALTER DOMAIN positive ADD CONSTRAINT above_zero CHECK (VALUE > 0) NOT VALID;
        CREATE FUNCTION sales.float8_diff(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a - b';
        CREATE TYPE sales.span AS RANGE (subtype = float8, subtype_diff = sales.float8_diff, multirange_type_name = sales.spans);
        CREATE TYPE sales.textspan AS RANGE (subtype = text, collation = "C");
        REVOKE USAGE ON TYPE sales.mood FROM PUBLIC;
        GRANT USAGE ON TYPE sales.mood TO wide_bob WITH GRANT OPTION;

        CREATE TYPE box2;
        CREATE FUNCTION box2_in(cstring) RETURNS box2 LANGUAGE internal IMMUTABLE STRICT AS 'box_in';
        CREATE FUNCTION box2_out(box2) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'box_out';
        CREATE TYPE box2 (INPUT = box2_in, OUTPUT = box2_out, INTERNALLENGTH = 32, ALIGNMENT = double, DELIMITER = ';', CATEGORY = 'Z');

        CREATE COLLATION sales.plain (provider = libc, locale = 'C');
        CREATE COLLATION sales.nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        COMMENT ON COLLATION sales.nocase IS 'ignores case';
        CREATE CONVERSION sales.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

        CREATE SEQUENCE sales.ticket AS integer START 100 INCREMENT BY 5 MINVALUE 10 MAXVALUE 100000 CACHE 7 CYCLE;
        COMMENT ON SEQUENCE sales.ticket IS 'tickets';
        GRANT USAGE ON SEQUENCE sales.ticket TO wide_bob;
        CREATE UNLOGGED SEQUENCE scratch_number;

        CREATE FUNCTION sales.next_code(prefix text DEFAULT 'X'::varchar, n integer DEFAULT (1 + 2) * 3, VARIADIC rest text[] DEFAULT ARRAY['a', 'b'])
            RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE COST 12 SECURITY DEFINER SET search_path = 'sales', 'pg_temp' SET work_mem = '8MB'
            AS $body$
        BEGIN
            -- COPY nothing FROM stdin;
            RETURN prefix || n || E'\\n' || '''quoted''';
        END
        $body$;
        COMMENT ON FUNCTION sales.next_code(text, integer, text[]) IS 'the next one';
        REVOKE ALL ON FUNCTION sales.next_code(text, integer, text[]) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION sales.next_code(text, integer, text[]) TO wide_bob;
        CREATE FUNCTION sales.is_final(status varchar) RETURNS boolean LANGUAGE sql IMMUTABLE
            RETURN status IN ('COMPLETED', 'CS') OR (status LIKE 'X%' AND NOT status = 'XX');
        CREATE FUNCTION sales.rows_of(lo integer, OUT id integer, OUT name text) RETURNS SETOF record LANGUAGE sql ROWS 7
        BEGIN ATOMIC
            SELECT g, 'n' || g FROM generate_series(lo, 10) g;
            SELECT g + 1, CASE WHEN g > 2 THEN 'many' ELSE 'few' END FROM generate_series(lo, 10) g WHERE g IN (1, 2, 3);
        END;
        CREATE PROCEDURE sales.touch(INOUT n integer) LANGUAGE plpgsql AS 'BEGIN n := n + 1; END';
        CREATE AGGREGATE sales.joined(text) (SFUNC = textcat, STYPE = text, INITCOND = '', PARALLEL = SAFE);
        COMMENT ON AGGREGATE sales.joined(text) IS 'joins';
        CREATE AGGREGATE sales.hypo(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
        CREATE FUNCTION sales.address_eq(a sales.address, b sales.address) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (a).city = (b).city';
        CREATE OPERATOR sales.=== (FUNCTION = sales.address_eq, LEFTARG = sales.address, RIGHTARG = sales.address, COMMUTATOR = OPERATOR(sales.===), RESTRICT = eqsel, HASHES);
        COMMENT ON OPERATOR sales.=== (sales.address, sales.address) IS 'same city';
        CREATE OPERATOR FAMILY sales.rev_family USING btree;
        CREATE OPERATOR CLASS sales.rev_ops FOR TYPE integer USING btree FAMILY sales.rev_family AS
            OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(integer, integer);
        COMMENT ON OPERATOR CLASS sales.rev_ops USING btree IS 'backwards';
        CREATE FUNCTION sales.mood_to_int(sales.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
        CREATE CAST (sales.mood AS integer) WITH FUNCTION sales.mood_to_int(sales.mood) AS ASSIGNMENT;
        COMMENT ON CAST (sales.mood AS integer) IS 'a number';
        CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
        CREATE FUNCTION sample_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
        CREATE FUNCTION sample_validator(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
        CREATE LANGUAGE plsample HANDLER sample_handler VALIDATOR sample_validator;

        CREATE TEXT SEARCH DICTIONARY sales.stemmer (TEMPLATE = snowball, LANGUAGE = english, STOPWORDS = english);
        CREATE TEXT SEARCH CONFIGURATION sales.furniture (PARSER = default);
        ALTER TEXT SEARCH CONFIGURATION sales.furniture ADD MAPPING FOR asciiword, word WITH sales.stemmer, simple;
        COMMENT ON TEXT SEARCH CONFIGURATION sales.furniture IS 'for furniture';
        CREATE TEXT SEARCH TEMPLATE sales.tmpl (LEXIZE = dsimple_lexize, INIT = dsimple_init);
        CREATE TEXT SEARCH PARSER sales.prs (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);

        CREATE TABLE orders (
            id bigserial PRIMARY KEY,
            dropped_one integer,
            status varchar(20) NOT NULL DEFAULT 'RECEIVED' CHECK (status IN ('RECEIVED', 'HAPPYCALL', 'MEASURE')),
            cabinet_status varchar NOT NULL DEFAULT 'RECEIVED'::character varying,
            original_status text CHECK (original_status IS NULL OR original_status IN ('RECEIVED', 'CS')),
            kind char(1) CHECK (kind IN ('a', 'b')),
            price numeric(12,2) NOT NULL DEFAULT 0 CHECK (price >= 0 AND price < 1e9),
            quantity smallint CHECK (quantity = ANY (ARRAY[1, 2, 3])),
            total numeric GENERATED ALWAYS AS ((price * quantity) + (quantity - 1)) STORED,
            code sales.code,
            code2 sales.code2 CHECK (code2 IN ('A', 'B')),
            mood sales.mood DEFAULT 'so so',
            address sales.address,
            span sales.span DEFAULT '[1,2)',
            moods sales.mood[] DEFAULT '{}',
            structured_data jsonb DEFAULT '{"workflow": {"stage": "RECEIVED"}}',
            "Weird.Name ""q"" x" text COLLATE "C" DEFAULT 'it''s \ ok',
            created timestamptz(3) NOT NULL DEFAULT (now() AT TIME ZONE 'UTC') - interval '1 day 02:00',
            ends date DEFAULT '2026-01-01'::date CHECK (ends > '1999-12-31'),
            amount money DEFAULT 12.5,
            photo bytea DEFAULT '\xdeadbeef',
            tags hstore, label citext CHECK (label IN ('x', 'y')), box box2, net cidr CHECK (net IN ('10.0.0.0/8')),
            CONSTRAINT long_check CHECK (((status)::text <> 'CS'::text) OR (price > 0 AND (quantity + 1) * 2 > 3)) NO INHERIT,
            CONSTRAINT states CHECK (cabinet_status IN ('RECEIVED', 'IN_PRODUCTION', 'SHIPPED') AND NOT (status = 'X' OR cabinet_status NOT IN ('RECEIVED', 'SHIPPED', 'IN_PRODUCTION'))),
            CONSTRAINT apart EXCLUDE USING gist (id WITH =, tstzrange(created, 'infinity', '[]') WITH &&) WHERE (price > 0),
            UNIQUE NULLS NOT DISTINCT (kind, quantity) DEFERRABLE INITIALLY DEFERRED
        ) WITH (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false);
        ALTER TABLE orders DROP COLUMN dropped_one;
        ALTER TABLE orders OWNER TO wide_alice;
        ALTER TABLE orders ALTER COLUMN structured_data SET STORAGE EXTERNAL, ALTER COLUMN price SET STATISTICS 500, ALTER COLUMN status SET (n_distinct = 9), ALTER COLUMN original_status SET COMPRESSION pglz;
        ALTER TABLE orders ADD CONSTRAINT later CHECK (price < 1e6) NOT VALID;
        COMMENT ON TABLE orders IS 'the orders';
        COMMENT ON COLUMN orders.status IS 'the state
        of it';
        COMMENT ON CONSTRAINT orders_pkey ON orders IS 'the key';
        COMMENT ON CONSTRAINT later ON orders IS 'later';
        GRANT SELECT, UPDATE ON orders TO wide_bob WITH GRANT OPTION;
        GRANT SELECT (price), INSERT (status, price) ON orders TO PUBLIC;
        REVOKE TRUNCATE ON orders FROM wide_alice;
        SET SESSION AUTHORIZATION wide_bob;
        GRANT SELECT ON orders TO "wide 캐럴";
        RESET SESSION AUTHORIZATION;

        CREATE INDEX orders_lower ON orders USING btree (lower(status) text_pattern_ops DESC NULLS LAST, (price + 1)) INCLUDE (id) WHERE status IN ('RECEIVED', 'HAPPYCALL') AND (price > 5 OR kind = 'a');
        ALTER INDEX orders_lower ALTER COLUMN 2 SET STATISTICS 300;
        COMMENT ON INDEX orders_lower IS 'for lists';
        CREATE UNIQUE INDEX orders_unique ON orders (id, status);
        ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_unique;
        CREATE INDEX orders_rev ON orders ((quantity::int) sales.rev_ops) WITH (fillfactor = 70);
        CREATE INDEX orders_trgm ON orders USING gin ("Weird.Name ""q"" x" gin_trgm_ops);
        CREATE INDEX orders_created ON orders (created);
        ALTER TABLE orders CLUSTER ON orders_created;
        CREATE STATISTICS sales.orders_stat (ndistinct, dependencies) ON status, kind FROM orders;
        CREATE STATISTICS orders_expr ON (lower(status)), (price * 2) FROM orders;
        ALTER STATISTICS sales.orders_stat SET STATISTICS 200;
        COMMENT ON STATISTICS sales.orders_stat IS 'together';

        CREATE TABLE order_events (
            id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME order_events_numbers START 10 INCREMENT 3) PRIMARY KEY,
            order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE,
            alt integer GENERATED BY DEFAULT AS IDENTITY,
            payload jsonb
        );
        ALTER TABLE order_events ADD CONSTRAINT late_fk FOREIGN KEY (alt) REFERENCES order_events (id) MATCH FULL NOT VALID;
        CREATE TABLE "아주아주아주아주긴이름의표이름" ("열 이름" text PRIMARY KEY, CHECK ("열 이름" IN ('가', '나')));
        CREATE TABLE "a23456789_123456789_123456789_123456789_123456789_123456789_123" (x int, UNIQUE (x));
        CREATE UNLOGGED TABLE scratch (n int) USING heap2;
        CREATE TABLE typed OF sales.address (city WITH OPTIONS NOT NULL DEFAULT 'Seoul', PRIMARY KEY (city));
        CREATE TABLE no_columns ();

        CREATE TABLE measurements (day date NOT NULL, region text NOT NULL, amount int CHECK (amount > 0), at timestamptz, order_id bigint REFERENCES orders, PRIMARY KEY (day, region, amount)) PARTITION BY RANGE (day);
        CREATE TABLE m2026 PARTITION OF measurements FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (region);
        CREATE TABLE m2026_kr PARTITION OF m2026 FOR VALUES IN ('kr', 'k''r', NULL) PARTITION BY HASH (amount);
        CREATE TABLE m2026_kr_0 PARTITION OF m2026_kr FOR VALUES WITH (modulus 2, remainder 0) WITH (fillfactor = 60);
        CREATE TABLE sales.m2026_kr_1 (region text NOT NULL, dropped int, order_id bigint, at timestamptz DEFAULT '2020-01-01 00:00:00+09', amount int NOT NULL CONSTRAINT measurements_amount_check CHECK (amount > 0), day date NOT NULL);
        ALTER TABLE sales.m2026_kr_1 DROP COLUMN dropped;
        ALTER TABLE m2026_kr ATTACH PARTITION sales.m2026_kr_1 FOR VALUES WITH (modulus 2, remainder 1);
        CREATE TABLE m_default PARTITION OF measurements DEFAULT;
        CREATE TABLE by_time (at timestamptz, v int) PARTITION BY RANGE (at, (v + 1));
        CREATE TABLE by_time_1 PARTITION OF by_time FOR VALUES FROM ('2026-01-01 00:00:00+09', MINVALUE) TO ('2026-02-01 00:00:00+09', 10);
        CREATE INDEX measurements_at ON measurements (at);
        CREATE INDEX ON ONLY m2026 (order_id);
        CREATE TABLE parts (status varchar NOT NULL) PARTITION BY LIST (lower(status));
        CREATE TABLE parts_a PARTITION OF parts FOR VALUES IN ('a');

        CREATE TABLE base_a (id int, name text DEFAULT 'a', CHECK (id > 0), status varchar CHECK (status IN ('A', 'B')));
        CREATE TABLE base_b (extra int, name text);
        CREATE TABLE child (own int, name text DEFAULT 'child') INHERITS (base_b, base_a);
        ALTER TABLE base_a ADD COLUMN later varchar(3) DEFAULT 'x';
        ALTER TABLE child ADD COLUMN own2 int, ALTER COLUMN later SET DEFAULT 'y', ALTER COLUMN extra SET NOT NULL;
        ALTER TABLE base_b DROP COLUMN extra CASCADE;
        ALTER TABLE base_b ADD COLUMN added timestamptz;
        CREATE TABLE grandchild (CONSTRAINT own CHECK (own IN (1, 2))) INHERITS (child);

        CREATE VIEW order_list WITH (security_barrier) AS
            SELECT o.id, o.status AS "State", (o.price * 2 + 1) * 3 AS p, count(e.id) FILTER (WHERE e.alt > 1) AS events,
                   row_number() OVER (PARTITION BY o.kind ORDER BY o.price DESC) AS n, (o.address).city, o.structured_data #>> '{workflow,stage}' AS stage
            FROM orders o LEFT JOIN order_events e ON e.order_id = o.id
            WHERE o.status IN ('RECEIVED', 'HAPPYCALL') AND (o.kind = 'a' OR o.price BETWEEN 1 AND 5) AND o.cabinet_status NOT IN ('SHIPPED')
              AND (o.status, o.kind) IN (('RECEIVED', 'a'), ('CS', 'b')) AND o.status = ANY ('{RECEIVED,CS}') AND coalesce(o.status, 'x') LIKE 'R%'
              AND o.created > '2020-01-01 00:00:00+09' AND o.label IN ('x', 'y') AND o.code IN ('A', 'B')
            GROUP BY o.id HAVING count(*) > 0 ORDER BY 3 DESC, o.id LIMIT 10;
        COMMENT ON VIEW order_list IS 'list';
        COMMENT ON COLUMN order_list."State" IS 'state';
        ALTER VIEW order_list ALTER COLUMN p SET DEFAULT 5;
        CREATE VIEW order_list2 (a, b) AS SELECT "State", n FROM order_list UNION ALL SELECT 'x', 1 EXCEPT SELECT NULL, 2;
        CREATE RECURSIVE VIEW counting (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counting WHERE n < 5;
        CREATE VIEW updatable AS SELECT id, status, price FROM orders WHERE price > 0 WITH CASCADED CHECK OPTION;
        CREATE VIEW odd AS
            SELECT CASE o.status WHEN 'A' THEN 'a'::varchar ELSE o.cabinet_status END AS c, ARRAY[o.status, 'x'] AS arr, (ARRAY[o.status, o.cabinet_status])[1] AS one,
                   ARRAY['a', o.status]::text[] AS cast_arr, o.status::text || '-' AS s, -o.price AS neg, (-1)::numeric AS minus, o.created::date AS d, extract(epoch FROM o.created) AS e,
                   NOT (o.price > 1) AS no, (SELECT max(x.id) FROM order_events x WHERE x.order_id = o.id) AS mx, interval '3' day AS iv, '12:00'::time(2) AS t,
                   o.status COLLATE "C" AS coll, ROW('c', o.status, 'KR')::sales.address IS NOT NULL AS r, 'a'::"char" AS ch, B'101'::bit varying(5) AS bits, 'x'::char(3) AS c3,
                   trim(BOTH 'x' FROM o.status) AS tr, substring(o.status FROM 1 FOR 2) AS su, overlay(o.status PLACING 'q' FROM 1) AS ov, GREATEST(o.status, 'z') AS g, o.quantity::int IN (1, 2) AS q,
                   NULLIF(o.status, 'x') AS nu, o.status IN ('a') OR o.status = o.cabinet_status AS single, lower(o.status) = ANY (ARRAY['a'::varchar, 'b']) AS low, '{1,2}'::int[] AS ints
            FROM orders o;
        CREATE VIEW joined AS SELECT * FROM orders JOIN order_events USING (id) CROSS JOIN LATERAL jsonb_each_text(payload) AS j (k, v);
        CREATE MATERIALIZED VIEW totals AS SELECT status, sum(price) AS total FROM orders WHERE status IN ('RECEIVED', 'CS') GROUP BY status;
        CREATE UNIQUE INDEX totals_key ON totals (status);
        CREATE MATERIALIZED VIEW empty_totals WITH (fillfactor = 50) AS SELECT * FROM totals WITH NO DATA;
        COMMENT ON MATERIALIZED VIEW totals IS 'sums';

        CREATE RULE protect AS ON DELETE TO order_events WHERE old.payload IS NOT NULL DO INSTEAD NOTHING;
        CREATE RULE view_insert AS ON INSERT TO order_list2 DO INSTEAD INSERT INTO base_a (id, status) VALUES (1, new.a) RETURNING status, 1::bigint;
        COMMENT ON RULE protect ON order_events IS 'kept';
        ALTER TABLE order_events DISABLE RULE protect;
        CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        CREATE TRIGGER orders_log BEFORE INSERT OR UPDATE OF status, price ON orders FOR EACH ROW WHEN (new.status IN ('RECEIVED', 'CS') AND (new.price > 1 OR new.kind IS NULL)) EXECUTE FUNCTION log_it('a''b', 'c');
        CREATE TRIGGER orders_log2 AFTER UPDATE ON orders REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION log_it();
        CREATE CONSTRAINT TRIGGER later_check AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_it();
        CREATE TRIGGER view_trigger INSTEAD OF UPDATE ON order_list2 FOR EACH ROW EXECUTE FUNCTION log_it();
        CREATE TRIGGER part_trigger BEFORE INSERT ON measurements FOR EACH ROW EXECUTE FUNCTION log_it();
        COMMENT ON TRIGGER orders_log ON orders IS 'logs';
        ALTER TABLE orders ENABLE ALWAYS TRIGGER orders_log2;
        CREATE TRIGGER part_trigger BEFORE INSERT ON parts FOR EACH ROW EXECUTE FUNCTION log_it();
        -- pg_dump 15 orders a partition's trigger state by table name: it can only be restored where the partition sorts after its parent.
        ALTER TABLE parts_a DISABLE TRIGGER part_trigger;
        CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER watch ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION on_ddl();
        ALTER EVENT TRIGGER watch DISABLE;
        COMMENT ON EVENT TRIGGER watch IS 'watches';

        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
        ALTER TABLE order_events FORCE ROW LEVEL SECURITY;
        CREATE POLICY own_orders ON orders FOR SELECT TO wide_bob, "wide 캐럴" USING (status IN ('RECEIVED', 'CS') AND (kind = 'a' OR price > 0));
        CREATE POLICY restrictive ON orders AS RESTRICTIVE USING (true) WITH CHECK (price < 100);
        COMMENT ON POLICY own_orders ON orders IS 'own';

        CREATE FOREIGN DATA WRAPPER dummy OPTIONS (a 'b c');
        CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
        CREATE SERVER remote TYPE 'pg' VERSION '1.0' FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example', dbname 'x');
        COMMENT ON SERVER remote IS 'far';
        GRANT USAGE ON FOREIGN SERVER remote TO wide_bob;
        CREATE USER MAPPING FOR wide_bob SERVER remote OPTIONS (user 'u', password 'hidden-value');
        CREATE USER MAPPING FOR PUBLIC SERVER files;
        CREATE FOREIGN TABLE remote_orders (id int OPTIONS (column_name 'ID') NOT NULL, t text DEFAULT 'x') SERVER remote OPTIONS (table_name 'orders');
        CREATE FOREIGN TABLE csv (line text) SERVER files OPTIONS (filename '/dev/null', format 'csv');
        COMMENT ON FOREIGN TABLE csv IS 'a file';

        CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, truncate');
        CREATE PUBLICATION part FOR TABLE orders (id, status, price) WHERE (price > 5 AND id IN (1, 2)), order_events WITH (publish = 'insert', publish_via_partition_root = true);
        CREATE PUBLICATION schemas FOR TABLES IN SCHEMA "판매 관리";
        COMMENT ON PUBLICATION part IS 'some of it';
        CREATE SUBSCRIPTION incoming CONNECTION 'host=nowhere.invalid dbname=x password=hidden-value' PUBLICATION a, "B c" WITH (connect = false, slot_name = 'slot_a', binary = true);
        COMMENT ON SUBSCRIPTION incoming IS 'in';

        ALTER DEFAULT PRIVILEGES FOR ROLE wide_alice GRANT SELECT ON TABLES TO wide_bob;
        ALTER DEFAULT PRIVILEGES FOR ROLE wide_alice IN SCHEMA sales GRANT EXECUTE ON FUNCTIONS TO wide_bob WITH GRANT OPTION;
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) TO wide_bob;
        REVOKE EXECUTE ON FUNCTION similarity(text, text) FROM PUBLIC;
        GRANT SELECT (subconninfo) ON pg_catalog.pg_subscription TO wide_bob;

        SELECT lo_create(70001), lo_create(70002), lo_create(70003);
        ALTER LARGE OBJECT 70001 OWNER TO wide_alice;
        GRANT SELECT ON LARGE OBJECT 70001 TO wide_bob;
        COMMENT ON LARGE OBJECT 70002 IS 'a photo';
        INSERT INTO orders (status, kind, quantity, price) VALUES ('RECEIVED', 'a', 1, 5), ('HAPPYCALL', 'b', 2, 7);
        REFRESH MATERIALIZED VIEW totals;
        """";
}
