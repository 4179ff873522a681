"""Keeps the deployment lock of a host: a lease, which ends by the host's own clock. Prints who holds it, as JSON.

usage: python3 lock.py FILE take HOLDER SECONDS INSTEAD BACKUPS PATIENCE
           takes it, also from the lease INSTEAD, from any where that is 'anyone'; but not while somebody holds the lock of the
           file BACKUPS, which is waited for PATIENCE seconds
       python3 lock.py FILE renew LEASE SECONDS            a lease that is not the holder's changes nothing
       python3 lock.py FILE give LEASE
"""

import fcntl
import json
import os
import secrets
import sys
import time

path, order, who, *more = sys.argv[1:]
free = {"lease": "", "holder": "", "since": int(time.time()), "until": 0}


def busy(backups):
    """What a backup or a restore that runs says of itself; nothing where none does."""
    try:
        with open(backups) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return file.read().strip() or "a backup runs"
    except FileNotFoundError:
        pass
    return ""


def take(lock, now):
    seconds, instead, backups = more[:3]
    if lock["until"] > now and instead not in ("anyone", lock["lease"]):
        return {**lock, "taken": False, "busy": ""}
    taken = {"lease": secrets.token_hex(16), "holder": who, "since": now, "until": now + int(seconds)}
    # A backup looks at this file while it holds its own lock, so of the two at least one sees the other.
    waits_for = busy(backups)
    return {**(lock if waits_for else taken), "taken": not waits_for, "busy": waits_for}


def carry_out():
    # The file lies in memory, in a folder that root alone writes to: a reboot drops it.
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        lock, now = json.loads(file.read() or json.dumps(free)), int(time.time())
        if order == "take":
            lock = take(lock, now)
        elif lock["lease"] == who:
            lock = {**lock, "until": now + int(more[0])} if order == "renew" else free
        file.seek(0)
        file.truncate()
        json.dump({name: lock[name] for name in free}, file)
    return lock


lock, end = carry_out(), time.time() + int(more[3] if order == "take" else 0)
while lock.get("busy") and time.time() < end:
    time.sleep(1)
    lock = carry_out()
print(json.dumps(lock))
