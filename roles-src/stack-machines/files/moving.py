"""Brings folders with data from one host to another. Their names say how far it is, never who ran before: each step may be killed and
run again.

    on the old host    FOLDER, until a copy of it stands whole on the new one; then FOLDER.moved-<time>, which stays
    on the new host    FOLDER.arriving while it is unpacked, FOLDER.arrived once it is whole, FOLDER when the old host has it no more

Whoever sends it adds a last line: a step, with {"stack", "root", "record", "moves": [{"id", "of", "source", "target"}]}.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

KEEPS = ("--gzip", "--numeric-owner", "--acls", "--xattrs")


def stop(reason):
    print(reason, file=sys.stderr)
    sys.exit(1)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        stop(f"'{' '.join(command[:4])} …' ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout


def now():
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())


def print_of(folder):
    """What tells whether anybody wrote to it meanwhile."""
    told = hashlib.sha256()
    for path in sorted([folder, *pathlib.Path(folder).rglob("*")], key=str):
        seen = os.lstat(path)
        told.update(f"{path}\0{seen.st_size}\0{seen.st_mtime_ns}\0{seen.st_ctime_ns}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def sum_of(file):
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def require_room(needs):
    """Of several that lie on one disk, together."""
    disks = {}
    for path, size in needs:
        disks.setdefault(os.stat(path).st_dev, []).append((str(path), size))
    for places in disks.values():
        needed, free = sum(size for _, size in places) // 2**20 + 64, shutil.disk_usage(places[0][0]).free // 2**20
        if free < needed:
            stop(f"{free} MiB are free on the disk of '{places[0][0]}', and {needed} are needed")


def make_above(path):
    """On a host that is new. What each folder is to be the roles say later."""
    mask = os.umask(0o022)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    os.umask(mask)


def is_below(path, folders):
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


class Desk:
    """Among the backups of a host: the archives, and a paper with what was stopped for them."""

    def __init__(self, said):
        self.said = said
        self.folder = pathlib.Path(said["root"], "backups", "moves")
        self.paper = self.folder / "state.json"

    def archive(self, move):
        return self.folder / move["id"] / "data.tar.gz"

    def state(self):
        return json.loads(self.paper.read_text()) if self.paper.exists() else {"stopped": [], "prints": {}}

    def write(self, **more):
        part = self.folder / "state.part"
        part.write_text(json.dumps({**self.state(), **more}, indent=2))
        os.sync()
        part.rename(self.paper)

    @contextlib.contextmanager
    def alone(self):
        """A step whose play was killed may still run: the next one waits for it. Jobs on a schedule lock the programs while they run."""
        make_above(self.folder.parent)
        os.umask(0o077)
        self.folder.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as held:
            for path in (self.folder / "lock", pathlib.Path(self.said["root"], "bin")):
                if path.is_dir() or path.parent == self.folder:
                    handle = os.open(path, os.O_RDONLY | (0 if path.is_dir() else os.O_CREAT), 0o600)
                    held.callback(os.close, handle)
                    fcntl.flock(handle, fcntl.LOCK_EX)
            try:
                yield
            except OSError as error:
                stop(str(error))

    def users(self, folders, *which):
        """Containers that mount any of it, each with whether it is the stack's."""
        if shutil.which("docker") is None:
            return []
        ids = run("docker", "ps", "--no-trunc", "--quiet", *which).split()
        told = json.loads(run("docker", "inspect", *ids)) if ids else []
        return [
            (one["Name"].lstrip("/"), (one["Config"]["Labels"] or {}).get("dev.rexible.stack") == self.said["stack"])
            for one in told
            if any(is_below(mount.get("Source", ""), folders) for mount in one["Mounts"])
        ]


def pack(said):
    """On the old host: stops who writes, and archives what they wrote. What cannot be read back as it is on the disk is no copy."""
    desk = Desk(said)
    with desk.alone():
        moves = [move for move in said["moves"] if os.path.isdir(move["source"])]
        folders = [move["source"] for move in moves]
        sizes = {folder: int(run("du", "--summarize", "--bytes", folder).split()[0]) for folder in folders}
        for move in moves:
            shutil.rmtree(desk.archive(move).parent, ignore_errors=True)
        require_room([(desk.folder, size) for size in sizes.values()])
        running = desk.users(folders)
        strangers = [name for name, is_ours in running if not is_ours]
        if strangers:
            stop(f"nothing was stopped: containers that are not the stack's use the data: {', '.join(strangers)}. Stop them first")
        desk.write(stopped=sorted({*desk.state()["stopped"], *(name for name, _ in running)}), prints={})
        for name, _ in running:
            run("docker", "stop", "-t", "300", name)
        prints = {move["id"]: print_of(move["source"]) for move in moves}
        for move in moves:
            archive = desk.archive(move)
            archive.parent.mkdir()
            run("tar", "--create", *KEEPS, "--sparse", f"--file={archive}", f"--directory={move['source']}", ".")
            run("tar", "--compare", *KEEPS, f"--file={archive}", f"--directory={move['source']}")
            (archive.parent / "told.json").write_text(json.dumps({"sum": sum_of(archive), "bytes": sizes[move["source"]]}))
        desk.write(prints=prints)
        print(f"{sum(sizes.values()) // 2**20} MiB of data")


def unpack(said):
    """On the new host: beside the place that it gets. A copy that stands whole there is no older than the archive."""
    desk = Desk(said)
    with desk.alone():
        for move in said["moves"]:
            archive, arriving = desk.archive(move), f"{move['target']}.arriving"
            told = json.loads((archive.parent / "told.json").read_text())
            if sum_of(archive) != told["sum"]:
                stop(f"'{archive}' is not what the old host sent")
            for rest in (arriving, f"{move['target']}.arrived"):
                shutil.rmtree(rest, ignore_errors=True)
            make_above(arriving)
            require_room([(os.path.dirname(arriving), told["bytes"])])
            os.mkdir(arriving, 0o700)
            run("tar", "--extract", *KEEPS, "--preserve-permissions", f"--file={archive}", f"--directory={arriving}")
            os.sync()
            os.rename(arriving, f"{move['target']}.arrived")


def put_aside(said, move, folder):
    """It stays until somebody removes it, and the record of the host knows of it."""
    aside, record = f"{folder}.moved-{now()}", pathlib.Path(said["record"])
    known = json.loads(record.read_text()) if record.exists() else {}
    entry = {"of": f"{move['of']}.moved", "path": aside}
    part = record.with_suffix(".part")
    part.write_text(json.dumps({**known, "data": [*known.get("data", []), entry]}, indent=4) + "\n")
    part.rename(record)
    os.rename(folder, aside)
    os.sync()
    return aside


def leave(said):
    """On the old host: from here on the copy is the data. Its containers go, for their folder has another name."""
    desk = Desk(said)
    with desk.alone():
        prints = desk.state()["prints"]
        moves = [move for move in said["moves"] if os.path.isdir(move["source"])]
        for move in moves:
            if print_of(move["source"]) != prints.get(move["id"]):
                stop(f"somebody wrote to '{move['source']}' while it was on its way")
        for name, is_ours in desk.users([move["source"] for move in moves], "--all"):
            if is_ours:
                run("docker", "rm", "--force", name)
        for move in moves:
            print(f"'{move['source']}' is '{put_aside(said, move, move['source'])}' now")
        shutil.rmtree(desk.folder)


def settle(said):
    """On the new host: what was there already, which nobody read any more, stays aside."""
    desk = Desk(said)
    with desk.alone():
        for move in said["moves"]:
            arrived = f"{move['target']}.arrived"
            if not os.path.isdir(arrived):
                continue
            if any(files for _, _, files in os.walk(move["target"])):
                put_aside(said, move, move["target"])
            shutil.rmtree(move["target"], ignore_errors=True)
            os.rename(arrived, move["target"])
            print(f"'{move['target']}' holds what '{move['of']}' had")
        os.sync()
        shutil.rmtree(desk.folder)


def back(said):
    """On the old host: what was stopped runs again. Prints the moves whose data it still has."""
    desk = Desk(said)
    with desk.alone():
        moves = [move for move in said["moves"] if os.path.isdir(move["source"])]
        stopped = desk.state()["stopped"]
        for name, _ in desk.users([move["source"] for move in moves], "--all"):
            if name in stopped:
                run("docker", "start", name)
        shutil.rmtree(desk.folder)
        print(json.dumps([move["id"] for move in moves]))


def forget(said):
    """On the new host: copies of what the old host has again."""
    desk = Desk(said)
    with desk.alone():
        for move in said["moves"]:
            for rest in (f"{move['target']}.arriving", f"{move['target']}.arrived"):
                shutil.rmtree(rest, ignore_errors=True)
        shutil.rmtree(desk.folder)
