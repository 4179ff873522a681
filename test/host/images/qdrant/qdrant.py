#!/opt/stand-in/bin/python3
"""Qdrant's REST interface as far as a deployment uses it: health, API key, collections, snapshots. Kept in files."""

import hashlib
import json
import os
import sys
import time
from urllib.parse import unquote

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
aliases_file = os.path.join(storage, "aliases.json")


def kept_in(path):
    return json.load(open(path)) if os.path.exists(path) else {}


def collections():
    return kept_in(collections_file)


def keep(path, content):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file)


def recover(name, location):
    """Puts a collection back from a file, which must lie where snapshots do."""
    path = os.path.realpath(location.removeprefix("file://"))
    if not path.startswith(os.path.realpath(snapshots) + "/"):
        return 403, {"status": {"error": f"Forbidden: Snapshot file {path} must be inside snapshots directory"}}
    keep(collections_file, {**collections(), name: next(iter(json.load(open(path)).values()))})
    return done(True)


def done(result):
    return 200, {"result": result, "status": "ok", "time": 0.0}


def routes(request, body):
    path = [unquote(part) for part in request.path.split("?")[0].strip("/").split("/")]
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
    if path == ["aliases"]:
        return done({"aliases": [{"alias_name": alias, "collection_name": name} for alias, name in kept_in(aliases_file).items()]})
    if path == ["collections", "aliases"]:
        made = [action["create_alias"] for action in json.loads(body)["actions"]]
        keep(aliases_file, {**kept_in(aliases_file), **{one["alias_name"]: one["collection_name"] for one in made}})
        return done(True)
    if path[0] == "collections" and len(path) == 2:
        kept = collections()
        if request.command == "PUT":
            if path[1] in kept:
                return 409, {"status": {"error": f"Wrong input: Collection `{path[1]}` already exists!"}}
            kept[path[1]] = json.loads(body)
            keep(collections_file, kept)
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
        file = os.path.join(folder, name)
        keep(file, collections() if len(path) == 1 else {path[1]: collections().get(path[1])})
        checksum = hashlib.sha256(open(file, "rb").read()).hexdigest()
        return done({"name": name, "size": os.path.getsize(file), "checksum": checksum})
    if "snapshots" in path and path[-1] != "snapshots":
        at = path.index("snapshots")
        file = os.path.join(snapshots, *path[1:at], path[-1])
        if path[-1] == "recover":
            return recover(path[1], json.loads(body)["location"])
        if os.path.exists(file) and request.command == "DELETE":
            os.remove(file)
            return done(True)
        return (200, open(file, "rb").read()) if os.path.exists(file) else None
    return None


stand_in.serve(6333, routes, "qdrant")
