"""Files that the deployment wrote: of services, of roles of the host, and settings of the system."""

import os
import pathlib

import left
from entry import changed, missing, undeclared


PARTS = ("mode", "owner", "text")


def below(folder):
    return {str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*") if path.is_file() and not path.is_symlink()}


def difference(path, was, by):
    """In words, with nothing of what the file says."""
    if os.path.islink(path):
        return "it is a link"
    now = dict(zip(PARTS, left.described(path).split()))
    told = [f"{part} {old} → {now[part]}" for part, old in zip(PARTS, was.split()) if part in by and old != now[part] and part != "text"]
    return ", ".join([*(["other text"] if was.split()[2] != now["text"] else []), *told])


def compared(path, was, by=PARTS):
    how = difference(path, was, by) if os.path.isfile(path) else None
    if how is None:
        yield missing(f"file {path}", f"the file '{path}' is gone")
    elif how:
        yield changed(f"file {path}", f"the file '{path}' was changed: {how}")


def compare(plan, seen):
    current = left.release(plan)
    paper = left.document(current / "host.json") or {"files": []}
    for path in paper["files"]:
        yield from compared(path, left.described(f"{current}/host{path}"))
    for part in ("compose", "configs"):
        kept, there = current / part, pathlib.Path(plan["root"], part)
        for name in sorted(below(kept)):
            # The copies of a release are root's, whoever the files belong to.
            if str(there / name) not in paper["files"]:
                yield from compared(str(there / name), left.described(kept / name), ("mode", "text"))
        for name in sorted(below(there) - below(kept)) if there.is_dir() else []:
            yield undeclared(f"file {there / name}", f"the file '{there / name}' lies beside those of the stack")
    settings = (seen or {}).get("settings", {})
    for path, was in settings.items():
        yield from compared(path, was)
    for path in left.settings(plan) if seen else []:
        if path not in settings:
            yield undeclared(f"file {path}", f"the file '{path}' came after the last whole deployment, and changes what the system does")
