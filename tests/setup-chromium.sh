#!/usr/bin/env bash
# Makes sure that the tests of the sample application's pages have what they need, and prints it as shell assignments: a Chromium,
# installed with apt where none is there, and axe-core, which finds what keeps people out of a page.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
folder=$root/artifacts/axe-core
version=4.14.1

find_browser() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name"; then return 0; fi
    done
    return 1
}

if ! find_browser >/dev/null; then
    "$root/tests/install-with-apt.sh" chromium Chromium "Install it, or set CHROMIUM to its path, and run this again."
    find_browser >/dev/null || { echo "error: Chromium was installed but is not on PATH." >&2; exit 1; }
fi

if [ ! -e "$folder/$version" ]; then
    command -v npm >/dev/null || { echo "error: npm, which fetches axe-core, is not on PATH." >&2; exit 1; }
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "axe-core@$version" >&2
    touch "$folder/$version"
fi

echo "CHROMIUM=$(find_browser) AXE=$folder/node_modules/axe-core/axe.min.js"
