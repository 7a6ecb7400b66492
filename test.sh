#!/usr/bin/env bash
# Sets up what is missing and runs every test. The last line is "N passed, N failed[, N skipped]".
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

tests/OrderBackup.PostgresServer/install.sh || { echo "0 passed, 1 failed"; exit 1; }
if ! tests/setup-newer-server.sh >/dev/null; then
    echo "error: the newer PostgreSQL server that the version tests need could not be installed." >&2
    echo "0 passed, 1 failed"
    exit 1
fi
if ! tests/setup-chromium.sh >/dev/null; then
    echo "error: the browser that the tests of the sample's pages need could not be set up." >&2
    echo "0 passed, 1 failed"
    exit 1
fi
if ! dotnet build --configuration Release --verbosity quiet -clp:NoSummary; then
    echo "0 passed, 1 failed"
    exit 1
fi

# The analyzers run in whatever compiler a user has: their tests run with the oldest Roslyn that is supported, built above, and with the
# newest, built beside it.
newest_roslyn=$(sed -n 's:.*<RoslynNewestVersion>\(.*\)</RoslynNewestVersion>.*:\1:p' Directory.Packages.props)
if ! dotnet build tests/OrderBackup.Analyzers.Tests --configuration Release --verbosity quiet -clp:NoSummary "-p:TestRoslynVersion=$newest_roslyn"; then
    echo "0 passed, 1 failed"
    exit 1
fi

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
failed_runs=0
run() { # the name of the run, the test assembly
    echo "== $1"
    # A test that hangs fails the run instead of holding it up for ever.
    timeout --kill-after=30 1200 dotnet "$2" -noColor -noLogo -result-xml "$results/$1.xml" || failed_runs=$((failed_runs + 1))
}
for project in tests/*.Tests; do
    name=$(basename "$project")
    run "$name" "$project/bin/Release/net10.0/$name.dll"
done
run "OrderBackup.Analyzers.Tests-roslyn-$newest_roslyn" "artifacts/roslyn-$newest_roslyn/bin/Release/net10.0/OrderBackup.Analyzers.Tests.dll"

# The runner's own report counts; a project that died without one is a failure.
sum() { cat "$results"/*.xml 2>/dev/null | grep -o "<assembly [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(sum passed)
failed=$(($(sum failed) + $(sum errors)))
skipped=$(sum skipped)
if [ "$failed_runs" -gt 0 ] && [ "$failed" -eq 0 ]; then
    failed=$failed_runs
fi
if [ "$passed" -eq 0 ]; then
    failed=$((failed + 1))
fi

line="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ]
