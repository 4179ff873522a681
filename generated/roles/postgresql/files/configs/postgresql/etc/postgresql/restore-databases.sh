#!/usr/bin/env bash
# Reads an archive of dump-databases.sh from standard input and puts each of its databases back as it was. Each is loaded
# as <name>_restored beside the one that is there; when all are, they change places. Roles keep the passwords that they
# have; those that are missing are created, and cannot log in until somebody says so.
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
tar --extract --directory="$folder"
export PGOPTIONS="--client-min-messages=warning"

administer() {
  psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres "$@"
}

create_missing_role() {
  administer --set=name="$1" <<'SQL'
SELECT format('CREATE ROLE %I NOLOGIN', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
SQL
}

# What an earlier run left: <name>_replaced is there only once the restored one has taken its place.
drop_leftovers() {
  administer --set=restored="$1_restored" --set=replaced="$1_replaced" <<'SQL'
DROP DATABASE IF EXISTS :"restored" WITH (FORCE);
DROP DATABASE IF EXISTS :"replaced" WITH (FORCE);
SQL
}

# The statements that create a database with its order of texts, owner and rights, under another name.
creation() {
  local name new line
  name=$(administer --set=name="$1" <<<"SELECT format('%I', :'name')")
  new=$(administer --set=name="$1_restored" <<<"SELECT format('%I', :'name')")
  pg_restore --create --list -- "$folder/$1.dump" | grep --extended-regexp '^[0-9]+; [0-9]+ [0-9]+ (DATABASE|ACL - DATABASE) ' >"$folder/list"
  pg_restore --create --use-list="$folder/list" --file="$folder/creation.sql" -- "$folder/$1.dump"
  while IFS= read -r line; do
    [[ $line == \\* ]] || printf '%s\n' "${line/" DATABASE $name "/" DATABASE $new "}"
  done <"$folder/creation.sql"
}

load_beside() {
  drop_leftovers "$1"
  creation "$1" >"$folder/creation-beside.sql"
  administer --file="$folder/creation-beside.sql" >/dev/null
  pg_restore --username=postgres --dbname="$1_restored" --exit-on-error -- "$folder/$1.dump"
}

# All in one transaction: where one cannot, each is what it was.
change_places() {
  local database
  {
    echo "BEGIN;"
    while read -r database; do
      printf '\\set name %s\n\\set restored %s\n\\set replaced %s\n' "$(quoted "$database")" "$(quoted "${database}_restored")" "$(quoted "${database}_replaced")"
      cat <<'SQL'
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN (:'name', :'restored');
SELECT format('ALTER DATABASE %I RENAME TO %I', datname, :'replaced') FROM pg_database WHERE datname = :'name' \gexec
ALTER DATABASE :"restored" RENAME TO :"name";
SQL
    done <"$folder/databases"
    echo "COMMIT;"
  } >"$folder/change.sql"
  administer --file="$folder/change.sql" >/dev/null
}

# A text as psql's own commands read it.
quoted() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

# Sets of earlier versions hold no list of roles.
if [[ -e $folder/roles ]]; then
  while read -r role; do create_missing_role "$role"; done <"$folder/roles"
fi
while read -r database; do create_missing_role "$database"; done <"$folder/databases"
while read -r database; do load_beside "$database"; done <"$folder/databases"
change_places
while read -r database; do drop_leftovers "$database"; done <"$folder/databases"
