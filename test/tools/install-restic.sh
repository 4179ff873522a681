#!/usr/bin/env bash
# Lays the restic of the hosts' Debian, and a server for it, beside the other tools. A controller may have another Debian, whose
# restic ends with other statuses. Does nothing where they are there, or where there are no Debian packages: the tests say so then.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/tools/from-trixie.sh
. test/tools/from-trixie.sh

programs=$PWD/.venv/programs/trixie
if [[ -x $programs/restic-rest-server ]]; then exit 0; fi
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
if ! unpack_from_trixie "$folder" restic restic-rest-server; then exit 0; fi
install -D --target-directory="$programs" "$folder"/usr/bin/restic "$folder"/usr/bin/restic-rest-server
