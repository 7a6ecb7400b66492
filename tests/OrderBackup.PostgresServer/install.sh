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
    if ! command -v apt-get >/dev/null; then
        echo "error: PostgreSQL (server, pg_dump and psql) is not installed, and there is no apt-get here to install it with. Install PostgreSQL 15 or newer and run this again." >&2
        exit 1
    fi
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "error: PostgreSQL is not installed, and installing it needs root or sudo. Run: apt-get install postgresql" >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    echo "Installing PostgreSQL with apt-get ..." >&2
    "${as_root[@]}" apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends postgresql >&2
    has_postgresql || { echo "error: PostgreSQL was installed but its programs are not where they are expected." >&2; exit 1; }
fi
