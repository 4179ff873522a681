"""Users who may log in with a key. Of each key its fingerprint is told, as 'ssh-keygen -l' prints it, and its comment."""

import base64
import hashlib
import pathlib
import re

from entry import missing, undeclared

# Options before the type may hold blanks in quotes.
KEY = re.compile(r"(?:^|\s)((?:ssh|ecdsa|sk)-[\w@.-]+)\s+([A-Za-z0-9+/=]{20,})(?:\s+(.*))?$")


def file_of(plan, user):
    return str(pathlib.Path(homes(plan)[user], ".ssh", "authorized_keys"))


def homes(plan):
    lines = [line.split(":") for line in pathlib.Path(plan["etc"], "passwd").read_text().splitlines() if line.count(":") == 6]
    return {user: home for user, _, _, _, _, home, _ in lines}


def keys(plan):
    """By user; those that have none are left out."""
    found = {}
    for user in homes(plan):
        try:
            lines = pathlib.Path(file_of(plan, user)).read_text(errors="replace").splitlines()
        except OSError:
            continue
        own = [told(match) for match in map(KEY.search, lines) if match and not match.string.lstrip().startswith("#")]
        if own:
            found[user] = own
    return found


def told(match):
    kind, blob, comment = match.groups()
    try:
        digest = base64.b64encode(hashlib.sha256(base64.b64decode(blob + "=" * (-len(blob) % 4))).digest()).decode().rstrip("=")
    except ValueError:
        digest = "unreadable"
    return " ".join([f"SHA256:{digest}", kind, *([comment.strip()] if comment else [])])


def compare(plan, seen):
    known, there = (seen or {}).get("keys") or {}, keys(plan)
    for user, own in there.items():
        strangers = [key for key in own if key not in known.get(user, [])]
        # Where nothing is remembered yet, the login that deploys is the one that is known.
        if strangers and user not in known and not (seen is None and user == plan["user"]):
            yield undeclared(f"user {user}", f"the user '{user}' may log in by {', '.join(own)}")
        elif strangers and seen is not None:
            for key in strangers:
                yield undeclared(f"key {key}", f"the user '{user}' may log in with another key: {key}")
    for user, own in known.items():
        for key in own:
            if key not in there.get(user, []):
                yield missing(f"key {key}", f"the user '{user}' may no longer log in with the key {key}")
