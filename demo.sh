#!/usr/bin/env bash
# The whole story on a throwaway PostgreSQL server: an order database, a backup with proof, a disaster, a verified restore.
# Everything that it makes is in one temporary folder; the server is stopped and deleted at the end.
set -euo pipefail
cd "$(dirname "$0")"

orders=20000
tests/OrderBackup.PostgresServer/install.sh

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
run() { printf '\033[2m$ %s\033[0m\n' "$*"; }

say "Building"
dotnet build --configuration Release --verbosity quiet --nologo -tl:off -clp:NoSummary runtime/OrderBackup.Tool
dotnet build --configuration Release --verbosity quiet --nologo -tl:off -clp:NoSummary samples/FurnitureOrders
dotnet build --configuration Release --verbosity quiet --nologo -tl:off -clp:NoSummary tests/OrderBackup.PostgresServer

folder=$(mktemp -d)
keep=$folder/backups
mkfifo "$folder/stop"
dotnet tests/OrderBackup.PostgresServer/bin/Release/net10.0/OrderBackup.PostgresServer.dll <"$folder/stop" >"$folder/server" &
server=$!
exec 9>"$folder/stop"
finish() {
    exec 9>&-
    wait "$server" || true
    rm -f "$folder/stop" "$folder/server"
}
trap finish EXIT

while [ ! -s "$folder/server" ]; do
    kill -0 "$server" || { echo "error: the throwaway server did not start." >&2; exit 1; }
    read -rt 0.2 <> <(:) || true
done
# shellcheck disable=SC1091
. "$folder/server"
psql=$POSTGRES_BIN/psql
"$psql" -qX -d postgres -c 'CREATE DATABASE furniture TEMPLATE template0'
export ORDER_BACKUP_CONNECTION="Host=$PGHOST;Port=$PGPORT;Username=$PGUSER;Password=$PGPASSWORD;Database=furniture"
order_backup() {
    run "order-backup $*"
    dotnet runtime/OrderBackup.Tool/bin/Release/net10.0/order-backup.dll "$@" --manifest samples/FurnitureOrders/BackupCoverage.txt
}

say "1. A furniture maker's order database with $orders orders"
dotnet samples/FurnitureOrders/bin/Release/net10.0/FurnitureOrders.dll create --orders "$orders"

say "2. Does the manifest cover every column of every table that belongs to an order?"
order_backup check

say "3. A backup in two tiers, with proof"
order_backup backup --to "$keep/tier1_primary" --to "$keep/tier2_secondary"
backup=$(ls -d "$keep"/tier1_primary/[0-9]*)

say "4. A disaster: statuses overwritten, documents emptied, a table and a column dropped"
run "psql furniture"
"$psql" -X -e -d furniture <<'SQL'
UPDATE orders SET status = 'COMPLETED' WHERE id % 10 = 0;
UPDATE orders SET structured_data = '{}' WHERE id % 4 = 0;
DROP TABLE order_events;
ALTER TABLE orders DROP COLUMN shipping_fee;
SQL

say "5. What differs from the backup?"
status=0
order_backup verify "$backup" --against || status=$?
[ "$status" -eq 2 ] || { echo "error: the disaster was not noticed (exit code $status)." >&2; exit 1; }

say "6. The restore: verified, loaded beside the damaged database, compared, and only then put in its place"
order_backup restore "$backup"

say "7. And now?"
order_backup verify "$backup" --against | tee "$folder/verdict"

say "The double-check report, computed: $backup/double_check.md"
echo "Both tiers are in $keep; remove that folder when you have looked at it."
finish
trap - EXIT
grep '^identical: ' "$folder/verdict" | tail -n 1
rm -f "$folder/verdict"
