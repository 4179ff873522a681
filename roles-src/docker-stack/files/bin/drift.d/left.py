"""What the last whole deployment left on the host: its release, with files, units and openings, and what is remembered beside it.

A unit, a package source or a key that came while a deployment ran came by it: roles of one's own bring some too.
"""

import glob
import hashlib
import json
import os
import pathlib
import time

import logins
import units

# Files that roles set and no release keeps; '*' stands for a part of a name.
SETTINGS = [
    "apt/apt.conf.d/90-stack",
    "apt/preferences.d/*",
    "audit/rules.d/90-stack.rules",
    "crowdsec/acquis.d/*",
    "default/ufw",
    "docker/*.json",
    "fail2ban/jail.d/*",
    "ssh/sshd_config",
    "ssh/sshd_config.d/*",
    "sudoers",
    "sudoers.d/*",
    "sysctl.d/*",
    "systemd/*.conf.d/*",
]


def release(plan):
    """The folder of the release that runs; nothing where none is recorded."""
    link = pathlib.Path(plan["root"], "releases", "current")
    return link.resolve() if link.is_dir() else None


def document(path):
    """What a file of JSON says; nothing where there is none."""
    try:
        return json.loads(pathlib.Path(path).read_text())
    except FileNotFoundError:
        return None


def described(path):
    """What a file is, so that a change shows and its text does not."""
    found = os.stat(path)
    digest = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
    return f"{found.st_mode & 0o7777:04o} {found.st_uid}:{found.st_gid} {digest}"


def settings(plan):
    paths = [path for pattern in SETTINGS for path in glob.glob(os.path.join(plan["etc"], pattern))]
    return {path: described(path) for path in sorted(paths) if os.path.isfile(path)}


def remember(plan):
    """Prints 'changed' where it differs from what was remembered before."""
    current = release(plan)
    if current is None:
        return
    before = document(plan["memory"]) or {"brought": [], "keys": None}
    began = began_at(plan)
    brought = {path for path in [*units.files(plan), *units.sources(plan)] if path in before["brought"] or is_newer(path, began)}
    keys = logins.keys(plan)
    known = before["keys"]
    kept = {
        user: [key for key in own if known is None or user not in known or key in known[user] or is_newer(logins.file_of(plan, user), began)]
        for user, own in keys.items()
        if user == plan["user"] or (known is not None and user in known) or is_newer(logins.file_of(plan, user), began)
    }
    seen = {"release": current.name, "brought": sorted(brought), "keys": kept, "settings": settings(plan)}
    if seen != document(plan["memory"]):
        write(plan["memory"], json.dumps(seen, indent=2))
        print("changed: what this deployment left is remembered")
    pathlib.Path(plan["begun"]).unlink(missing_ok=True)


def is_being_deployed(plan):
    return (document(plan["lock"]) or {"until": 0})["until"] > time.time()


def began_at(plan):
    """When the deployment began that ends now, or the first of those that were broken off before it."""
    begun = pathlib.Path(plan["begun"])
    return begun.stat().st_mtime if begun.exists() else None


def is_newer(path, moment):
    return moment is not None and os.path.exists(path) and os.stat(path).st_ctime >= moment


def write(path, text):
    pathlib.Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = f"{path}.part"
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    os.rename(part, path)
