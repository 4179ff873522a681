"""Puts together what each part of the host differs in. A part that cannot be looked at is named: silence would say that all is well."""

import datetime
import socket

import containers
import files
import left
import logins
import openings
import units
from entry import is_expected

PARTS = {"files": files, "containers": containers, "units and package sources": units, "users with keys": logins, "firewall and ports": openings}


def compare(plan):
    current = left.release(plan)
    found, unknown = [], []
    if current is None:
        unknown.append("no deployment of this stack ended well here, so there is nothing to compare with")
    else:
        seen = left.document(plan["memory"])
        if seen is None or not (current / "host.json").exists():
            unknown.append("the last whole deployment did not end here: of programs, units, settings and keys nobody knows what it would have left")
        for name, part in PARTS.items():
            try:
                found.extend(part.compare(plan, seen))
            except Exception as error:  # One that fails must not hide the others.
                unknown.append(f"{name} could not be looked at: {type(error).__name__}: {error}")
    told = {(one["kind"], one["subject"]): one for one in found if not is_expected(one, plan["expected"])}
    return {
        "format": 1,
        "stack": plan["stack"],
        "host": socket.gethostname(),
        "at": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "release": current.name if current else None,
        "unknown": unknown,
        "drift": sorted(told.values(), key=lambda one: (one["kind"], one["subject"])),
    }
