#!/opt/stand-in/bin/python3
"""Loki as far as a deployment sees it: its flags, its configuration file, readiness, pushed lines that survive a restart."""

import sys

flags = {a.lstrip("-").split("=")[0]: a.partition("=")[2] for a in sys.argv[1:]}
if "health" in flags:
    # Before the heavier modules: the real flag answers within milliseconds, and a probe has few seconds.
    import socket

    try:
        with socket.create_connection(("127.0.0.1", 3100), timeout=3) as connection:
            connection.sendall(b"GET /ready HTTP/1.0\r\n\r\n")
            sys.exit(0 if b" 200 " in connection.recv(64) else 1)
    except OSError as error:
        sys.exit(f"level=error msg={error}")

sys.path.insert(0, "/opt/stand-in")
import os

import stand_in
import yaml

config = yaml.safe_load(stand_in.read(flags.get("config.file", "/etc/loki/local-config.yaml"))) or {}
if "verify-config" in flags:
    sys.exit(0)
data = config.get("common", {}).get("path_prefix", "/loki")
stand_in.keep(data)
for folder in ("chunks", "rules", "compactor", "wal"):
    stand_in.keep(os.path.join(data, folder))


def routes(request, body):
    path = request.path.split("?")[0]
    if path == "/ready":
        return 200, "ready\n"
    if path == "/metrics":
        return 200, "loki_build_info 1\n"
    if path == "/loki/api/v1/push":
        with open(os.path.join(data, "wal", "pushed"), "ab") as file:
            file.write(body + b"\n")
        return 204, ""
    if path in ("/loki/api/v1/labels", "/loki/api/v1/query", "/loki/api/v1/query_range"):
        return 200, {"status": "success", "data": []}
    return None


stand_in.serve(config.get("server", {}).get("http_listen_port", 3100), routes, "loki")
