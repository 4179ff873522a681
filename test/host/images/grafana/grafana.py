#!/opt/stand-in/bin/python3
"""Grafana as far as a deployment sees it: health, login, provisioned data sources and dashboards, the admin's first password."""

import base64
import glob
import json
import os
import sqlite3
import sys

sys.path.insert(0, "/opt/stand-in")
import stand_in
import yaml

DATA = os.environ.get("GF_PATHS_DATA", "/var/lib/grafana")
PROVISIONING = os.environ.get("GF_PATHS_PROVISIONING", "/etc/grafana/provisioning")
for name in [n for n in os.environ if n.startswith("GF_") and n.endswith("__FILE")]:
    if os.environ.get(name.removesuffix("__FILE")):
        stand_in.fail(f"both {name} and {name.removesuffix('__FILE')} are set (but are exclusive)")
    os.environ[name.removesuffix("__FILE")] = stand_in.read(os.environ.pop(name)).rstrip("\n")

stand_in.keep(DATA)
admin_file = os.path.join(DATA, "grafana.db")
is_first = not os.path.exists(admin_file)
with sqlite3.connect(admin_file) as database:  # as Grafana's own, which is SQLite's too
    if is_first:  # the password counts at the first start only
        admin = [os.environ.get("GF_SECURITY_ADMIN_USER", "admin"), os.environ.get("GF_SECURITY_ADMIN_PASSWORD", "admin")]
        database.execute("CREATE TABLE user (login, password)")
        database.execute("INSERT INTO user VALUES (?, ?)", admin)
    admin = ":".join(database.execute("SELECT login, password FROM user").fetchone())
provisioned = {}
for kind in ("datasources", "dashboards", "alerting"):
    provisioned[kind] = [
        entry
        for file in sorted(glob.glob(f"{PROVISIONING}/{kind}/*.y*ml"))
        for entry in (yaml.safe_load(stand_in.read(file)) or {}).get({"dashboards": "providers", "alerting": "groups"}.get(kind, kind), [])
    ]
uids = [source.get("uid") for source in provisioned["datasources"]]
dashboards = [
    json.loads(stand_in.read(file))
    for provider in provisioned["dashboards"]
    for file in sorted(glob.glob(f"{provider.get('options', {}).get('path', '/nowhere')}/**/*.json", recursive=True))
]
stand_in.log(f"level=info msg=provisioned datasources={uids} dashboards={len(dashboards)} alerts={len(provisioned['alerting'])}")


def routes(request, _):
    path = request.path.split("?")[0]
    if path == "/api/health":
        return 200, {"database": "ok", "version": "12.4.3"}
    if path in ("/login", "/metrics", "/"):
        return 200, "Grafana"
    given = request.headers.get("Authorization", "").removeprefix("Basic ")
    if base64.b64encode(admin.encode()).decode() != given:
        return 401, {"message": "Unauthorized"}
    if path == "/api/datasources":
        return 200, [{k: v for k, v in source.items() if k != "secureJsonData"} for source in provisioned["datasources"]]
    if path == "/api/search":
        return 200, [{"uid": board.get("uid"), "title": board.get("title"), "type": "dash-db"} for board in dashboards]
    if path in ("/api/org", "/api/user", "/api/admin/settings"):
        return 200, {"id": 1, "name": "Main Org."}
    return None


stand_in.serve(int(os.environ.get("GF_SERVER_HTTP_PORT", "3000")), routes, "grafana")
