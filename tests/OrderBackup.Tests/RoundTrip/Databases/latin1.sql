-- server: other
-- options: ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'
CREATE TABLE "Größe" ("Länge" numeric, "Straße" text PRIMARY KEY, g text GENERATED ALWAYS AS ('É' || "Straße") STORED);
INSERT INTO "Größe" VALUES (1.50, 'Müllerstraße'), (NULL, 'ÿþ£');
INSERT INTO "Größe" SELECT n, chr(n) FROM generate_series(160, 255) n WHERE n NOT IN (254, 255);
CREATE FUNCTION "grüß"() RETURNS text LANGUAGE sql AS $$SELECT 'Grüß Gott'$$;
