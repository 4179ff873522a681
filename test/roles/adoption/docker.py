#!/usr/bin/python3 -IS
"""Docker as far as an adoption asks for it: what it holds stands in $WORLD/docker.json. What it is told to change is written to $WORLD/log;
at the change that $WORLD/kill-at numbers, it kills whoever told it, before or after it did so."""

import json
import os
import pathlib
import signal
import sys

world = pathlib.Path(os.environ["WORLD"])
state = json.loads((world / "docker.json").read_text())
words = [one for one in sys.argv[1:] if not one.startswith("-")]
flags = [one for one in sys.argv[1:] if one.startswith("-")]


def known(name):
    found = next((one for one in state["containers"] if name in (one["Id"], one["Name"].lstrip("/"))), None)
    if found is None:
        sys.exit(f"Error: No such container: {name}")
    return found


def network(name):
    found = next((one for one in state["networks"] if name in (one["Id"], one["Name"])), None)
    if found is None:
        print("[]")
        sys.exit(f"Error: network {name} not found")
    return found


def kill():
    os.kill(os.getppid(), signal.SIGKILL)
    sys.exit(1)


def change(do):
    log = world / "log"
    number = len(log.read_text().splitlines()) + 1
    at = (world / "kill-at").read_text().split() if (world / "kill-at").exists() else []
    if at == [str(number), "before"]:
        kill()
    do()
    (world / "docker.json").write_text(json.dumps(state))
    log.write_text(log.read_text() + " ".join(sys.argv[1:]) + "\n")
    if at == [str(number), "after"]:
        kill()


def stop(names):
    for name in names:
        known(name)["State"] |= {"Running": False}


def start(one):
    for name, end in one["NetworkSettings"]["Networks"].items():
        if end["NetworkID"] != network(name)["Id"]:
            sys.exit(f"network {end['NetworkID']} not found")
    one["State"] |= {"Running": True}


def create(name):
    subnet = next((one.partition("=")[2] for one in flags if one.startswith("--subnet=")), "")
    labels = dict(one.partition("=")[2].split("=", 1) for one in flags if one.startswith("--label="))
    made = {"Id": f"{name}-{len(state['networks'])}-again", "Name": name, "Driver": "bridge", "Labels": labels, "Options": {}}
    state["networks"].append(made | {"Internal": "--internal" in flags, "IPAM": {"Config": [{"Subnet": subnet}]}})


match words:
    case ["ps"]:
        print("\n".join(one["Id"] for one in state["containers"]))
    case ["inspect", "container", *names]:
        print(json.dumps([known(name) for name in names]))
    case ["volume", "inspect", name]:
        found = [one for one in state["volumes"] if one["Name"] == name]
        print(json.dumps(found))
        sys.exit(0 if found else 1)
    case ["network", "inspect", name]:
        print(json.dumps([network(name)]))
    case ["network", "rm", name]:
        change(lambda: state["networks"].remove(network(name)))
    case ["network", "create", name]:
        change(lambda: create(name))
    case ["network", "disconnect", name, container]:
        change(lambda: known(container)["NetworkSettings"]["Networks"].pop(name, None))
    case ["network", "connect", name, container]:
        aliases = [one.partition("=")[2] for one in flags if one.startswith("--alias=")]
        end = {"NetworkID": network(name)["Id"], "Aliases": aliases}
        change(lambda: known(container)["NetworkSettings"]["Networks"].update({name: end}))
    case ["stop", _, *names]:
        change(lambda: stop(names))
    case ["start", name]:
        change(lambda: start(known(name)))
    case ["update", name]:
        policy, _, retries = flags[0].partition("=")[2].partition(":")
        change(lambda: known(name)["HostConfig"].update(RestartPolicy={"Name": policy, "MaximumRetryCount": int(retries or 0)}))
    case ["rename", name, new]:
        change(lambda: known(name).update(Name=f"/{new}"))
    case ["rm", *names]:
        change(lambda: [state["containers"].remove(known(name)) for name in names])
    case _:
        sys.exit(f"unknown to this stand-in: {sys.argv[1:]}")
