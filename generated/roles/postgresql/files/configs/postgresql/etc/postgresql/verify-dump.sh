#!/usr/bin/env bash
# Reads an archive of dump-databases.sh from standard input and fails when a database of its list is missing,
# or when its dump cannot be read to the end.
set -euo pipefail

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
tar --extract --directory="$folder"

if [[ ! -s $folder/databases ]]; then
  echo "the archive holds no database" >&2
  exit 1
fi

while read -r database; do
  pg_restore --file=/dev/null -- "$folder/$database.dump"
done <"$folder/databases"
