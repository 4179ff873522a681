#!/usr/bin/env bash
# Writes as SQL to standard output what no dump of a database holds: the roles with their passwords, memberships and settings, and
# what somebody put into the two databases that each cluster is born with.
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

# The new cluster is born with this role too. The commands left out guard psql, and some releases of it do not know them.
pg_dumpall --username=postgres --globals-only | sed --regexp-extended '/^CREATE ROLE postgres;$/d; /^\\(un)?restrict /d'
for database in postgres template1; do
  printf '\\connect %s\n' "$database"
  pg_dump --username=postgres -- "$database" | sed --regexp-extended '/^\\(un)?restrict /d'
done
