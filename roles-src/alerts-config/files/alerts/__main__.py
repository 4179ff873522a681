"""Tells somebody when a condition of the host begins, and when it is over.

usage: python3 alerts           one look, as the timer runs it
       python3 alerts --test    one message to each channel, and what became of it
"""

import fcntl
import json
import os
import pathlib
import sys
import time

sys.dont_write_bytecode = True  # What the deployment installed stays as it is.

import channels  # noqa: E402
import looks  # noqa: E402
import memory  # noqa: E402
import messages  # noqa: E402


def deploys(plan):
    """Whether somebody holds the deployment lock: what is not well then is being changed."""
    try:
        return json.loads(pathlib.Path(plan["deployment_lock"]).read_text())["until"] > time.time()
    except (OSError, ValueError, KeyError, TypeError):
        return False


def look(plan, there):
    state = memory.read(plan["state"])
    if deploys(plan):
        memory.forget_untold(state)
        memory.write(plan["state"], state)
        return
    now = time.time()
    found, unknown = looks.all_conditions(plan, state["begun"])
    found.update(memory.silent_channels(state))
    for news in memory.compare(state, found, unknown, now, plan):
        print(news["title"])
        memory.post(state, news, there)
    memory.write(plan["state"], state)
    channels.deliver(state, there, now, plan["retry"], lambda: memory.write(plan["state"], state))


def test(plan, there):
    failed = 0
    for name, channel in there.items():
        reason = channels.attempt(channel, messages.test(plan["stack"]))
        print(f"{name}: {reason or 'sent'}")
        failed += bool(reason)
    return 1 if failed else 0


def main():
    plan = json.loads(pathlib.Path(os.environ.get("ALERTS_PLAN") or pathlib.Path(__file__).parent / "plan.json").read_text())
    there = channels.named(json.loads(pathlib.Path(plan["channels"]).read_text()))
    if sys.argv[1:] == ["--test"]:
        return test(plan, there)
    if sys.argv[1:]:
        sys.exit(__doc__)
    folder = pathlib.Path(plan["state"]).parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Two looks at once would tell everything twice.
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        look(plan, there)
    return 0


if __name__ == "__main__":
    sys.exit(main())
