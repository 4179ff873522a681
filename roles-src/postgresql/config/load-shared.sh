#!/usr/bin/env bash
# Reads what write-shared.sh wrote from standard input, into a cluster that was just made.
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

export PGOPTIONS="--client-min-messages=warning"
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres >/dev/null
