"""Tells what left a stack: what its record names, the project does not, and is there all the same. look.py needs it before itself.

The record is a file of the host, of one stack. It says what deployments of the stack made, or were about to make:
    files      of services, and of roles of the host, such as units and package sources
    data       folders with data, each {"of", "path"}
    databases  each {"engine", "name"}
"""

import glob
import itertools
import json
import os
import pathlib
import re

KINDS = ("files", "data", "databases")


def recorded(path):
    """What a record says; nothing where there is none."""
    try:
        written = pathlib.Path(path).read_text()
    except FileNotFoundError:
        return None
    try:
        said = json.loads(written)
        return {kind: together(said.get(kind, [])) for kind in KINDS}
    except (ValueError, AttributeError) as error:
        # An empty one in its place would leave on the host for ever what left the stack meanwhile.
        raise ValueError(f"'{path}' is no record of a stack ({error}): correct it on the host") from error


def together(*lists):
    """Each thing once, in an order that does not hang on who named it first."""
    return sorted({json.dumps(one, sort_keys=True): one for one in itertools.chain(*lists)}.values(), key=json.dumps)


def folders_above(path, root):
    """The folders that hold the path, down from those of one service or role; none outside the stack's own folder."""
    inside = [one for one in pathlib.Path(path).parents if pathlib.Path(root) in one.parents]
    return {str(one) for one in inside if one.parent != pathlib.Path(root)}


def deserted(left, kept, root):
    """The folders that hold nothing but what left, the innermost first."""
    above = {folder for path in left for folder in folders_above(path, root)}
    above -= {folder for path in kept for folder in folders_above(path, root)}
    gone, found = set(left), []
    for folder in sorted(above, key=lambda one: (-one.count("/"), one)):
        if os.path.isdir(folder) and not os.path.islink(folder) and gone.issuperset(one.path for one in os.scandir(folder)):
            gone.add(folder)
            found.append(folder)
    return found


def holds_something(folder):
    return os.path.isdir(folder) and any(os.scandir(folder))


def lies_in(path, folders):
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def remains(path):
    """Where the data is: there, or where destroying it was begun; nowhere else."""
    return next((one for one in (path, path + ".destroyed") if os.path.isdir(one)), "")


# What an upgrade of a database that went back left aside: the folder, the version, and when.
ASIDE = re.compile(r"\.(\d+-\d{8}T\d{6}Z)(\.destroyed)?$")


def left_aside(data):
    """No record has them: whoever went back did so after it was written."""
    for one in data:
        for path in sorted(glob.glob(glob.escape(one["path"]) + ".*")):
            aside = ASIDE.fullmatch(path.removeprefix(one["path"]))
            if aside and os.path.isdir(path):
                yield {"of": f"{one['of']}.{aside[1]}", "path": path.removesuffix(".destroyed")}


def leaving(wanted):
    """What left, and the record as it is to be before and after that is removed; nothing of these where it is so."""
    there = recorded(wanted["record"])
    record, made = there or {kind: [] for kind in KINDS}, wanted["made"]
    # What another stack of this host counts on is that one's too.
    others = [recorded(path) for path in glob.glob(wanted["records"]) if path != wanted["record"]]
    kept = {*made["files"], *itertools.chain(*(one["files"] for one in others if one))}
    left = [path for path in record["files"] if path not in kept]
    moves = [one for one in wanted["moves"] if os.path.isdir(one["from"]) and not os.path.islink(one["from"])]
    pending = [one for one in moves if not holds_something(one["to"])]
    moved = [one["from"] for one in pending]
    used = [one["path"] for one in made["data"]]
    known = together(record["data"], left_aside(together(record["data"], made["data"])))
    data = [one for one in known if one["path"] not in used and remains(one["path"]) and not lies_in(one["path"], moved)]
    orphans = {
        "data": [one for one in data if one["of"] not in wanted["destroyed"]],
        "databases": [one for one in record["databases"] if one not in made["databases"] and one["engine"] not in wanted["destroyed"]],
    }
    before = {kind: together(record[kind], made[kind]) for kind in KINDS}
    after = {"files": together(made["files"]), **{kind: together(made[kind], orphans[kind]) for kind in orphans}}
    return {
        "before": before if before != there else None,
        "after": after if after != before else None,
        "files": [path for path in left if os.path.isfile(path) and not os.path.islink(path)],
        "folders": deserted(left, kept, wanted["root"]),
        **orphans,
        "moves": pending,
        "clashes": [one for one in moves if holds_something(one["from"]) and one not in pending],
        "destroyed": [{**one, "there": remains(one["path"])} for one in data if one not in orphans["data"]],
    }
