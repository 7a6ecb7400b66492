-- server: other
-- options: ENCODING 'EUC_KR' LC_COLLATE 'C' LC_CTYPE 'C'
CREATE SCHEMA "매장";
CREATE TABLE "매장"."주문" ("번호" int PRIMARY KEY, "고객 이름" text, "상태" varchar CHECK ("상태" IN ('접수', '완료')), "표시" text GENERATED ALWAYS AS ('고객: ' || "고객 이름") STORED);
INSERT INTO "매장"."주문" VALUES (1, '홍길동', '접수'), (2, E'김\t\\가'::text, '완료'), (3, NULL, NULL);
CREATE SEQUENCE "매장"."순번" START 5;
CREATE TYPE "매장"."단계" AS ENUM ('접수', '완료');
CREATE TABLE stages (s "매장"."단계");
INSERT INTO stages VALUES ('접수');
COMMENT ON TABLE "매장"."주문" IS '주문 표';
SELECT format('COMMENT ON DATABASE %I IS %L', current_database(), '가구 주문') \gexec
SELECT lo_from_bytea(1, '\xb0a1');
