#!/usr/bin/env bash
# Behaves as the official image's entrypoint does before version 18, where a deployment can tell: starts as root, makes the
# data directory its own, drops to uid 999 and initialises an empty directory once.
set -Eeo pipefail

# from_file NAME [DEFAULT]: the value of NAME, or the content of the file that NAME_FILE names.
from_file() {
  local file_variable="$1_FILE"
  if [[ -n "${!1:-}" && -n "${!file_variable:-}" ]]; then
    echo >&2 "error: both $1 and $file_variable are set (but are exclusive)"
    exit 1
  fi
  local value="${!1:-${2:-}}"
  if [[ -n "${!file_variable:-}" ]]; then value="$(<"${!file_variable}")"; fi
  export "$1=$value"
  unset "$file_variable"
}

initialise() {
  if [[ -z "$POSTGRES_PASSWORD" && "${POSTGRES_HOST_AUTH_METHOD:-}" != trust ]]; then
    echo >&2 'Error: Database is uninitialized and superuser password is not specified.'
    exit 1
  fi
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD") '"$POSTGRES_INITDB_ARGS"
  local method
  method="${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption "${@:2}")}"
  printf '\nhost all all all %s\n' "$method" >> "$PGDATA/pg_hba.conf"
  export PGPASSWORD="$POSTGRES_PASSWORD"
  pg_ctl -D "$PGDATA" -w start -o "$(printf '%q ' "${@:2}" -c listen_addresses= -p 5432)"
  local sql=(psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc)
  if [[ "$POSTGRES_DB" != postgres ]]; then
    "${sql[@]}" --dbname postgres --set db="$POSTGRES_DB" <<< 'CREATE DATABASE :"db";'
  fi
  local script
  for script in /docker-entrypoint-initdb.d/*; do
    case "$script" in
      *.sh) if [[ -x "$script" ]]; then "$script"; else . "$script"; fi ;;
      *.sql) "${sql[@]}" --dbname "$POSTGRES_DB" -f "$script" ;;
    esac
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD
  echo 'PostgreSQL init process complete; ready for start up.'
}

if [[ "${1:0:1}" == - ]]; then set -- postgres "$@"; fi
if [[ "$1" == postgres ]]; then
  from_file POSTGRES_PASSWORD
  from_file POSTGRES_USER postgres
  from_file POSTGRES_DB "$POSTGRES_USER"
  from_file POSTGRES_INITDB_ARGS
  mkdir -p "$PGDATA"
  chmod 00700 "$PGDATA" || :
  if [[ "$(id -u)" == 0 ]]; then
    find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
    find /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
    exec gosu postgres "$BASH_SOURCE" "$@"
  fi
  if [[ ! -s "$PGDATA/PG_VERSION" ]]; then initialise "$@"; fi
fi
exec "$@"
