#!/usr/bin/env python3
"""Stands for Docker: its containers are in $WORLD/containers.json, each {"name", "stack", "mounts", "running"}."""

import json
import os
import sys

world = os.path.join(os.environ["WORLD"], "containers.json")
with open(world) as file:
    containers = json.load(file)
order, *words = sys.argv[1:]
with open(os.path.join(os.environ["WORLD"], "log"), "a") as file:
    file.write(f"{order} {words[-1] if words else ''}\n")

if order == "ps":
    print("\n".join(one["name"] for one in containers if one["running"] or "--all" in words))
elif order == "inspect":
    told = [one for one in containers if one["name"] in words]
    print(json.dumps([{"Name": f"/{one['name']}", "Config": {"Labels": {"dev.rexible.stack": one["stack"]}}, "Mounts": [{"Source": path} for path in one["mounts"]]} for one in told]))
elif order in ("stop", "start", "rm"):
    if not any(one["name"] == words[-1] for one in containers):
        sys.exit(f"No such container: {words[-1]}")
    kept = [one for one in containers if order != "rm" or one["name"] != words[-1]]
    changed = [{**one, "running": order == "start" if one["name"] == words[-1] else one["running"]} for one in kept]
    with open(world, "w") as file:
        json.dump(changed, file)
else:
    sys.exit(f"'{order}' is nothing that this stands for")
