"""Programs of the host."""

import os
import subprocess


def run(*command):
    """What the command prints; whoever asks hears of it where it fails."""
    plain = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=plain, timeout=30).stdout


def properties(unit, *wanted):
    """Properties of a unit of systemd, which are empty where there is no such unit."""
    lines = run("systemctl", "show", *(f"--property={name}" for name in wanted), unit).splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)
