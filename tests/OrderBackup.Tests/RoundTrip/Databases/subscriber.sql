-- A subscription blocks DROP DATABASE until its slot is released, here in a database that is read-only unless told otherwise.
CREATE TABLE orders (id int PRIMARY KEY, status text);
INSERT INTO orders VALUES (1, 'RECEIVED');
CREATE SUBSCRIPTION "In coming" CONNECTION 'host=nowhere.invalid dbname=x password=hidden' PUBLICATION a, "B c" WITH (connect = false, slot_name = 'slot_a');
CREATE SUBSCRIPTION slotless CONNECTION 'host=nowhere.invalid' PUBLICATION a WITH (connect = false, slot_name = NONE);
SELECT format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()) \gexec
