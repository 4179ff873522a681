#!/usr/bin/env bash
# Lays Debian's docker-registry beside the other tools, without installing the package, which would start a service.
# Does nothing where the program is there, or where there are no Debian packages: the tests that need it say so then.
set -euo pipefail
cd "$(dirname "$0")/../.."

programs=$PWD/.venv/programs
if command -v docker-registry >/dev/null || [[ -x $programs/docker-registry ]] || ! command -v apt-get >/dev/null; then exit 0; fi

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
chmod 0755 "$folder"
cd "$folder"
fetch() { apt-get download --quiet=2 -o APT::Sandbox::User=root docker-registry; }
if ! fetch 2>/dev/null; then
  if [[ $(id -u) -ne 0 ]] || ! apt-get update --quiet=2 || ! fetch; then exit 0; fi
fi
dpkg-deb --extract docker-registry_*.deb .
install -D --target-directory="$programs" usr/bin/docker-registry
