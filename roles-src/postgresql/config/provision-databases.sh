#!/usr/bin/env bash
# Creates the databases that a folder of secrets names (database_<name>), each with an owner of that name,
# and keeps every password equal to its file. Prints "changed: …" for each change, and nothing else.
# usage: provision-databases.sh [folder of secrets] [folder with the lists "extensions" and "memberships"]
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

secrets=${1:-/run/secrets}
lists=${2:-/etc/postgresql}

# Over the socket the system user postgres is trusted by its uid, so a new password in the vault locks nobody out.
administer() {
  psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 --username=postgres "$@"
}

logs_in() {
  local role=$1 database=$2 password_file=$3
  PGPASSWORD=$(<"$password_file") psql --no-psqlrc --quiet --host=127.0.0.1 --username="$role" \
    --dbname="$database" --command='' >/dev/null 2>&1
}

# The password goes from its file into a variable of psql: neither argv nor the server's log sees it.
keep_password() {
  local role=$1 database=$2 password_file=$3
  if logs_in "$role" "$database" "$password_file"; then return; fi
  PASSWORD_FILE=$password_file administer --set=role="$role" <<'SQL'
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
\set password `cat "$PASSWORD_FILE"`
ALTER ROLE :"role" LOGIN PASSWORD :'password';
SQL
  echo "changed: password of role '$role'"
  if ! logs_in "$role" "$database" "$password_file"; then
    echo "role '$role' cannot log in to database '$database' with the password in '$password_file'" >&2
    exit 1
  fi
}

create_role() {
  if [[ -n $(administer --set=role="$1" <<<"SELECT 1 FROM pg_roles WHERE rolname = :'role'") ]]; then return; fi
  administer --set=role="$1" <<<'CREATE ROLE :"role" LOGIN'
  echo "changed: role '$1'"
}

create_database() {
  local owner
  owner=$(administer --set=name="$1" <<<"SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = :'name'")
  if [[ $owner == "$1" ]]; then return; fi
  if [[ -z $owner ]]; then
    administer --set=name="$1" <<<'CREATE DATABASE :"name" OWNER :"name"'
    echo "changed: database '$1'"
  else
    administer --set=name="$1" <<<'ALTER DATABASE :"name" OWNER TO :"name"'
    echo "changed: owner of database '$1'"
  fi
}

# Without this, every role may connect to every database.
close_to_others() {
  local open="SELECT 1 WHERE has_database_privilege('public', :'name', 'CONNECT')"
  if [[ -z $(administer --set=name="$1" <<<"$open") ]]; then return; fi
  administer --set=name="$1" <<<'REVOKE ALL ON DATABASE :"name" FROM PUBLIC'
  echo "changed: database '$1' is closed to other roles"
}

create_extension() {
  local database=$1 extension=$2 installed="SELECT 1 FROM pg_extension WHERE extname = :'name'"
  if [[ -n $(administer --dbname="$database" --set=name="$extension" <<<"$installed") ]]; then return; fi
  administer --dbname="$database" --set=name="$extension" <<<'CREATE EXTENSION :"name"'
  echo "changed: extension '$extension' of database '$database'"
}

# Another build of the image may sort texts otherwise, with another ICU or C library: an index in the old order does not
# find what is there, and lets in twice what should be unique. PostgreSQL says so since version 15.
renew_orders() {
  local -x PGOPTIONS="-c client_min_messages=error"
  local database known="SELECT 1 WHERE current_setting('server_version_num')::int >= 150000"
  local changed="SELECT datname FROM pg_database WHERE datcollversion <> pg_database_collation_actual_version(oid) ORDER BY 1"
  if [[ -z $(administer --command="$known") ]]; then return; fi
  while read -r database; do
    if [[ $database != template0 ]]; then
      administer --dbname="$database" --set=name="$database" <<<'REINDEX DATABASE CONCURRENTLY :"name"'
    fi
    administer --set=name="$database" <<<'ALTER DATABASE :"name" REFRESH COLLATION VERSION'
    echo "changed: indexes of database '$database' are in the order of this image"
  done < <(administer --command="$changed")
}

grant_membership() {
  local role=$1 group=$2 member="SELECT 1 WHERE pg_has_role(:'role', :'group', 'MEMBER')"
  if [[ -n $(administer --set=role="$role" --set=group="$group" <<<"$member") ]]; then return; fi
  administer --set=role="$role" --set=group="$group" <<<'GRANT :"group" TO :"role"'
  echo "changed: role '$role' is a member of '$group'"
}

keep_password postgres postgres "$secrets/POSTGRES_PASSWORD"

# Before anything is created: a template in the old order is refused.
renew_orders

shopt -s nullglob
for password_file in "$secrets"/database_*; do
  name=${password_file#"$secrets/database_"}
  create_role "$name"
  create_database "$name"
  close_to_others "$name"
  keep_password "$name" "$name" "$password_file"
done

while read -r database extension; do create_extension "$database" "$extension"; done <"$lists/extensions"
while read -r role group; do grant_membership "$role" "$group"; done <"$lists/memberships"
