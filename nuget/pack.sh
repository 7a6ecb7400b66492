#!/usr/bin/env bash
# Packs every package into artifacts/packages.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in runtime/OrderBackup runtime/OrderBackup.Tool msbuild-task/OrderBackup.MSBuild; do
    dotnet pack --configuration Release --nologo -tl:off --verbosity quiet -clp:NoSummary "$project"
done
ls artifacts/packages
