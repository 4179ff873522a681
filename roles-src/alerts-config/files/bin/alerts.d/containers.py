"""Docker and its containers, in the words of its API."""

import functools
import http.client
import json
import os
import pathlib
import socket

DOCKER = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock").removeprefix("unix://")


class Connection(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(DOCKER)


def ask(path):
    connection = Connection("localhost")
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def engine(plan):
    if not plan["containers"]:
        return
    try:
        status, _ = ask("/_ping")
    except (OSError, http.client.HTTPException) as error:
        status = getattr(error, "strerror", None) or type(error).__name__
    if status != 200:
        yield "engine", {
            "what": f"Docker does not answer: {status}",
            "to_do": "systemctl status docker; journalctl --unit docker --since -1h",
        }


@functools.cache
def state_of(name):
    """In words, such as 'running, healthy'; nothing where Docker does not answer."""
    try:
        status, body = ask(f"/containers/{name}/json")
    except (OSError, http.client.HTTPException):
        return ""
    if status == 404:
        return "not there"
    if status != 200:
        return ""
    state = json.loads(body)["State"]
    return ", ".join([state["Status"], *([state["Health"]["Status"]] if state.get("Health") else [])])


def is_well(name):
    return state_of(name) in ("running", "running, healthy", "running, none")


def cannot_tell(plan, name):
    """One that starts is neither well nor unwell, and a backup pauses some for as long as it takes."""
    return state_of(name) in ("", "running, starting") or backs_up(plan)


def backs_up(plan):
    """Whether a backup or a restore holds its lock. It is seen from outside: taking it would get in their way."""
    try:
        lock = pathlib.Path(plan["backup_lock"]).stat()
    except FileNotFoundError:
        return False
    mark = f"{os.major(lock.st_dev):02x}:{os.minor(lock.st_dev):02x}:{lock.st_ino}"
    return any(mark in line.split() for line in pathlib.Path("/proc/locks").read_text().splitlines())


def unwell(plan):
    for name in plan["containers"]:
        if is_well(name):
            continue
        yield name, None if cannot_tell(plan, name) else {
            "what": f"container {name} is not well: {state_of(name)}",
            "to_do": f"docker logs --tail 50 {name}; docker restart {name}; or deploy again",
        }
