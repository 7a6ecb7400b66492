-- database: Zoo "it's" a=b $1 \ 가구.주문 R
-- Names that need quoting everywhere, tables without columns or rows, a statement longer than a buffer.
CREATE SCHEMA "Upper";
CREATE SCHEMA "select";
CREATE SCHEMA "a.b";
CREATE TABLE "Order Lines" ("Unit.Price" numeric(10,2), "it's" text, "say ""hi""" text, "$cash" int, a$b int, "UPPER" text, "select" int, "from" text, "한글" text, "tab	x" text, "new
line" text, "back\slash" text, "E'x'" int, "🪑" text, "a,b" int, "(c)" int, "--x" int, "/*y*/" int, "\." int, "%s" text, ":v" text, PRIMARY KEY ("$cash", "한글"));
INSERT INTO "Order Lines" VALUES (1.50, 'a', 'b', 1, 2, 'U', 3, 'f', '가', 't', 'n', 'b', 4, 'c', 5, 6, 7, 8, 9, '%', ':v'), (NULL, NULL, NULL, 2, NULL, NULL, NULL, NULL, '나', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', '');
CREATE TABLE "a.b"."c.d" ("e.f" int GENERATED ALWAYS AS IDENTITY, g text GENERATED ALWAYS AS (upper(h) || ' "x"') STORED, h text);
INSERT INTO "a.b"."c.d" (h) VALUES ('a'), ('é'), (NULL);
CREATE TABLE "Upper"."Table" (id bigserial PRIMARY KEY, "Id" int, "ID" int);
INSERT INTO "Upper"."Table" ("Id", "ID") VALUES (1, 2), (2, 1);
CREATE TABLE "select"."table" ("user" text, "order" int UNIQUE);
INSERT INTO "select"."table" VALUES ('u', 1);
CREATE TABLE "new
line ""and"" quote" ("x
y" int);
COMMENT ON TABLE "new
line ""and"" quote" IS E'--\n-- Name: fake; Type: TABLE; Schema: public; Owner: x\n--\n\nCOPY public.fake (id) FROM stdin;\n1\n\\.\n';
INSERT INTO "new
line ""and"" quote" VALUES (1), (2);
CREATE TABLE "주문 목록" ("번호" int PRIMARY KEY, "상태" text CHECK ("상태" IN ('접수', '완료')));
INSERT INTO "주문 목록" VALUES (1, '접수'), (2, '완료');
CREATE TABLE "a23456789_123456789_123456789_123456789_123456789_123456789_123" ("b23456789_123456789_123456789_123456789_123456789_123456789_123" int);
INSERT INTO "a23456789_123456789_123456789_123456789_123456789_123456789_123" VALUES (1);
CREATE TABLE "가나다라마바사아자차카타파하가나다라마바사" ("거너더러머버서어저처커터퍼허거너더러머버서" text PRIMARY KEY);
INSERT INTO "가나다라마바사아자차카타파하가나다라마바사" VALUES ('x');
CREATE SEQUENCE "Seq ""q"" 'a' \ 가" START 5;
SELECT nextval('"Seq ""q"" ''a'' \ 가"');
CREATE TABLE "COPY public.orders (id) FROM stdin;" (id int);
INSERT INTO "COPY public.orders (id) FROM stdin;" VALUES (1);
CREATE TABLE "\." ("\." text);
INSERT INTO "\." VALUES ('\.');
CREATE TABLE no_columns ();
INSERT INTO no_columns SELECT FROM generate_series(1, 7);
CREATE TABLE no_columns_no_rows ();
CREATE TABLE no_rows (a int, b text);
CREATE TABLE only_generated (a int GENERATED ALWAYS AS (1 + 1) STORED);
INSERT INTO only_generated SELECT FROM generate_series(1, 3);
CREATE TABLE dropped_columns (a int, b int, c int);
ALTER TABLE dropped_columns DROP COLUMN a, DROP COLUMN c, ADD COLUMN a text;
INSERT INTO dropped_columns VALUES (1, 'x');
CREATE TABLE all_dropped (a int);
INSERT INTO all_dropped VALUES (1), (2);
ALTER TABLE all_dropped DROP COLUMN a;
-- 1,500 names of 63 bytes, each written with quotes.
SELECT 'CREATE TABLE many_columns (' || string_agg(format('%I int', rpad('Column ' || n || ' ', 63, 'x')), ', ') || ')' FROM generate_series(1, 1500) n \gexec
SELECT 'INSERT INTO many_columns SELECT ' || string_agg(n::text, ', ') FROM generate_series(1, 1500) n \gexec
CREATE VIEW "View ""1""" AS SELECT "Unit.Price" AS "P.1", "it's" FROM "Order Lines";
CREATE FUNCTION "Fn ""x"" 가"("Arg 1" int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE INDEX "Idx ""1"" 가" ON "Order Lines" (lower("it's"), ("a,b" + 1)) WHERE "UPPER" <> '';
CREATE TRIGGER "Trig ""1""" BEFORE UPDATE ON "Order Lines" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
SELECT lo_from_bytea(4294967295, 'x');
