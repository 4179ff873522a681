#!/usr/bin/env bash
# Reads an archive of dump-databases.sh from standard input and fails when its list is missing, when a database of it is
# missing, or when its dump cannot be read to the end. A cluster may have no database yet.
set -euo pipefail

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
tar --extract --directory="$folder"

if [[ ! -e $folder/databases ]]; then
  echo "the archive holds no list of databases" >&2
  exit 1
fi

while read -r database; do
  pg_restore --file=/dev/null -- "$folder/$database.dump"
done <"$folder/databases"
