"""What was told already, and what is still to be told. A condition that comes and goes within the grace is one."""

import json
import os
import pathlib
import time

import messages

MOST_WAITING = 100


def read(path):
    try:
        state = json.loads(pathlib.Path(path).read_text())
    except FileNotFoundError:
        return fresh()
    except ValueError:
        # Better something told twice than nothing any more.
        print(f"'{path}' cannot be read and is begun anew")
        return fresh()
    return {**fresh(), **state}


def fresh():
    return {"begun": time.time(), "conditions": {}, "waiting": [], "failing": {}}


def write(path, state):
    new = pathlib.Path(f"{path}.new")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(state, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def forget_untold(state):
    """Each gets its whole grace once more."""
    state["conditions"] = {key: one for key, one in state["conditions"].items() if one["told"]}


def compare(state, found, unknown, now, plan):
    """Yields a message for each condition that begins or is over.

    unknown    says of a key whether nobody can tell at the moment: such a condition stays what it is
    """
    known, grace, stack = state["conditions"], plan["grace"], plan["stack"]
    for key, condition in found.items():
        there = known.setdefault(key, {"since": now, "told": False})
        # A clock that was put back must not keep a condition from being told.
        there.update(condition, seen=now, since=min(there["since"], now))
        if not there["told"] and now - there["since"] >= grace:
            there["told"] = True
            yield messages.begun(key, there, stack)
    for key, there in list(known.items()):
        if key in found or unknown(key) or 0 <= now - there["seen"] < grace:
            continue
        del known[key]
        if there["told"]:
            yield messages.over(key, there, stack)


def silent_channels(state):
    """A channel that takes no messages is a condition that the others are told of."""
    return {
        f"channel:{name}": {
            "what": f"channel '{name}' takes no messages: {one['reason']}",
            "to_do": "see to its address and its secret in the vault, deploy, and run 'alerts --test' on the host",
        }
        for name, one in state["failing"].items()
    }


def post(state, message, channels):
    """Puts a message where it waits for its channels. What is said of a channel is not said to it."""
    to = [name for name in channels if message["condition"] != f"channel:{name}"]
    state["waiting"].append({"message": message, "to": to})
    for lost in state["waiting"][:-MOST_WAITING]:
        print(f"never told to {', '.join(lost['to'])}, for too many messages wait: {lost['message']['title']}")
    state["waiting"] = state["waiting"][-MOST_WAITING:]
