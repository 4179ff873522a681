#!/opt/stand-in/bin/python3
"""Alloy as far as a deployment sees it: its command line, its configuration file, its storage folder, readiness."""

import glob
import os
import re
import sys

sys.path.insert(0, "/opt/stand-in")
import stand_in

command, *rest = sys.argv[1:] or ["help"]
flags = {a.lstrip("-").split("=")[0]: a.partition("=")[2] for a in rest if a.startswith("-")}
files = [a for a in rest if not a.startswith("-")]
if command not in ("run", "fmt", "validate") or not files:
    stand_in.fail(f"unknown command {sys.argv[1:]}")
for file in sorted(glob.glob(f"{files[0]}/*.alloy")) if os.path.isdir(files[0]) else files[:1]:
    text = re.sub(r'"(?:\\.|[^"\\])*"', '""', stand_in.read(file))
    if text.count("{") != text.count("}") or text.count("[") != text.count("]"):
        stand_in.fail(f"{file}: unbalanced braces")
if command != "run":
    sys.exit(0)
stand_in.keep(flags.get("storage.path", "data-alloy/"))


def routes(request, _):
    if request.path in ("/-/ready", "/-/healthy"):
        return 200, "Alloy is ready.\n" if request.path == "/-/ready" else "All Alloy components are healthy.\n"
    return (200, "alloy_build_info 1\n") if request.path == "/metrics" else None


stand_in.serve(int(flags.get("server.http.listen-addr", "127.0.0.1:12345").rpartition(":")[2]), routes, "alloy")
