#!/opt/stand-in/bin/python3
"""LiteLLM as far as a deployment sees it: its configuration, its key, and a database it really logs in to."""

import hashlib
import json
import os
import sys
import urllib.parse

sys.path.insert(0, "/opt/stand-in")
import psycopg2
import stand_in
import yaml

flags = dict(zip(sys.argv[1::2], sys.argv[2::2]))
path = flags.get("--config") or os.environ.get("CONFIG_FILE_PATH")
config = (yaml.safe_load(stand_in.read(path)) or {}) if path else {}


def value(text):
    """A setting; `os.environ/NAME` stands for an environment variable."""
    text = str(text or "")
    return os.environ.get(text.removeprefix("os.environ/"), "") if text.startswith("os.environ/") else text


settings = config.get("general_settings") or {}
key = value(settings.get("master_key")) or os.environ.get("LITELLM_MASTER_KEY", "")
database = value(settings.get("database_url")) or os.environ.get("DATABASE_URL", "")
if not database and os.environ.get("DATABASE_HOST"):
    user, password, name = (urllib.parse.quote_plus(os.environ.get(f"DATABASE_{p}", "")) for p in ("USERNAME", "PASSWORD", "NAME"))
    database = f"postgresql://{user}:{password}@{os.environ['DATABASE_HOST']}/{name}"


def query(statement, *values):
    with psycopg2.connect(database) as connection, connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


if database:
    try:
        query('create table if not exists "LiteLLM_Stand_In" (started timestamptz default now())')
        query('insert into "LiteLLM_Stand_In" default values')
        query('create table if not exists "Stand_In_Key" (token text primary key, key_alias text unique, row jsonb)')
    except psycopg2.Error as error:
        stand_in.fail(f"P1000: {str(error).strip()}")


# Virtual keys, after litellm/proxy/management_endpoints/key_management_endpoints.py of 1.108: kept by their hash.
FIELDS = ("key_alias", "models", "max_budget", "budget_duration", "metadata")


def digest(token):
    return hashlib.sha256(token.encode()).hexdigest() if token.startswith("sk-") else token


def manage_keys(path, asked, body):
    if path == "/key/list":
        rows = query('select row from "Stand_In_Key"')
        return 200, {"keys": [row for (row,) in rows], "current_page": 1, "total_pages": 1, "total_count": len(rows)}
    if path == "/key/info":
        found = query('select row from "Stand_In_Key" where token = %s', digest(asked["key"][0]))
        return (200, {"key": asked["key"][0], "info": found[0][0]}) if found else (404, {"error": {"message": "Key not found in database"}})
    if path == "/key/delete":
        for field, values in (("key_alias", body.get("key_aliases", [])), ("token", map(digest, body.get("keys", [])))):
            for value in values:
                query(f'delete from "Stand_In_Key" where {field} = %s', value)
        return 200, {"deleted_keys": body}
    token = body.get("key", "")
    if not token.startswith("sk-"):
        return 400, {"error": "Invalid key format. LiteLLM Virtual Key must start with 'sk-'"}
    if path == "/key/update":
        found = query('select row from "Stand_In_Key" where token = %s', digest(token))
        if not found:
            return 404, {"error": {"message": "Key not found"}}
        row = {**found[0][0], **{field: body[field] for field in FIELDS if body.get(field) is not None}}
        query('update "Stand_In_Key" set key_alias = %s, row = %s where token = %s', row["key_alias"], json.dumps(row), digest(token))
        return 200, row
    if query('select 1 from "Stand_In_Key" where key_alias = %s', body.get("key_alias")):
        return 400, {"error": {"message": "Unique key aliases across all keys are required."}}
    row = {field: body.get(field) for field in FIELDS}
    query('insert into "Stand_In_Key" values (%s, %s, %s)', digest(token), row["key_alias"], json.dumps(row))
    return 200, row


def routes(request, content):
    path, _, asked = request.path.partition("?")
    if path == "/health/liveliness" or path == "/health/liveness":
        return 200, "I'm alive!"
    if path == "/health/readiness":
        return 200, {"status": "connected" if database else "healthy", "db": "connected" if database else "Not connected"}
    if path == "/metrics" or path == "/metrics/":
        return 200, "litellm_requests_metric_total 0\n"
    if path in ("/", "/ui", "/ui/"):
        return 200, "LiteLLM"
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    client = query('select row from "Stand_In_Key" where token = %s', digest(given)) if database and given != key else []
    if key and given != key and not client:
        return 401, {"error": {"message": "Authentication Error", "code": "401"}}
    if path in ("/key/generate", "/key/update", "/key/delete", "/key/info", "/key/list"):
        if client:
            return 403, {"error": {"message": "Only proxy admin can be used to generate, delete, update info for new keys/users/teams"}}
        return manage_keys(path, urllib.parse.parse_qs(asked), json.loads(content or "{}"))
    if path in ("/v1/models", "/models"):
        models = [m.get("model_name") for m in config.get("model_list") or []]
        may = client[0][0]["models"] if client else []
        return 200, {"data": [{"id": model} for model in models if not may or model in may]}
    return (200, {"healthy_endpoints": []}) if path == "/health" else None


stand_in.serve(int(flags.get("--port", "4000")), routes, "litellm")
