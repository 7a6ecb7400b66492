-- Every built-in type with the values that text formats get wrong, and text that looks like a dump.
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE SCHEMA kinds;
CREATE TYPE kinds.mood AS ENUM ('so so', 'it''s', 'a,b', '"q"', '기쁨', '\.');
CREATE TYPE kinds.pair AS (a int, "B b" text);
CREATE TYPE kinds.nested AS (p kinds.pair, ps kinds.pair[], m kinds.mood);
CREATE DOMAIN kinds.code AS varchar(20) CHECK (VALUE IN ('A', 'B', 'it''s')) DEFAULT 'A';
CREATE DOMAIN kinds.codes AS kinds.code[] CHECK (array_length(VALUE, 1) < 9);
CREATE TYPE kinds.floats AS RANGE (subtype = float8, subtype_diff = float8mi);

CREATE TABLE numbers (id int PRIMARY KEY, i2 int2, i4 int4, i8 int8, n numeric, n2 numeric(12,2), f4 float4, f8 float8, m money, b bool);
INSERT INTO numbers VALUES
    (1, -32768, -2147483648, -9223372036854775808, 'NaN', -0.01, '-0', '-0', '-92233720368547758.08', true),
    (2, 32767, 2147483647, 9223372036854775807, 'Infinity', 9999999999.99, 'NaN', 'NaN', '92233720368547758.07', false),
    (3, 0, 0, 0, '-Infinity', 'NaN', 'Infinity', '-Infinity', 0, NULL),
    (4, NULL, NULL, NULL, 1.0, 1, 1e-45, 5e-324, 1234.5, NULL),
    (5, NULL, NULL, NULL, 1.00, 1, 3.4028235e38, 1.7976931348623157e308, -1, NULL),
    (6, NULL, NULL, NULL, 1, 1, 1.1754944e-38, 2.2250738585072014e-308, NULL, NULL),
    (7, NULL, NULL, NULL, 0.000, 1, 0.1, 0.30000000000000004, NULL, NULL),
    (8, NULL, NULL, NULL, -0.0, 1, 16777217, 9007199254740993, NULL, NULL);
INSERT INTO numbers (id, n) VALUES (9, repeat('9', 131072)::numeric), (10, ('0.' || repeat('1', 16383))::numeric);

CREATE TABLE texts (id int PRIMARY KEY, t text, v varchar(40), c char(10), n name, q "char");
INSERT INTO texts VALUES
    (1, NULL, NULL, NULL, NULL, NULL), (2, '', '', '', '', ''), (3, '\N', '\N', '\N', '\N', '\'), (4, '\.', '\.', '\.', '\.', '.'),
    (5, E'\t', E'\n', E'\r', E'\r\n', E'\t'), (6, E'a\tb\nc\rd\\e\bf\fg\vh', E'\\t', E'\\\\', E'\\n', 'x'),
    (7, E'\n\\.\n', E'\\.\n', E'\n\\.', E'\\.', '"'), (8, 'it''s "quoted" `x` $1 $$ $a$', 'NULL', 'null', 'N', 'N'),
    (9, '🪑👩‍👩‍👧 한글 ﷺ' || U&'\200B\FEFF\200E\2028\2029\0085', U&'\200B', '가나다', '이름', E'\001'), (10, '   ', ' ', E' x  ', ' ', ' '),
    (11, E'\001\002\x7f\x1f', 'e' || U&'\0301', E'\xc3\xa9', '', NULL), (12, E'COPY public.texts (id) FROM stdin;\n1\n\\.\n', '--', '/*', '*/', ';'),
    (13, E'--\n-- PostgreSQL database dump complete\n--\n', '\unrestrict x', '\restrict', '\q', '\'), (14, repeat(E'\\\t\n', 20000), 'a', 'a ', 'a', 'a');
INSERT INTO texts SELECT 100 + n, chr(n) || 'x' || chr(n) FROM generate_series(1, 300) n;

CREATE TABLE bytes (id int PRIMARY KEY, b bytea, bits bit(5), var varbit, long bit varying(2000));
INSERT INTO bytes VALUES (1, '', B'00000', B'', repeat('10', 999)::varbit), (2, NULL, NULL, NULL, NULL), (3, '\x005c0a0d09275c2e00ff', B'10101', B'1', B'0'),
    (4, (SELECT string_agg(decode(lpad(to_hex(n), 2, '0'), 'hex'), '') FROM generate_series(0, 255) n), B'11111', B'0000000001', NULL);

CREATE TABLE times (id int PRIMARY KEY, d date, t time, tz timetz, ts timestamp, tstz timestamptz, i interval, p timestamptz(3), ti interval day to second(3));
INSERT INTO times VALUES
    (1, 'infinity', '24:00', '24:00+15:59', 'infinity', 'infinity', '-1 year +2 mons -3 days +04:05:06.789', '2026-01-01 00:00:00.1239+09', '1.0005 s'),
    (2, '-infinity', '00:00', '00:00-15:59:59', '-infinity', '-infinity', '0', NULL, '-1 day'),
    (3, '4713-01-01 BC', '23:59:59.999999', '12:00+09', '4713-01-01 00:00 BC', '4713-01-02 00:00+00 BC', '178000000 years', '0001-01-01 00:00+00 BC', NULL),
    (4, '5874897-12-31', NULL, NULL, '294276-12-31 23:59:59.999999', '294276-12-31 23:59:59.999999+00', '-178000000 years', NULL, NULL),
    (5, '2026-02-28', '1:2:3.000001', '1:2:3+05:45', '2026-03-29 02:30', '2026-03-29 02:30+01', '1 mon -1 day 23:59:60', NULL, NULL),
    (6, NULL, NULL, NULL, NULL, '1883-11-18 12:03:57-05', '-0.000001 s', NULL, NULL), (7, NULL, NULL, NULL, NULL, '1908-04-01 00:00+08:27:52', '1 mon', NULL, NULL), (8, NULL, NULL, NULL, NULL, NULL, '30 days', NULL, NULL), (9, NULL, NULL, NULL, NULL, NULL, '720:00', NULL, NULL);

CREATE TABLE documents (id int PRIMARY KEY, j json, jb jsonb, x xml, h hstore, c citext, path jsonpath);
INSERT INTO documents VALUES
    (1, '{"b":1,  "a":1.00, "a":2, "\u0041": "\\n"}', '{"b":1, "a":1.00, "c": [null, "", "\n\t\\", {"": -0}], "e": 1e400}', '<a b="1">x<!-- \. --><![CDATA[<&>]]></a>', 'a=>NULL, "b c"=>"\"q\""', 'MiXed', '$.a[*] ? (@.b > 1)'),
    (2, 'null', 'null', 'plain text &amp; no root', '', '', 'strict $'), (3, ' [ ] ', '[]', '', NULL, NULL, NULL), (4, NULL, NULL, NULL, NULL, NULL, NULL),
    (5, '"\ud83e\ude91"', '"\ud83e\ude91 \u0001"', '<?xml version="1.0"?><r/>', NULL, NULL, NULL);

CREATE TABLE arrays (id int PRIMARY KEY, i int[], t text[], m text[][], n numeric[], e kinds.mood[], p kinds.pair[], b bytea[], ts timestamptz[], j jsonb[], d kinds.codes, bo box[]);
INSERT INTO arrays VALUES
    (1, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'),
    (2, '{NULL}', '{NULL,"NULL","",null}', '{{a,"b c"},{"d\"e","f\\g"}}', '{NaN,1.0,1.00,NULL}', '{"so so","it''s","a,b"}', ARRAY[ROW(1, 'a,b"c\'), ROW(NULL, ''), NULL]::kinds.pair[],
     ARRAY['\x00', '\x5c22'::bytea], '{infinity,"2026-01-01 00:00+09"}', ARRAY['{"a": "b,c"}', NULL]::jsonb[], '{A,it''s}', '{(1,1),(0,0);(2,2),(1,1)}'),
    (3, '[5:7]={1,2,3}', '[0:0]={x}', '[-1:0][2:3]={{1,2},{3,NULL}}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (4, '{{{1,2},{3,4}},{{5,6},{7,8}}}', E'{"\t","\n","{","}","\\\\."}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

CREATE TABLE ranges (id int PRIMARY KEY, i int4range, b int8range, n numrange, t tsrange, tz tstzrange, d daterange, f kinds.floats, im int4multirange, tm tstzmultirange, nm nummultirange, fm kinds.floats_multirange);
ALTER TYPE kinds.floats OWNER TO CURRENT_USER;
INSERT INTO ranges VALUES
    (1, 'empty', '(,)', '[1.0,1.00]', '[-infinity,infinity]', '(,2026-01-01 00:00+09]', '[2026-01-01,)', '[-0,NaN]', '{}', '{}', '{}', '{}'),
    (2, '[1,5)', '[1,2]', '(1,2)', '["2026-01-01 00:00","2026-01-02"]', 'empty', 'empty', '(1,2)', '{[1,3),[5,9),[9,10)}', '{[2026-01-01,2026-02-01),(2026-03-01,)}', '{(,0),[1.00,1.0]}', '{[1,2),[3,4]}'),
    (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

CREATE TABLE others (id int PRIMARY KEY, u uuid, v tsvector, q tsquery, net inet, net2 cidr, mac macaddr, mac8 macaddr8, pt point, l line, s lseg, bx box, pa path, po polygon, ci circle,
    lsn pg_lsn, xi xid8, snap pg_snapshot, tab regclass, typ regtype, fn regprocedure, role regrole, ns regnamespace, cfg regconfig, pair kinds.pair, nested kinds.nested, mood kinds.mood, code kinds.code, o oid, tidv tid, x xid, c cid, ov oidvector, iv int2vector, op regoperator, coll regcollation, acl aclitem);
INSERT INTO others VALUES
    (1, '00000000-0000-0000-0000-000000000000', $$'a':1A,2B 'it''s':3 '\\.':4 'x y'$$, $$'a':*A & !('b' <-> 'c d') | 'it''s'$$, '::ffff:1.2.3.4/64', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05',
     '(-0,NaN)', '{1,-1,0}', '[(0,0),(1,1e300)]', '(2,2),(1,1)', '[(0,0),(1,1)]', '((0,0),(1,0),(1,1))', '<(1,2),1e-300>', 'FFFFFFFF/FFFFFFFF', '18446744073709551615', '10:20:10,14,15',
     'kinds.mood'::regtype::oid::regclass, 'kinds.pair', 'pg_catalog.length(text)', 'zoo_owner', 'kinds', 'english', ROW(1, NULL), ROW(ROW(1, 'a"b'), ARRAY[ROW(2, '(,)')]::kinds.pair[], 'it''s'), '\.', 'it''s', 4294967295, '(4294967295,65535)', '1', '2', '1 2 3', '1 2', '+(integer,integer)', '"C"', 'zoo_owner=rw*/zoo_reader'),
    (2, 'ffffffff-ffff-ffff-ffff-ffffffffffff', '', '', '1.2.3.4', '::/0', NULL, NULL, '(Infinity,-Infinity)', NULL, NULL, NULL, '((0,0),(1,1))', NULL, NULL, '0/0', '0', NULL,
     'texts', 'int[]', NULL, NULL, 'pg_catalog', NULL, ROW(NULL, ''), ROW(NULL, NULL, NULL), NULL, NULL, 0, '(0,1)', NULL, NULL, '', '', NULL, NULL, NULL);
UPDATE others SET tab = 'texts' WHERE id = 1;

CREATE TABLE keyless (a text, b text);
INSERT INTO keyless VALUES ('x', 'y'), ('x', 'y'), (NULL, ''), ('', NULL), (NULL, NULL), ('y', 'x');
