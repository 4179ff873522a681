"""Tells the state of SSH and firewall, as JSON. Runs as root and changes nothing.

usage: python3 host.py PORT FILE ARMED LOG     port and settings of sshd that are wanted, mark of an armed switch, log
"""

import json
import pathlib
import re
import subprocess
import sys

port, ours, armed = int(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])


def run(*command):
    """What the command prints; nothing where it is not installed or fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return []


def text(file):
    """What the file says; nothing where it is not there."""
    return pathlib.Path(file).read_text() if pathlib.Path(file).is_file() else ""


def overruling():
    """The other files of sshd that name a port or an address: sshd adds these up, whoever names them first."""
    files = [pathlib.Path("/etc/ssh/sshd_config"), *sorted(pathlib.Path("/etc/ssh/sshd_config.d").glob("*.conf"))]
    names = re.compile(r"^\s*(Port|ListenAddress|AddressFamily)\b", re.IGNORECASE | re.MULTILINE)
    return [str(file) for file in files if file != ours and names.search(text(file))]


def listeners():
    """Programs that listen on the port on every address."""
    lines = run("ss", "--no-header", "--listening", "--tcp", "--processes", "--numeric", f"sport = :{port}")
    return sorted({name for line in lines for name in re.findall(r'\(\("([^"]+)"', line)})


status = run("ufw", "status", "verbose")
print(json.dumps({
    "rules": [line for line in run("ufw", "show", "added") if line.startswith("ufw ")],
    "filters": "Status: active" in status and any(line.startswith("Default: deny (incoming)") for line in status),
    "overruling": overruling(),
    "socket": run("systemctl", "is-active", "ssh.socket") == ["active"],
    "listeners": listeners(),
    "armed": armed.exists(),
    "registered": "login:" in text("/etc/crowdsec/online_api_credentials.yaml"),
    "proxy_log": pathlib.Path(sys.argv[4]).is_file(),
    "container": bool(run("systemd-detect-virt", "--container")),
}))
