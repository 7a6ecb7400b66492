-- One field of 64 MB each, which no buffer holds at once.
CREATE TABLE large (id int PRIMARY KEY, t text, b bytea);
ALTER TABLE large ALTER t SET STORAGE EXTERNAL, ALTER b SET STORAGE EXTERNAL;
INSERT INTO large SELECT 1, repeat(E'0123456789\\\t한글abcdefghij\n', 2097152), NULL;
INSERT INTO large SELECT 2, NULL, decode(repeat('005c0a0d092e27ff', 8388608), 'hex');
INSERT INTO large VALUES (3, '', '');
