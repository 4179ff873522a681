#!/usr/bin/env bash
# Gives a cluster that was just loaded what its planner goes by: without it, queries take the wrong way until autovacuum came by.
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

vacuumdb --username=postgres --all --analyze-only --quiet
