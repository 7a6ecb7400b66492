#!/usr/bin/env bash
# The whole story on a throwaway PostgreSQL server: an order database, a backup with proof, a disaster, a verified restore.
# Everything that it makes is in one temporary folder; the server is stopped and deleted at the end. The backups stay there to be looked
# at when all went well; after Ctrl+C or a failure nothing stays.
# With --web it starts the sample application on that database instead, until Ctrl+C, which stops and deletes everything.
set -euo pipefail
cd "$(dirname "$0")"

case "$*" in
    "") web=false ;;
    --web) web=true ;;
    *) echo "usage: ./demo.sh [--web]" >&2; exit 1 ;;
esac

orders=20000
tests/OrderBackup.PostgresServer/install.sh

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
run() { printf '\033[2m$ %s\033[0m\n' "$*"; }

say "Building"
$web || dotnet build --configuration Release --verbosity quiet --nologo -tl:off -clp:NoSummary runtime/OrderBackup.Tool
dotnet build --configuration Release --verbosity quiet --nologo -tl:off -clp:NoSummary -p:OrderBackupMode=off samples/FurnitureOrders
dotnet build --configuration Release --verbosity quiet --nologo -tl:off -clp:NoSummary tests/OrderBackup.PostgresServer

folder=$(mktemp -d)
keep=$folder/backups
server=
keeps_backups=false
finish() {
    trap - EXIT INT TERM
    if [ -n "$server" ]; then
        exec 9>&-
        wait "$server" || true
    fi
    if $keeps_backups; then
        rm -f "$folder/stop" "$folder/server" "$folder/verdict"
    else
        rm -rf "$folder"
    fi
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkfifo "$folder/stop"
dotnet tests/OrderBackup.PostgresServer/bin/Release/net10.0/OrderBackup.PostgresServer.dll <"$folder/stop" >"$folder/server" &
server=$!
exec 9>"$folder/stop"

while [ ! -s "$folder/server" ]; do
    kill -0 "$server" || { echo "error: the throwaway server did not start." >&2; exit 1; }
    read -rt 0.2 <> <(:) || true
done
# shellcheck disable=SC1091
. "$folder/server"
psql=$POSTGRES_BIN/psql
"$psql" -qX -d postgres -c 'CREATE DATABASE furniture TEMPLATE template0'
export ORDER_BACKUP_CONNECTION="Host=$PGHOST;Port=$PGPORT;Username=$PGUSER;Password=$PGPASSWORD;Database=furniture"

if $web; then
    app_dll=$PWD/samples/FurnitureOrders/bin/Release/net10.0/FurnitureOrders.dll
    say "A furniture maker's order database with $orders orders"
    dotnet "$app_dll" create --orders "$orders"

    # Each password is made here, printed once below and kept nowhere; the application gets its hash.
    new_password() { od -An -N9 -tx1 /dev/urandom | tr -d ' \n'; }
    admin_password=$(new_password)
    staff_password=$(new_password)
    export SignIn__Users__0__Name=admin SignIn__Users__0__Role=ADMIN SignIn__Users__1__Name=staff SignIn__Users__1__Role=STAFF
    SignIn__Users__0__PasswordHash=$(dotnet "$app_dll" hash-password <<<"$admin_password")
    SignIn__Users__1__PasswordHash=$(dotnet "$app_dll" hash-password <<<"$staff_password")
    export SignIn__Users__0__PasswordHash SignIn__Users__1__PasswordHash
    export OrderBackup__Folders__0="$keep/tier1_primary" OrderBackup__Folders__1="$keep/tier2_secondary" KeysFolder="$folder/keys"
    dotnet "$app_dll" web --urls http://127.0.0.1:0 --contentRoot "$PWD/samples/FurnitureOrders" 9>&- >"$folder/web.log" 2>&1 &
    app=$!
    finish_web() {
        trap - EXIT INT TERM
        say "Stopping"
        kill "$app" 2>/dev/null || true
        wait "$app" || true
        finish
    }
    trap finish_web EXIT
    trap 'exit 0' INT TERM

    until grep -q 'Now listening on: ' "$folder/web.log"; do
        kill -0 "$app" 2>/dev/null || { echo "error: the application did not start:" >&2; cat "$folder/web.log" >&2; exit 1; }
        read -rt 0.2 <> <(:) || true
    done
    address=$(sed -n 's/.*Now listening on: //p' "$folder/web.log")
    say "Look at $address"
    echo "  orders   $address/            sign in as admin with $admin_password"
    echo "  backups  $address/api/backup  (administrators only: staff, with $staff_password, sees the orders alone)"
    echo "  log      $folder/web.log"
    echo "Ctrl+C stops the application and the server, and deletes the database and the backups."
    status=0
    wait "$app" || status=$?
    echo "error: the application ended by itself (exit code $status). The end of its log:" >&2
    tail -n 40 "$folder/web.log" >&2
    exit 1
fi

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

say "The double-check report, computed: $backup/double_check.html (and double_check.md)"
echo "Both tiers are in $keep; remove that folder when you have looked at it."
verdict=$(grep '^identical: ' "$folder/verdict" | tail -n 1)
keeps_backups=true
finish
echo "$verdict"
