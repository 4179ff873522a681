#!/usr/bin/env bash
# Installs rsync, by which data moves between hosts over this machine. Does nothing where it is there, or where nobody may install
# Debian packages: the tests that need it say so then.
set -euo pipefail

if command -v rsync >/dev/null || [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then exit 0; fi
install() { DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends rsync >/dev/null; }
install 2>/dev/null || { apt-get update --quiet=2 && install; }
