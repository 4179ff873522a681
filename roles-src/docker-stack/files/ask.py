"""Asks containers whose images hold nothing to ask with, from the host that they run on. look.py needs it before itself.

Whoever sends it alone adds a last line, wait([…], seconds), with what is asked. Of each:
    container   its name
    via         the container whose network it is in: its own, or that of another
    kind        http, which must answer 200 at the path, or tcp
    port, path, timeout
"""

import http.client
import json
import socket
import subprocess
import time


def address_in(networks):
    if "host" in networks:
        return "127.0.0.1"
    return next((one["IPAddress"] for one in networks.values() if one["IPAddress"]), "")


def refusal(asked, address):
    """Why it does not count as well; nothing where it does."""
    if not address:
        return "it has no address"
    try:
        if asked["kind"] == "tcp":
            socket.create_connection((address, asked["port"]), asked["timeout"]).close()
            return ""
        connection = http.client.HTTPConnection(address, asked["port"], timeout=asked["timeout"])
        # By the name that a probe in the container would ask for: some programs refuse others.
        connection.request("GET", asked["path"], headers={"Host": f"127.0.0.1:{asked['port']}"})
        status = connection.getresponse().status
        return "" if status == 200 else f"it answers {status}"
    except (OSError, http.client.HTTPException) as error:
        return str(error) or type(error).__name__


def answering(wanted, containers):
    """The names of those that answer, by what Docker's API says of all containers."""
    networks = {one["Names"][0].lstrip("/"): one["NetworkSettings"]["Networks"] for one in containers}
    return [one["container"] for one in wanted if not refusal(one, address_in(networks.get(one["via"], {})))]


def addresses(names):
    told = subprocess.run(["docker", "inspect", *names], capture_output=True, text=True, check=False).stdout
    return {one["Name"].lstrip("/"): address_in(one["NetworkSettings"]["Networks"]) for one in json.loads(told or "[]")}


def wait(wanted, seconds):
    """Asks until all answer, or the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        there = addresses(sorted({one["via"] for one in wanted}))
        reasons = {one["container"]: refusal(one, there.get(one["via"], "")) for one in wanted}
        silent = {name: reason for name, reason in reasons.items() if reason}
        if not silent or time.monotonic() > deadline:
            print(json.dumps({"silent": silent}))
            return
        time.sleep(2)
