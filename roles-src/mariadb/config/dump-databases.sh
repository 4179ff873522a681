#!/usr/bin/env bash
# Writes all databases that are not MariaDB's own to standard output, as SQL and in one consistent state.
set -euo pipefail

own="SELECT schema_name FROM information_schema.schemata
  WHERE schema_name NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys') ORDER BY 1"
mapfile -t databases < <(mariadb --user=mysql --batch --skip-column-names --execute="$own")
if [[ ${#databases[@]} -eq 0 ]]; then
  echo "there is no database to dump" >&2
  exit 1
fi

mariadb-dump --user=mysql --single-transaction --routines --events --triggers --add-drop-database --databases "${databases[@]}"
