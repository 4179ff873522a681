"""Connects from the networks of containers to services of other machines: what the services themselves would do.

usage: python3 ask.py PAIRS      PAIRS is a list as JSON; ends with 1 and names each pair that does not connect
"""

import json
import subprocess
import sys
import time

TIMEOUT = 5
TRIES = 6


def refused(pair):
    """Why the container does not reach the service; nothing where it does."""
    asked = ["docker", "inspect", "--format", "{{.State.Pid}}", pair["container"]]
    pid = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    if pid in ("", "0"):
        return f"'{pair['container']}' does not run"
    connect = f"import socket; socket.create_connection(('{pair['address']}', {pair['port']}), {TIMEOUT})"
    enter = ["nsenter", "--target", pid, "--net", sys.executable, "-c", connect]
    answer = subprocess.run(enter, capture_output=True, text=True, check=False)
    return answer.stderr.strip().splitlines()[-1] if answer.returncode else ""


def main(pairs):
    for attempt in range(TRIES):
        failed = [(pair, why) for pair in pairs if (why := refused(pair))]
        if not failed:
            print(f"{len(pairs)} pairs connect")
            return 0
        if attempt + 1 < TRIES:
            time.sleep(TIMEOUT)
    for pair, why in failed:
        print(f"'{pair['container']}' does not reach '{pair['service']}' at {pair['address']}:{pair['port']}: {why}", file=sys.stderr)
    return 1


sys.exit(main(json.loads(sys.argv[1])))
