#!/usr/bin/env bash
# Creates the databases that a folder of secrets names (database_<name>), each with an owner of that name,
# and keeps every password equal to its file. Prints "changed: …" for each change, and nothing else.
# usage: provision-databases.sh [folder of secrets]
set -euo pipefail

secrets=${1:-/run/secrets}

# Over the socket the container's own user is trusted by its uid, so a new password in the vault locks nobody out.
administer() {
  mariadb --user=mysql --protocol=socket --batch --skip-column-names
}

# The server resolves no names: localhost is the socket, and % is what comes over TCP.
logs_in() {
  local user=$1 host=$2 password_file=$3 way=(--protocol=socket)
  if [[ $host == "%" ]]; then way=(--protocol=tcp --host=127.0.0.1); fi
  MYSQL_PWD=$(<"$password_file") mariadb "${way[@]}" --user="$user" --execute='DO 0' >/dev/null 2>&1
}

# The password goes to the server in hexadecimal on standard input: argv does not see it, quoting cannot break it.
keep_password() {
  local user=$1 host=$2 password_file=$3 password
  if logs_in "$user" "$host" "$password_file"; then return; fi
  password=$(printf '%s' "$(<"$password_file")" | od -An -v -tx1 | tr -d ' \n')
  administer <<SQL
EXECUTE IMMEDIATE CONCAT('ALTER USER \`$user\`@\`$host\` IDENTIFIED BY ', QUOTE(CONVERT(X'$password' USING utf8mb4)));
SQL
  echo "changed: password of user '$user'"
  if ! logs_in "$user" "$host" "$password_file"; then
    echo "user '$user' cannot log in with the password in '$password_file'" >&2
    exit 1
  fi
}

create_database() {
  local known="SELECT 1 FROM information_schema.schemata WHERE schema_name = '$1'"
  if [[ -n $(administer <<<"$known") ]]; then return; fi
  administer <<<"CREATE DATABASE \`$1\` CHARACTER SET utf8mb4"
  echo "changed: database '$1'"
}

# A login that does not exist yet gets no usable password: keep_password sets it.
create_user() {
  local known="SELECT 1 FROM mysql.user WHERE user = '$1' AND host = '%'"
  if [[ -n $(administer <<<"$known") ]]; then return; fi
  administer <<<"CREATE USER \`$1\`@\`%\` IDENTIFIED VIA mysql_native_password USING 'invalid'"
  echo "changed: user '$1'"
}

grant_database() {
  local known="SELECT 1 FROM mysql.db WHERE user = '$1' AND host = '%' AND db = '${1//_/\\\\_}' AND drop_priv = 'Y'"
  if [[ -n $(administer <<<"$known") ]]; then return; fi
  administer <<<"GRANT ALL PRIVILEGES ON \`${1//_/\\_}\`.* TO \`$1\`@\`%\`"
  echo "changed: privileges on database '$1'"
}

keep_password root localhost "$secrets/MARIADB_ROOT_PASSWORD"

shopt -s nullglob
for password_file in "$secrets"/database_*; do
  name=${password_file#"$secrets/database_"}
  create_database "$name"
  create_user "$name"
  grant_database "$name"
  keep_password "$name" % "$password_file"
done
