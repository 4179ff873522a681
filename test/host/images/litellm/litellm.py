#!/opt/stand-in/bin/python3
"""LiteLLM as far as a deployment sees it: its configuration, its key, and a database it really logs in to."""

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
if database:
    try:
        with psycopg2.connect(database) as connection, connection.cursor() as cursor:
            cursor.execute('create table if not exists "LiteLLM_Stand_In" (started timestamptz default now())')
            cursor.execute('insert into "LiteLLM_Stand_In" default values')
    except psycopg2.Error as error:
        stand_in.fail(f"P1000: {str(error).strip()}")


def routes(request, _):
    path = request.path.split("?")[0]
    if path == "/health/liveliness" or path == "/health/liveness":
        return 200, "I'm alive!"
    if path == "/health/readiness":
        return 200, {"status": "connected" if database else "healthy", "db": "connected" if database else "Not connected"}
    if path == "/metrics" or path == "/metrics/":
        return 200, "litellm_requests_metric_total 0\n"
    if path in ("/", "/ui", "/ui/"):
        return 200, "LiteLLM"
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if key and given != key:
        return 401, {"error": {"message": "Authentication Error", "code": "401"}}
    if path in ("/v1/models", "/models"):
        return 200, {"data": [{"id": m.get("model_name")} for m in config.get("model_list") or []]}
    return (200, {"healthy_endpoints": []}) if path == "/health" else None


stand_in.serve(int(flags.get("--port", "4000")), routes, "litellm")
