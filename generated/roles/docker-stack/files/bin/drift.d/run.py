"""Programs of the host."""

import os
import subprocess


def run(*command):
    """What the command prints; nothing where it is not installed, fails or does not end."""
    plain = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, env=plain, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
