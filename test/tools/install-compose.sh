#!/usr/bin/env bash
# Lays Debian's Compose v2 beside the other tools, the one that the hosts get, without installing the package.
# Does nothing where a Compose v2 is there, or where there are no Debian packages: the tests that need it say so then.
set -euo pipefail
cd "$(dirname "$0")/../.."

program=$PWD/.venv/programs/docker-compose
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
if docker compose version &>/dev/null || [[ -x $program ]]; then exit 0; fi
if ! command -v apt-get >/dev/null || [[ ! -e $keyring ]]; then exit 0; fi

# Debian 12 itself has the first Compose: a list of packages of its own for Debian 13, from where the machine's come.
archive=$(apt-get indextargets --format "\$(ORIGIN)|\$(REPO_URI)" | sed -n '/security/d; s/^Debian|//p' | head -n 1)
[[ -n $archive ]] || exit 0
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
chmod 0755 "$folder"
cd "$folder"
mkdir lists cache
echo "deb [signed-by=$keyring] $archive trixie main" >sources.list
apt() {
  apt-get --quiet=2 -o Dir::Etc::SourceList="$PWD/sources.list" -o Dir::Etc::SourceParts=- \
    -o Dir::State::Lists="$PWD/lists" -o Dir::Cache="$PWD/cache" \
    -o APT::Sandbox::User=root -o Acquire::Languages=none "$@"
}
if ! { apt update && apt download docker-compose; } 2>/dev/null; then exit 0; fi
dpkg-deb --extract docker-compose_*.deb .
install -D --no-target-directory usr/libexec/docker/cli-plugins/docker-compose "$program"
