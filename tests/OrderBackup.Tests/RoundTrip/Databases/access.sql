-- database: zoo_access 가나다라마바사아자차카타파하 _123456_R
-- Owners, privileges, policies, event triggers, publications, foreign tables, and what is set on the database itself.
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION file_fdw;
CREATE EXTENSION postgres_fdw;
CREATE EXTENSION intarray;
CREATE EXTENSION ltree;
CREATE EXTENSION pgcrypto;
CREATE EXTENSION "uuid-ossp";
CREATE EXTENSION cube;
CREATE EXTENSION earthdistance;
CREATE SCHEMA ext AUTHORIZATION zoo_owner;
CREATE EXTENSION unaccent SCHEMA ext;
CREATE EXTENSION isn SCHEMA ext;
CREATE SCHEMA shop AUTHORIZATION zoo_owner;
SET ROLE zoo_owner;
CREATE TABLE shop.orders (id serial PRIMARY KEY, name text, isbn ext.isbn13, path ltree, tags hstore, at cube);
INSERT INTO shop.orders (name, isbn, path, tags, at) VALUES ('a', '978-0-393-04002-9', 'a.b', 'x=>1', '(1,2)'), (NULL, NULL, '', '', NULL);
RESET ROLE;
CREATE TABLE shop.by_reader (a int);
ALTER TABLE shop.by_reader OWNER TO "zoo 캐럴";
INSERT INTO shop.by_reader VALUES (1);
GRANT SELECT, INSERT (name) ON shop.orders TO zoo_reader WITH GRANT OPTION;
GRANT SELECT (id) ON shop.orders TO PUBLIC;
GRANT USAGE ON SCHEMA shop TO zoo_reader;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO zoo_owner;
REVOKE EXECUTE ON FUNCTION similarity(text, text) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE zoo_owner IN SCHEMA shop GRANT SELECT ON TABLES TO zoo_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE zoo_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON shop.orders TO zoo_reader, "zoo 캐럴" USING (name = current_user AND id IN (1, 2)) WITH CHECK (name IN ('a', 'b'));
CREATE POLICY nobody ON shop.orders AS RESTRICTIVE FOR DELETE USING (false);
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION on_ddl();
CREATE EVENT TRIGGER watch_drops ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION on_ddl();
ALTER EVENT TRIGGER watch_drops ENABLE ALWAYS;
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE PUBLICATION "some" FOR TABLE shop.orders (id, name) WHERE (id IN (1, 2) AND name <> 'x'), ONLY shop.by_reader WITH (publish = 'insert');
CREATE PUBLICATION by_schema FOR TABLES IN SCHEMA shop;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'nowhere.invalid', dbname 'it''s');
CREATE USER MAPPING FOR zoo_reader SERVER far OPTIONS (user 'u', password 'p ''q''');
CREATE FOREIGN TABLE shop.lines (line text) SERVER files OPTIONS (filename '/dev/null', format 'csv');
CREATE FOREIGN TABLE far_orders (id int OPTIONS (column_name 'ID'), t text) SERVER far OPTIONS (table_name 'orders');
CREATE TABLE parts (id int) PARTITION BY LIST (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE FOREIGN TABLE parts_far PARTITION OF parts FOR VALUES IN (2) SERVER far;
INSERT INTO parts VALUES (1);
CREATE FUNCTION shop.secure() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = shop, "$user", pg_temp SET work_mem = '9MB' AS 'SELECT 1';
CREATE TABLE money_and_time (m money, t timestamptz, f float8, b bytea, a text[], i interval, d date);
INSERT INTO money_and_time VALUES (1234.5, '2026-07-01 12:00+09', 0.1::float8 + 0.2, '\x5c00ff', '{NULL,"NULL"}', '-1 mon +2 days', '2026-02-03');
CREATE FUNCTION backslash() RETURNS text LANGUAGE sql AS $$SELECT 'a\b''c'$$;
COMMENT ON FUNCTION backslash() IS 'a\b ''c'' \';
CREATE TABLE backslashes (t text DEFAULT 'x\y' CHECK (t <> 'C:\' AND t <> '''\'), g text GENERATED ALWAYS AS (t || '\') STORED);
INSERT INTO backslashes VALUES ('a\b'), ('\'), ('');
SELECT lo_from_bytea(7, 'a\\b');

-- What is set on the database itself, most of which would change how a careless reader sees it.
SELECT format('COMMENT ON DATABASE %I IS %L', current_database(), E'it''s \\ a "zoo" 한글\nsecond line') \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO zoo_reader WITH GRANT OPTION', current_database()) \gexec
SELECT format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('ALTER DATABASE %I OWNER TO zoo_owner', current_database()) \gexec
SELECT format('ALTER DATABASE %I CONNECTION LIMIT 17', current_database()) \gexec
SELECT format('ALTER ROLE zoo_reader IN DATABASE %I SET search_path = shop, "$user", "a b"', current_database()) \gexec
SELECT format('ALTER ROLE "zoo 캐럴" IN DATABASE %I SET work_mem = %L', current_database(), '7MB') \gexec
SELECT format('ALTER DATABASE %I SET %s', current_database(), s) FROM unnest(ARRAY[
    'search_path = shop, "$user", "a ""b"" c", public', 'timezone = ''Asia/Seoul''', 'bytea_output = escape', 'datestyle = ''SQL, DMY''', 'intervalstyle = iso_8601',
    'array_nulls = off', 'extra_float_digits = -3', 'lc_monetary = ''C.UTF-8''', 'quote_all_identifiers = on', 'standard_conforming_strings = off', 'escape_string_warning = off',
    'backslash_quote = on', 'row_security = off', 'statement_timeout = ''1ms''', 'lock_timeout = ''1ms''', 'xmlbinary = hex', 'client_encoding = ''LATIN1''', 'zoo.custom = ''a, "b" c''',
    'default_transaction_isolation = serializable', 'default_transaction_deferrable = on', 'client_min_messages = debug1', 'transform_null_equals = on',
    'enable_seqscan = off', 'default_text_search_config = ''pg_catalog.simple''', 'log_min_messages = ''panic''', 'xmloption = document', 'check_function_bodies = on', 'default_toast_compression = pglz',
    'default_transaction_read_only = on']) s \gexec
