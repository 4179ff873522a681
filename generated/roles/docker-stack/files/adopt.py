"""Takes over what an older deployment of this host runs: its containers stop and stay, what they wrote is copied beside the place of
the new, compared, and renamed. Until that is proven it goes back: the new stops, and the old starts again, with its data as it was.

How far it is, is told by the paper, the folders and what runs, never by who ran before: each step may be killed and run again.
adopt-look.py, adopt-take.py and adopt-back.py need it before themselves, and are given {"stack", "root", "release": that runs, "names": of
the stack's containers, "networks", "projects", "containers", "data": [{"of", "from", "to", "owner", "mode", "version"}]}. The paper says:
    done       projects and containers that were taken over, and proven
    kept       data that was, each {"from", "to"}
    stopped    the containers of them, by what they are called now
    round      what is not proven yet: {"release": that ran beside it, "ran": containers that ran, "renamed": those that got another name,
               "copied": folders, "networks": those that the stack may make anew}
"""

import contextlib
import fcntl
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

PATIENCE = "300"


def stop_with(reason):
    print(reason, file=sys.stderr)
    sys.exit(1)


def run(*command, **more):
    """What the command prints. Its own complaint is the reason where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    if done.returncode != 0:
        stop_with(f"'{' '.join(command[:4])} …' ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def asked(*command):
    """What docker tells of each thing; nothing where it does not know it, or is not there."""
    try:
        return json.loads(subprocess.run(["docker", *command], capture_output=True, text=True, check=False).stdout or "[]")
    except (OSError, ValueError):
        return []


def all_containers():
    try:
        ids = subprocess.run(["docker", "ps", "--all", "--quiet", "--no-trunc"], capture_output=True, text=True, check=False).stdout.split()
    except OSError:
        return []
    return asked("inspect", "--type", "container", *ids) if ids else []


def name_of(container):
    return container["Name"].lstrip("/")


def label(container, name):
    return (container["Config"].get("Labels") or {}).get(name, "")


def runs(container):
    return container["State"].get("Running", False) or container["State"].get("Restarting", False)


def holds_something(folder):
    """Whether anything but empty folders lies there."""
    return any(files or any(os.path.islink(os.path.join(path, one)) for one in folders) for path, folders, files in os.walk(folder))


def within(path, folder):
    return path == folder or path.startswith(folder.rstrip("/") + "/")


class Adoption:
    def __init__(self, said):
        self.said = said
        self.desk = pathlib.Path(said["root"], "backups", "adoption")
        self.paper = self.desk / "state.json"
        self.state = {"done": [], "kept": [], "stopped": [], **(json.loads(self.paper.read_text()) if self.paper.exists() else {})}

    def write(self, **more):
        self.state = {key: value for key, value in {**self.state, **more}.items() if value is not None}
        part = self.desk / "state.part"
        with open(part, "w") as file:
            json.dump(self.state, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        part.rename(self.paper)

    def round(self):
        return self.state.get("round") or {"release": self.said["release"], "ran": [], "renamed": [], "copied": [], "networks": []}

    def write_round(self, **more):
        self.write(round={**self.round(), **more})

    def ours(self, container):
        return label(container, "dev.rexible.stack") == self.said["stack"]

    def reason(self, container):
        """Why it is taken over, in words; nothing where it is not. One that was renamed is known by its id."""
        if self.ours(container):
            return ""
        project = label(container, "com.docker.compose.project")
        if project and project in self.said["projects"]:
            return f"project {project}"
        known = [*self.state["stopped"], *self.round()["ran"], *self.round()["renamed"]]
        was = {one["id"]: one["was"] for one in known}.get(container["Id"], name_of(container))
        return f"container {was}" if was in self.said["containers"] else ""

    def adopted(self):
        return [one for one in all_containers() if self.reason(one)]

    def pending(self):
        """The data that is not taken over for good."""
        return [one for one in self.said["data"] if {"from": one["from"], "to": one["to"]} not in self.state["kept"]]

    def in_place(self, one):
        return one["to"] in self.round()["copied"] and not part_of(one).exists() and holds_something(one["to"])


def part_of(one):
    return pathlib.Path(one["to"] + ".adopting")


def source_of(place):
    """The folder of the host that holds the old data, and what keeps it from being read; a place is as `adopt` has it."""
    if place.startswith("/"):
        return os.path.realpath(place), "" if os.path.isdir(place) else "is no folder of this host"
    volume, _, inside = place.partition("/")
    there = asked("volume", "inspect", volume)
    if not there:
        return "", "is no volume of this host"
    options = there[0].get("Options") or {}
    is_bound = "bind" in options.get("o", "").split(",")
    if there[0]["Driver"] != "local" or (options.get("device") and not is_bound):
        return "", "lies on another file system, which is there only while a container runs: mount it on the host, and name its path"
    folder = os.path.realpath(os.path.join(options["device"] if is_bound else there[0]["Mountpoint"], inside))
    return folder, "" if os.path.isdir(folder) else "is not in that volume" if inside else "is a volume whose folder is gone"


@contextlib.contextmanager
def alone(said):
    """A step whose play was killed may still run: the next one waits for it, and for the program that it started."""
    os.umask(0o077)
    adoption = Adoption(said)
    adoption.desk.mkdir(parents=True, exist_ok=True)
    with open(adoption.desk / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.set_inheritable(lock.fileno(), True)
        yield Adoption(said), lock.fileno()


def set_aside(adoption):
    """Takes what was copied out of its place: whoever ran there may have written to it, so it stays, in a folder beside."""
    asides = []
    for one in adoption.pending():
        if adoption.in_place(one):
            # No earlier one is written over: it may be all that is left of what its containers wrote.
            aside = f"{one['to']}.given-back-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}"
            there = os.stat(one["to"])
            os.rename(one["to"], aside)
            os.mkdir(one["to"])
            os.chown(one["to"], there.st_uid, there.st_gid)
            os.chmod(one["to"], there.st_mode & 0o7777)
            asides.append(aside)
    adoption.write_round(copied=[])
    return asides


def stop_own(adoption, of=None):
    """Stops containers of the stack: all, or those that hold data of these folders."""
    holds = lambda one: any(within(mount.get("Source", ""), folder) for mount in one.get("Mounts") or [] for folder in of)
    own = [one for one in all_containers() if adoption.ours(one) and (of is None or holds(one))]
    running = [name_of(one) for one in own if runs(one)]
    if running:
        run("docker", "stop", "-t", PATIENCE, *running)
    return [name_of(one) for one in own]
