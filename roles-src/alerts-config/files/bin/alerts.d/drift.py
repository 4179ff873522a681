"""What somebody changed by hand, as the comparison of the docker-stack role last found it."""

import collections
import json
import pathlib
import time

# More of one kind than this are told together.
ONE_BY_ONE = 5
HOURS = 3600
TITLES = {"changed": "changed by hand", "missing": "missing", "undeclared": "there, and declared by nobody"}


def found(plan):
    if not plan["drift"]:
        return
    path = pathlib.Path(plan["drift"])
    age = time.time() - (path.stat().st_mtime if path.exists() else plan["begun"])
    if age > plan["drift_age_hours"] * HOURS:
        yield "comparison", {
            "what": f"nobody compared the host with its last deployment for {age / HOURS:.0f} hours",
            "to_do": f"systemctl list-timers {plan['stack']}-drift.timer; journalctl --unit {plan['stack']}-drift.service --since -7d",
        }
    if not path.exists():
        return
    told = json.loads(path.read_text())
    by_kind = collections.defaultdict(list)
    for one in told["drift"]:
        by_kind[one["kind"]].append(one)
    for kind, own in by_kind.items():
        if len(own) > ONE_BY_ONE:
            yield kind, {"what": f"{len(own)} things are {TITLES[kind]}", "to_do": f"{plan['program']} lists them; {own[0]['to_do']}"}
        else:
            yield from ((f"{kind} {one['subject']}", {"what": one["says"], "to_do": one["to_do"]}) for one in own)
    for one in told["unknown"]:
        yield f"unknown {one}", {"what": f"what somebody changed by hand is not known: {one}", "to_do": plan["program"]}
