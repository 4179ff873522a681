#!/usr/bin/env bash
# Tells what a cluster holds, in words that are the same in each major version and whatever the order of texts: roles,
# databases with the order of their texts, extensions, settings, objects, and of each table how many rows. One thing a line.
set -euo pipefail

if [[ $(id -u) -eq 0 ]]; then exec gosu postgres bash "$0" "$@"; fi

ask() { psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 --username=postgres --dbname="$1"; }

ask postgres <<'SQL'
SELECT format('role %s, superuser %s, creates roles %s, creates databases %s, logs in %s, replicates %s, sees all rows %s, password %s',
  rolname, rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolpassword IS NOT NULL)
  FROM pg_authid WHERE rolname !~ '^pg_';
SELECT DISTINCT format('member %s of %s, may grant it %s', member.rolname, parent.rolname, admin_option)
  FROM pg_auth_members m JOIN pg_roles member ON member.oid = m.member JOIN pg_roles parent ON parent.oid = m.roleid
  WHERE member.rolname !~ '^pg_';
SELECT format('database %s, owner %s, %s, collation %s, characters %s, provider %s, locale %s',
  datname, pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype,
  coalesce(to_jsonb(d) ->> 'datlocprovider', 'c'), coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', ''))
  FROM pg_database d WHERE datallowconn AND datname NOT IN ('postgres', 'template1');
SELECT format('setting of database %s, role %s: %s', coalesce(datname, 'all'), coalesce(rolname, 'all'), unnest(setconfig))
  FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = setdatabase LEFT JOIN pg_roles r ON r.oid = setrole;
SQL

# What an extension brings is its own: another version of it may bring more or less.
describe() {
  ask "$1" <<'SQL'
CREATE TEMPORARY VIEW own AS
  SELECT c.oid, c.relname, c.relkind, c.relispopulated, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
  WHERE nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_(toast|temp)'
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e');
SELECT format('extension %s', extname) FROM pg_extension;
SELECT format('schema %I', nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema';
SELECT format('collation %I.%I', nspname, collname) FROM pg_collation c JOIN pg_namespace n ON n.oid = collnamespace
  WHERE nspname NOT IN ('pg_catalog', 'information_schema');
SELECT format('relations of kind %s in %I: %s', relkind, nspname, count(*)) FROM own
  WHERE relkind NOT IN ('i', 'I') GROUP BY nspname, relkind;
SELECT format('index %s on %I.%I', i.indexrelid::regclass, nspname, relname) FROM own JOIN pg_index i ON indrelid = own.oid
  WHERE indisvalid OR relkind = 'p';
SELECT format('constraint %I of %I.%I', conname, nspname, relname) FROM own JOIN pg_constraint ON conrelid = own.oid WHERE contype <> 'n';
SELECT format('trigger %I of %I.%I', tgname, nspname, relname) FROM own JOIN pg_trigger ON tgrelid = own.oid WHERE NOT tgisinternal;
SELECT format('function %s', p.oid::regprocedure) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
  WHERE nspname NOT IN ('pg_catalog', 'information_schema')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e');
SELECT format('sequence %I.%I at %s', schemaname, sequencename, coalesce(last_value::text, 'its start'))
  FROM pg_sequences JOIN own ON nspname = schemaname AND relname = sequencename;
SELECT format('large objects: %s', count(*)) FROM pg_largeobject_metadata;
SELECT format('SELECT %L || count(*) FROM %s %I.%I', format('rows of %I.%I: ', nspname, relname),
  CASE relkind WHEN 'r' THEN 'ONLY' ELSE '' END, nspname, relname) FROM own
  WHERE relkind = 'r' OR relkind = 'm' AND relispopulated \gexec
SQL
}

while read -r database; do
  while IFS= read -r line; do printf 'in %s: %s\n' "$database" "$line"; done < <(describe "$database")
done < <(ask postgres <<<"SELECT datname FROM pg_database WHERE datallowconn")
