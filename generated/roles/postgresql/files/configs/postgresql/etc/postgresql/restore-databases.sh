#!/usr/bin/env bash
# Reads an archive of dump-databases.sh from standard input and puts each of its databases back as it was,
# in place of what is there. Roles keep the passwords that they have.
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
tar --extract --directory="$folder"

while read -r database; do
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=name="$database" --username=postgres <<'SQL'
SELECT format('CREATE ROLE %I', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
DROP DATABASE IF EXISTS :"name" WITH (FORCE);
SQL
  pg_restore --username=postgres --dbname=postgres --create --exit-on-error -- "$folder/$database.dump"
done <"$folder/databases"
