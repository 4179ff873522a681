"""Containers, in the words of Docker's API, against the Compose files of the release."""

import http.client
import json
import os
import socket

import left
from entry import changed, missing, undeclared
from run import run

DOCKER = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock").removeprefix("unix://")


class Connection(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(DOCKER)


def ask(path):
    """The answer; an error where there is none, for then nobody knows."""
    connection = Connection("localhost")
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        if answer.status != 200:
            raise OSError(f"Docker answers {answer.status}")
        return json.loads(answer.read())
    finally:
        connection.close()


def composed(plan, wave):
    """What Compose makes of the services of a wave, and by which hash it knows each."""
    folder = left.release(plan) / "compose"
    common = ("docker", "compose", "--project-name", wave["project"], "--project-directory", f"{plan['root']}/compose")
    files = ("--env-file", str(folder / ".env"), "--file", str(folder / wave["file"]), "config")
    hashes = dict(line.split() for line in run(*common, *files, "--hash", "*").splitlines())
    services = json.loads(run(*common, *files, "--format", "json") or "{}").get("services", {})
    return hashes, services


def ports(container):
    """Such as '0.0.0.0:8080/tcp', each once; of all addresses IPv4's stands for both."""
    return sorted({f"{one['IP']}:{one['PublicPort']}/{one['Type']}" for one in container.get("Ports", []) if "PublicPort" in one and one.get("IP") != "::"})


def compare(plan, seen):
    model = left.document(left.release(plan) / "model.json")
    waves = {wave["project"]: composed(plan, wave) for wave in model["waves"]}
    there = {one["Names"][0].lstrip("/"): one for one in ask("/containers/json?all=1")}
    jobs = [job["container"] for job in model.get("jobs", [])]
    for service in model["services"]:
        name = service["container"]
        if name not in there:
            if name not in jobs:
                yield missing(f"container {name}", f"the container '{name}' is gone")
            continue
        hashes, services = waves[service["project"]]
        yield from edited(there[name], service, hashes.get(service["name"]), services.get(service["name"], {}))
        if there[name]["State"] != "running" and name not in jobs:
            yield missing(f"container {name}", f"the container '{name}' is {there[name]['State']}")
    ours = {service["container"] for service in model["services"]}
    for name, container in sorted(there.items()):
        if name not in ours and not container.get("Labels", {}).get("dev.rexible.stack"):
            open_ports = f", with the ports {', '.join(ports(container))}" if ports(container) else ""
            yield undeclared(f"container {name}", f"the container '{name}' of '{container['Image']}' is none of the stack's{open_ports}")


def edited(container, service, wanted_hash, wanted):
    name, labels = service["container"], container.get("Labels", {})
    made = labels.get("com.docker.compose.config-hash")
    if made is None or wanted_hash is not None and made != wanted_hash:
        opened = f"; it publishes {', '.join(ports(container))}" if ports(container) else ""
        yield changed(f"container {name}", f"the container '{name}' was made otherwise than the Compose file says{opened}")
        return
    more = sorted(set(container["NetworkSettings"]["Networks"]) - set(service["networks"]))
    if more and not service["network_of"]:
        yield changed(f"container {name}", f"the container '{name}' was connected to {', '.join(more)} as well")
    limits = wanted.get("deploy", {}).get("resources", {}).get("limits", {})
    has = ask(f"/containers/{container['Id']}/json")["HostConfig"]
    for what, said, there in (
        ("memory", int(limits.get("memory", 0)), has["Memory"]),
        ("cpus", round(float(limits.get("cpus", 0)) * 1e9), has["NanoCpus"]),
    ):
        if said and said != there:
            yield changed(f"limit {name} {what}", f"the container '{name}' may use {there} of its {what}, and the Compose file says {said}")
