#!/opt/stand-in/bin/python3
"""Qdrant's REST interface as far as a deployment uses it: health, API key, collections, snapshots. Kept in files."""

import json
import os
import sys
import time

sys.path.insert(0, "/opt/stand-in")
import stand_in
import yaml

CONFIG = f"/qdrant/config/{os.environ.get('RUN_MODE', 'production')}.yaml"
config = (yaml.safe_load(stand_in.read(CONFIG)) or {}) if os.path.exists(CONFIG) else {}
storage = os.environ.get("QDRANT__STORAGE__STORAGE_PATH") or config.get("storage", {}).get("storage_path") or "./storage"
snapshots = os.environ.get("QDRANT__STORAGE__SNAPSHOTS_PATH") or config.get("storage", {}).get("snapshots_path") or "./snapshots"
LOCAL = "/qdrant/config/local.yaml"
local = (yaml.safe_load(stand_in.read(LOCAL)) or {}) if os.path.exists(LOCAL) else {}
key = os.environ.get("QDRANT__SERVICE__API_KEY") or {**config.get("service", {}), **local.get("service", {})}.get("api_key") or ""
stand_in.keep(storage, ".deleted")
stand_in.keep(os.path.join(snapshots, "tmp"), ".probe")
collections_file = os.path.join(storage, "collections.json")


def collections():
    return json.load(open(collections_file)) if os.path.exists(collections_file) else {}


def keep_collections(content):
    with open(collections_file, "w", encoding="utf-8") as file:
        json.dump(content, file)


def done(result):
    return 200, {"result": result, "status": "ok", "time": 0.0}


def routes(request, body):
    path = request.path.split("?")[0].strip("/").split("/")
    if path[0] in ("healthz", "readyz", "livez"):
        return 200, f"{path[0]} check passed"
    given = request.headers.get("api-key") or request.headers.get("Authorization", "").removeprefix("Bearer ")
    if key and given != key:
        return 401, "Must provide an API key or an Authorization bearer token"
    if path == [""]:
        return 200, {"title": "qdrant - vector search engine", "version": "1.18.1"}
    if path == ["metrics"]:
        return 200, f"collections_total {len(collections())}\n"
    if path == ["collections"]:
        return done({"collections": [{"name": name} for name in collections()]})
    if path[0] == "collections" and len(path) == 2:
        kept = collections()
        if request.command == "PUT":
            if path[1] in kept:
                return 409, {"status": {"error": f"Wrong input: Collection `{path[1]}` already exists!"}}
            kept[path[1]] = json.loads(body)
            keep_collections(kept)
            return done(True)
        if path[1] not in kept:
            return 404, {"status": {"error": f"Not found: Collection `{path[1]}` doesn't exist!"}}
        return done({"status": "green", "config": {"params": kept[path[1]]}, "points_count": 0})
    if path == ["collections", path[1] if len(path) > 1 else "", "exists"]:
        return done({"exists": path[1] in collections()})
    if path[-1] == "snapshots" and request.command == "POST":
        name = ("-".join(path[1:-1]) or "full-snapshot") + f"-{time.time_ns()}.snapshot"
        folder = os.path.join(snapshots, *path[1:-1])
        os.makedirs(folder, exist_ok=True)
        keep = collections() if len(path) == 1 else {path[1]: collections().get(path[1])}
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(keep, file)
        return done({"name": name, "size": os.path.getsize(file.name)})
    if "snapshots" in path and path[-1] != "snapshots":
        at = path.index("snapshots")
        file = os.path.join(snapshots, *path[1:at], path[-1])
        if path[-1] in ("recover", "upload"):
            return done(True)
        if os.path.exists(file) and request.command == "DELETE":
            os.remove(file)
            return done(True)
        return (200, open(file, "rb").read()) if os.path.exists(file) else None
    return None


stand_in.serve(6333, routes, "qdrant")
