-- server: other
-- options: ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'
CREATE TABLE "주문" (id int PRIMARY KEY, "이름" text, g text GENERATED ALWAYS AS ('님 ' || "이름") STORED);
INSERT INTO "주문" VALUES (1, '홍길동'), (2, '🪑'), (3, '');
COMMENT ON TABLE "주문" IS '주문 표';
