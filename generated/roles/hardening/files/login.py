"""Tells what can be told of the login that deploys, as JSON. Runs as that login.

usage: python3 login.py RANGE...     the ranges that SSH is open to, once it is closed to the rest of the world
"""

import getpass
import ipaddress
import json
import os
import pathlib
import subprocess
import sys


def network(text):
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None


def written(network):
    """As UFW writes it: a single address without its mask."""
    return str(network.network_address if network.num_addresses == 1 else network)


def key_count():
    """Keys in the files that sshd reads unless told otherwise."""
    files = [pathlib.Path.home() / ".ssh" / name for name in ("authorized_keys", "authorized_keys2")]
    found = [subprocess.run(["ssh-keygen", "-l", "-f", file], capture_output=True, text=True, check=False) for file in files]
    return sum(len(listed.stdout.splitlines()) for listed in found)


# Client address, client port, server address, server port; none where the connection is not one of SSH.
client, _, _, port = (os.environ.get("SSH_CONNECTION", "").split() or ["", "", "", "0"])[:4]
source = network(client.split("%")[0])
ranges = {text: network(text) for text in sys.argv[1:]}
known = [one for one in ranges.values() if one]

print(json.dumps({
    "user": getpass.getuser(),
    "key_count": key_count(),
    "source": written(source) if source else "",
    "port": int(port),
    "ranges": [written(one) for one in known],
    "invalid": [text for text, one in ranges.items() if not one],
    "covered": source is not None and any(source.network_address in one for one in known),
}))
