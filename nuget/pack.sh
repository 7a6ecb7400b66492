#!/usr/bin/env bash
# Packs every package into artifacts/packages.
set -euo pipefail
cd "$(dirname "$0")/.."
# One commit gives the same bytes whenever it is packed: the files in a package bear the commit's time.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 315532800)}
export SOURCE_DATE_EPOCH
for project in analyzers/OrderBackup.Analyzers.Package runtime/OrderBackup runtime/OrderBackup.AspNetCore runtime/OrderBackup.Tool msbuild-task/OrderBackup.MSBuild; do
    dotnet pack --configuration Release -p:ContinuousIntegrationBuild=true --nologo -tl:off --verbosity quiet -clp:NoSummary "$project"
done
ls artifacts/packages
