namespace OrderBackup.Scripts;

/// <summary>The part of <c>restore.sh</c> that is the same for every backup.</summary>
internal static class ShellScriptSteps
{
    public const string Arguments = """
        newline='
        '

        say() { printf '%s\n' "$*"; }

        fail() {
            code=$1
            shift
            printf 'restore.sh: %s\n' "$*" >&2
            exit "$code"
        }

        replace=yes
        usage='usage: sh restore.sh [NAME | --new NAME]'
        case ${1-} in
            -h | --help) say "$usage"; exit 0 ;;
            --new)
                [ $# -eq 2 ] || fail 1 "$usage"
                target=$2
                replace=no
                ;;
            -*) fail 1 "$usage" ;;
            *)
                [ $# -le 1 ] || fail 1 "$usage"
                target=${1-$target}
                ;;
        esac
        [ -n "$target" ] || fail 1 "$usage"
        case $target in
            *"$newline"*) fail 1 'the name of the database holds a line break, which this script cannot pass on; use order-backup restore' ;;
        esac


        """;

    public const string Sums = """
        CDPATH='' cd -- "$(dirname -- "$0")" || fail 1 'cannot enter the folder of the backup'

        # psql speaks UTF-8 here, whatever the terminal does: that is the encoding of the names below.
        PGCLIENTENCODING=UTF8
        PGOPTIONS="${PGOPTIONS-} $options"
        PGAPPNAME=order-backup-restore
        export PGCLIENTENCODING PGOPTIONS PGAPPNAME

        for tool in psql $unpacker; do
            command -v "$tool" >/dev/null 2>&1 || fail 1 "$tool is needed and not installed, or not in PATH; nothing was done"
        done
        if command -v sha256sum >/dev/null 2>&1; then
            sha256() { sha256sum "$@"; }
        elif command -v shasum >/dev/null 2>&1; then
            sha256() { shasum -a 256 "$@"; }
        else
            fail 1 'sha256sum or shasum is needed and neither is installed; nothing was done'
        fi

        damaged() { fail 2 "the backup is damaged: $*. Nothing was restored; use another copy of it."; }

        say "Checking backup $backup ..."
        [ -f SHA256SUMS ] || damaged 'the file SHA256SUMS is missing'
        listed=$(grep -c '' SHA256SUMS)
        [ "$listed" -gt 0 ] || damaged 'the file SHA256SUMS is empty'
        grep -Fq "  $dump" SHA256SUMS || damaged "SHA256SUMS does not list $dump"
        sums=$(sha256 -c SHA256SUMS 2>&1)
        intact=$?
        # A line that is no sum at all only gets a warning: every line must have been found good.
        good=$(printf '%s\n' "$sums" | grep -c ': OK$')
        if [ "$intact" -ne 0 ] || [ "$good" -ne "$listed" ]; then
            printf '%s\n' "$sums" | grep -v ': OK$' >&2
            damaged 'a file is missing or is not what SHA256SUMS says'
        fi
        found=$(unpack | sha256 | cut -d ' ' -f 1)
        [ "$found" = "$dump_sha256" ] || damaged "the SQL in $dump is not what was dumped"


        """;

    public const string Restore = """
        # A connection string, because the name of a database may look like one.
        database() { printf "dbname='%s'" "$(printf '%s' "$1" | sed "s/[\\\\']/\\\\&/g")"; }

        server() {
            psql -X -q -A -t -v ON_ERROR_STOP=1 -v target="$target" -v restore="$restore" -v former="$former" -v exists="$exists" \
                -d "$(database "$maintenance")" "$@"
        }

        in_restored() {
            psql -X -q -A -t -v ON_ERROR_STOP=1 -v restore="$restore" -d "$(database "$restore")" "$@"
        }

        restore= former= exists=false created=no placed=no

        finish() {
            code=$?
            trap - EXIT
            if [ "$created" = yes ] && [ "$placed" = no ]; then
                if sql_drop | server; then
                    say "Dropped $restore again." >&2
                else
                    say "Could not drop $restore; drop it by hand." >&2
                fi
            fi
            [ "$code" -eq 0 ] || [ "$placed" = yes ] || say "Nothing was replaced: the database $target is what it was." >&2
            exit "$code"
        }
        trap finish EXIT
        trap 'exit 1' HUP INT TERM

        # Not the target itself: a database cannot be renamed by a session in it.
        maintenance=postgres
        if [ "$target" = postgres ] || ! server -c 'SELECT 1' >/dev/null 2>&1; then
            maintenance=template1
            server -c 'SELECT 1' >/dev/null || fail 1 'cannot connect to the server'
        fi

        plan=$(sql_plan | server) || fail 1 'cannot read from the server'
        fact() { printf '%s\n' "$plan" | sed -n "s/^$1=//p"; }
        restore=$(fact restore)
        former=$(fact former)
        exists=$(fact exists)
        sessions=$(fact sessions)
        longest=$(fact longest)
        [ -n "$restore" ] || fail 1 'the server did not answer as expected'
        [ "$longest" -eq 0 ] || fail 1 "the name $target is longer than the $longest bytes that the server allows"
        if [ "$replace" = no ] && [ "$exists" = true ]; then
            fail 1 "there is a database $target already; --new needs a name that is free"
        fi
        [ "$sessions" -eq 0 ] || fail 1 "sessions connected to $target: $sessions. Stop what uses it, then start again."

        say "Loading into $restore ..."
        sql_create | server -v target="$restore" || fail 1 'the new database could not be created'
        created=yes
        # The word after the dump is printed only when psql has read and run all of it.
        end=order_backup_end_of_dump
        loaded=$({ sql_guard && unpack && printf '\n\\echo %s\n' "$end"; } | in_restored -o /dev/null) && [ "$loaded" = "$end" ] ||
            fail 1 'the dump could not be loaded'

        say 'Counting rows ...'
        sql_check | in_restored
        case $? in
            0) ;;
            3) fail 2 'the restored database does not hold what the backup says' ;;
            *) fail 1 'the restored database could not be checked' ;;
        esac

        sql_settings | server -v target="$restore" || fail 1 'the settings of the database could not be applied'
        sql_swap | server || fail 1 "the restored database could not take the name $target"
        placed=yes

        say "Restored: $target holds backup $backup."
        [ "$exists" = false ] || say "The former database is kept as $former; drop it when you no longer need it."
        say 'Row counts and sequences were checked, not every value: order-backup verify --against does that.'
        say 'Run ANALYZE in it, so that queries are planned well.'

        """;
}
