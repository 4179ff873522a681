#!/usr/bin/env bash
# Writes a tar archive to standard output: one dump in PostgreSQL's custom format for each database, the names of all
# roles, and what else belongs to the whole cluster, without passwords, for people to read.
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT

ask() { psql --no-psqlrc --quiet --no-align --tuples-only --username=postgres --command="$1"; }

ask "SELECT datname FROM pg_database WHERE datallowconn AND datname NOT IN ('postgres', 'template1') ORDER BY 1" >"$folder/databases"
ask "SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1" >"$folder/roles"
pg_dumpall --username=postgres --globals-only --no-role-passwords >"$folder/globals.sql"

while read -r database; do
  pg_dump --username=postgres --format=custom --file="$folder/$database.dump" -- "$database"
done <"$folder/databases"

tar --create --directory="$folder" .
