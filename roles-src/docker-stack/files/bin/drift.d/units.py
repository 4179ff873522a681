"""Units of systemd and package sources, as files; and timers that do not run."""

import glob
import os
import pathlib
import re

import left
from entry import missing, undeclared
from run import run

# What roles of the host bring that no release keeps.
OURS = ("hardening-firewall.service", "hardening-switch.service", "hardening-switch.timer", "swapfile.swap")
DEBIAN = re.compile(r"https?://([\w.-]+\.)?debian\.org(/|\s|$)")


def files(plan):
    """Units and their drop-ins that no package brought; links are what 'enable' makes."""
    folder = pathlib.Path(plan["etc"], "systemd", "system")
    paths = [*folder.glob("*.*"), *folder.glob("*.d/*.conf")]
    return sorted(str(path) for path in paths if path.is_file() and not path.is_symlink())


def masked(plan):
    folder = pathlib.Path(plan["etc"], "systemd", "system")
    return sorted(path.name for path in folder.glob("*.*") if path.is_symlink() and os.readlink(path) == "/dev/null")


def sources(plan):
    """Files that name package sources, but for those that name Debian's alone."""
    folder = pathlib.Path(plan["etc"], "apt")
    paths = [folder / "sources.list", *sorted([*folder.glob("sources.list.d/*.list"), *folder.glob("sources.list.d/*.sources")])]
    return [str(path) for path in paths if path.is_file() and not is_debian(path.read_text(errors="replace"))]


def is_debian(text):
    """Whether each address in it is Debian's, or is believed by Debian's key alone."""
    said = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    keys = [line for line in said if re.search(r"signed-by", line, re.IGNORECASE)]
    if keys and all("debian-archive" in line for line in keys):
        return True
    addressed = [line for line in said if re.search(r"\b(https?|file|cdrom|mirror\S*):", line)]
    return not keys and all(DEBIAN.search(line) for line in addressed)


def declared(plan, seen):
    """What this stack and others of the host brought."""
    records = [left.document(path) or {} for path in glob.glob(plan["records"])]
    return {*(path for one in records for path in one.get("files", [])), *(seen or {}).get("brought", [])}


def compare(plan, seen):
    known = declared(plan, seen)
    for path in files(plan):
        if path not in known and os.path.basename(path) not in (*OURS, f"{plan['stack']}-secluded.service"):
            name = os.path.relpath(path, os.path.join(plan["etc"], "systemd", "system"))
            yield undeclared(f"unit {name}", f"the unit '{path}' was made by hand")
    for path in sources(plan):
        if path not in known:
            yield undeclared(f"source {os.path.basename(path)}", f"packages come from a source that somebody added: '{path}'")
    ours = {os.path.basename(path) for path in known}
    for unit in masked(plan):
        if unit in ours:
            yield missing(f"unit {unit}", f"the unit '{unit}' is masked, so nothing starts it")
    yield from timers(plan)


def timers(plan):
    paper = left.document(left.release(plan) / "host.json") or {"files": []}
    for unit in sorted(os.path.basename(path) for path in paper["files"] if path.endswith(".timer")):
        state = dict(line.split("=", 1) for line in run("systemctl", "show", "--property=ActiveState,UnitFileState", unit).splitlines() if "=" in line)
        if state.get("ActiveState") != "active":
            yield missing(f"timer {unit}", f"the timer '{unit}' does not run")
        elif state.get("UnitFileState") != "enabled":
            yield missing(f"timer {unit}", f"the timer '{unit}' does not come back when the host restarts")
