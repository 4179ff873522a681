#!/usr/bin/env bash
# Lays Debian's Compose v2 beside the other tools, the one that the hosts get, without installing the package.
# Does nothing where a Compose v2 is there, or where there are no Debian packages: the tests that need it say so then.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/tools/from-trixie.sh
. test/tools/from-trixie.sh

program=$PWD/.venv/programs/docker-compose
if docker compose version &>/dev/null || [[ -x $program ]]; then exit 0; fi
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
if ! unpack_from_trixie "$folder" docker-compose; then exit 0; fi
install -D --no-target-directory "$folder"/usr/libexec/docker/cli-plugins/docker-compose "$program"
