"""Keeps the deployment lock of a host: a lease, which ends by the host's own clock. Prints who holds it, as JSON.

usage: python3 lock.py FILE take HOLDER SECONDS INSTEAD    takes it, also from the lease INSTEAD; from any where that is 'anyone'
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
now = int(time.time())
free = {"lease": "", "holder": "", "since": now, "until": 0}

# The file lies in memory, in a folder that root alone writes to: a reboot drops it.
with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    lock = json.loads(file.read() or json.dumps(free))
    if order == "take":
        seconds, instead = more
        if lock["until"] <= now or instead in ("anyone", lock["lease"]):
            lock = {"lease": secrets.token_hex(16), "holder": who, "since": now, "until": now + int(seconds), "taken": True}
        else:
            lock["taken"] = False
    elif lock["lease"] == who:
        lock = {**lock, "until": now + int(more[0])} if order == "renew" else free
    file.seek(0)
    file.truncate()
    json.dump({name: lock[name] for name in free}, file)
print(json.dumps(lock))
