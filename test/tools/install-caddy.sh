#!/usr/bin/env bash
# Builds Caddy beside the other tools, from the Go modules that the test host builds it from too.
# Does nothing where the program is there, or where there is no Go: the tests that need it say so then.
set -euo pipefail
cd "$(dirname "$0")/../.."

program=$PWD/.venv/programs/caddy
if command -v caddy >/dev/null || [[ -x $program ]] || ! command -v go >/dev/null; then exit 0; fi
mkdir -p "$(dirname "$program")"
go build -C test/host/images/caddy-rfc2136 -o "$program" .
