"""Tells what a host has of the data of services, wherever they run by now.

Whoever sends it adds a last line, tell({"roots": folders of data, "data": [{"of", "was"}], "paper": file}). The paper says on which host
the data of each service was when a deployment ended well.
"""

import json
import os
import pathlib
import platform


def holds_files(folder):
    """Whether there is more below it than folders, which roles make before a service ran."""
    return any(files for _, _, files in os.walk(folder))


def fixed(folder):
    """Whether it cannot be given another name: it is a disk of its own, or leads elsewhere."""
    return os.path.ismount(folder) or os.path.islink(folder)


def tell(wanted):
    names = {name for one in wanted["data"] for name in (one["of"], one["was"]) if name}
    places = [(name, index, f"{root}/{name}") for index, root in enumerate(wanted["roots"]) for name in sorted(names)]
    paper = pathlib.Path(wanted["paper"])
    told = {
        "processor": platform.machine(),
        "folders": [
            {"of": name, "root": index, "path": path, "full": holds_files(path), "fixed": fixed(path), "arrived": os.path.isdir(f"{path}.arrived")}
            for name, index, path in places
        ],
        "homes": json.loads(paper.read_text()) if paper.exists() else None,
    }
    print(json.dumps(told))
