#!/usr/bin/env bash
# Writes a tar archive to standard output: one dump in PostgreSQL's custom format for each database.
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT

own="SELECT datname FROM pg_database WHERE datallowconn AND datname NOT IN ('postgres', 'template1') ORDER BY 1"
psql --no-psqlrc --quiet --no-align --tuples-only --username=postgres --command="$own" >"$folder/databases"

while read -r database; do
  pg_dump --username=postgres --format=custom --file="$folder/$database.dump" -- "$database"
done <"$folder/databases"

tar --create --directory="$folder" .
