#!/usr/bin/env bash
# Makes sure that this machine can run what the demo and the tests need: the .NET SDK is asked for, PostgreSQL is installed
# with apt where it is missing. Says clearly what is lacking where that cannot be done.
set -euo pipefail

if ! command -v dotnet >/dev/null; then
    echo "error: the .NET 10 SDK is not on PATH. Install it (https://dotnet.microsoft.com/download) and run this again." >&2
    exit 1
fi
if ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "error: this needs the .NET 10 SDK; found: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')." >&2
    exit 1
fi

has_postgresql() {
    local bin
    for bin in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
        [ -x "$bin/initdb" ] && [ -x "$bin/pg_dump" ] && [ -x "$bin/psql" ] && return 0
    done
    return 1
}

if ! has_postgresql; then
    "$(dirname "$0")/../install-with-apt.sh" postgresql "PostgreSQL (server, pg_dump and psql)" "Install PostgreSQL 15 or newer and run this again."
    has_postgresql || { echo "error: PostgreSQL was installed but its programs are not where they are expected." >&2; exit 1; }
fi
