"""Tells what is there on a host, as JSON. Runs as root, changes nothing, and never walks data.

Whoever sends it puts ask.py and leaving.py before it, and adds a last line, tell({…}), with what is wanted:
    trees     folders of which every file and folder is told
    files     further files
    folders   further folders, told themselves
    links     links, told with their targets
    documents files of JSON, told with what they say; one that cannot be read is an error
    signs     patterns of files, told where there are such files
    keys      folders whose files are told with their SHA-256
    groups    paths by name, told with the number of the group that each belongs to
    disks     paths, told with the free space of their disk
    places    folders, told with their owner and with the disk that they are on
    asked     containers that the host asks itself, as ask.py has them: those that answer are told
    leaving   {"root", "record", "records", "made", "moves", "destroyed"}: told with what left the stack, as leaving.py has it
    compose   {"folder", "env", "files": [{"project", "file", "text"}]}: told with the hash that Compose gives each service
"""

import datetime
import glob
import hashlib
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import stat
import subprocess
import tempfile

DOCKER = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock").removeprefix("unix://")


def run(*command):
    """What the command prints; nothing where it is not installed, fails or does not end."""
    plain = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, env=plain, timeout=30).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def text(file):
    try:
        return pathlib.Path(file).read_text()
    except (OSError, UnicodeDecodeError):
        return ""


def digest(file, algorithm):
    return hashlib.new(algorithm, pathlib.Path(file).read_bytes()).hexdigest()


def described(path, found):
    mode = f"{stat.S_IMODE(found.st_mode):04o}"
    return {"path": path, "owner": str(found.st_uid), "group": str(found.st_gid), "mode": mode}


def below(trees):
    """Each folder with the paths in it; never what links lead to."""
    for tree in trees:
        for folder, _, names in os.walk(tree):
            yield folder, [os.path.join(folder, name) for name in names]


def files(trees, wanted):
    """The files of root, those that one user alone can read, and when each was written."""
    files, secrets, written = [], [], {}
    for path in (*wanted, *(path for _, paths in below(trees) for path in paths)):
        if os.path.islink(path) or not os.path.isfile(path):
            continue
        found = os.lstat(path)
        told = {**described(path, found), "checksum": digest(path, "sha1")}
        written[path] = found.st_mtime
        if told["owner"] == told["group"] == "0":
            files.append({name: told[name] for name in ("path", "mode", "checksum")})
        if told["mode"] == "0400":
            secrets.append({name: told[name] for name in ("path", "owner", "group", "checksum")})
    return {"files": files, "secrets": secrets, "written": written}


def documents(wanted):
    for path in wanted:
        written = text(path)
        try:
            if written.strip():
                yield path, json.loads(written)
        except ValueError as error:
            # Whoever wrote it meant something, and a new file in its place would say nothing of that.
            raise ValueError(f"'{path}' is no JSON ({error}): correct it on the host") from error


def folders(trees, wanted):
    for path in sorted({*wanted, *(folder for folder, _ in below(trees))}):
        if os.path.isdir(path) and not os.path.islink(path):
            yield described(path, os.lstat(path))


def free(disks):
    """Free space in MiB; of the folder above where the path is still to be made."""
    for disk in disks:
        there = next(one for one in (pathlib.Path(disk), *pathlib.Path(disk).parents) if one.exists())
        yield disk, shutil.disk_usage(there).free // 2**20


def groups(wanted):
    """Of a folder, the group of its last device by name. Compose takes no number twice in a list: a zero makes the next one another."""
    numbers = {}
    for name, path in wanted.items():
        devices = sorted(one for one in pathlib.Path(path).rglob("*") if not one.is_dir()) if os.path.isdir(path) else [pathlib.Path(path)]
        if devices and devices[-1].exists():
            number = str(devices[-1].stat().st_gid)
            while number in numbers.values():
                number = f"0{number}"
            numbers[name] = number
    return numbers


def mounts():
    """Each mount point with its file system. Of two at one path the later one is seen, and what automount waits with is none."""
    for line in text("/proc/self/mountinfo").splitlines():
        before, _, after = line.partition(" - ")
        kind = after.split()[0]
        if kind != "autofs":
            yield re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), before.split()[4]), kind


def places(wanted):
    for path in wanted:
        there = next(one for one in (pathlib.Path(path), *pathlib.Path(path).parents) if one.exists())
        # Read first, so that what is mounted on demand is there.
        if there.is_dir():
            os.scandir(there).close()
        real, status = there.resolve(), there.stat()
        disks = [(point, kind) for point, kind in mounts() if real.is_relative_to(point)]
        point, kind = max(reversed(disks), key=lambda disk: len(disk[0]))
        yield path, {
            "is_folder": pathlib.Path(path).is_dir(),
            "owner": f"{status.st_uid}:{status.st_gid}",
            "mounted_at": point,
            "file_system": kind,
        }


def units():
    """The units that run, each with the second since when, and whether the next start of the host starts it too."""
    running, unread = {}, []
    properties = "--property=Id,ActiveState,StateChangeTimestamp,UnitFileState,NeedDaemonReload"
    for block in run("systemctl", "show", "--timestamp=us+utc", properties, "*").split("\n\n"):
        unit = dict(line.split("=", 1) for line in block.splitlines() if "=" in line)
        if unit.get("NeedDaemonReload") == "yes":
            unread.append(unit["Id"])
        if unit.get("ActiveState") == "active" and unit.get("StateChangeTimestamp"):
            since = datetime.datetime.strptime(f"{unit['StateChangeTimestamp']}+0000", "%a %Y-%m-%d %H:%M:%S.%f UTC%z")
            running[unit["Id"]] = {"since": since.timestamp(), "enabled": unit.get("UnitFileState") == "enabled"}
    return {"units": running, "unread_units": unread}


def system():
    memory = dict(line.split(":") for line in text("/proc/meminfo").splitlines())
    return {
        "name": text("/etc/hostname").strip(),
        "name_now": socket.gethostname(),
        "own_addresses": [line for line in text("/etc/hosts").splitlines() if line.startswith("127.0.1.1")],
        "time_zone": os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2],
        "locales": run("locale", "-a").lower().split(),
        "memory": int(memory["MemTotal"].split()[0]) // 1024,
        "swap": int(memory["SwapTotal"].split()[0]) // 1024,
        "is_container": bool(run("systemd-detect-virt", "--container")),
    }


class DockerConnection(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(DOCKER)


def docker():
    """What Docker holds, in the words of its API; nothing where it does not answer."""
    questions = {
        "host_info": "/info",
        "containers": "/containers/json?all=1",
        "images": "/images/json",
        "networks": "/networks",
    }
    answers = {}
    for name, path in questions.items():
        connection = DockerConnection("localhost")
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            if answer.status != 200:
                return {}
            answers[name] = json.loads(answer.read())
        except (OSError, http.client.HTTPException):
            return {}
    return answers


def compose_hashes(wanted, numbers):
    """By project and service. Compose labels each container with the hash of what it was made from."""
    with tempfile.TemporaryDirectory(dir="/run") as folder:
        environment = pathlib.Path(folder, ".env")
        environment.write_text(wanted["env"] + "".join(f"{name}={number}\n" for name, number in numbers.items()))
        for one in wanted["files"]:
            file = pathlib.Path(folder, one["file"])
            file.write_text(one["text"])
            told = run(
                *("docker", "compose", "--project-name", one["project"], "--project-directory", wanted["folder"]),
                *("--env-file", str(environment), "--file", str(file), "config", "--hash", "*"),
            )
            yield one["project"], dict(line.split() for line in told.splitlines())


def look(wanted):
    engine, numbers = docker(), groups(wanted["groups"])
    installed = run("dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n").splitlines()
    return {
        "system": system(),
        "packages": [line.split()[1] for line in installed if line.startswith("installed ")],
        **files(wanted["trees"], wanted["files"]),
        "folders": list(folders(wanted["trees"], wanted["folders"])),
        "links": {path: os.readlink(path) for path in wanted["links"] if os.path.islink(path)},
        "documents": dict(documents(wanted["documents"])),
        "signs": [path for pattern in wanted["signs"] for path in glob.glob(pattern)],
        "key_sums": {path: "sha256:" + digest(path, "sha256") for _, paths in below(wanted["keys"]) for path in paths},
        "groups": numbers,
        "places": dict(places(wanted["places"])),
        "free": dict(free([engine["host_info"]["DockerRootDir"] if engine else "/var", *wanted["disks"]])),
        **units(),
        "vpn": json.loads(run("tailscale", "status", "--json", "--peers=false") or "{}"),
        "vpn_settings": json.loads(run("tailscale", "debug", "prefs") or "{}"),
        "docker": engine,
        "leaving": leaving(wanted["leaving"]),
        "answering": answering(wanted["asked"], engine.get("containers", [])),
        "hashes": dict(compose_hashes(wanted["compose"], numbers)) if engine else {},
    }


def tell(wanted):
    try:
        print(json.dumps({"error": "", **look(wanted)}))
    except Exception as error:  # Whatever it is, the play must be able to say it.
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
