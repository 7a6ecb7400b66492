#!/usr/bin/env bash
# Installs a Debian package, as root or with sudo, or says clearly why that cannot be done here.
# Usage: install-with-apt.sh PACKAGE "what it is" "what to do where there is no apt-get"
set -euo pipefail
package=$1 what=$2 otherwise=$3

if ! command -v apt-get >/dev/null; then
    echo "error: $what is not installed, and there is no apt-get here to install it with. $otherwise" >&2
    exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "error: $what is not installed, and installing it needs root or sudo. Run: apt-get install $package" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "Installing $what with apt-get ..." >&2
"${as_root[@]}" apt-get update -qq >&2
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$package" >&2
