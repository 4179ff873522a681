"""Keeps LiteLLM's virtual keys as the stack has them: each client's own, and none that the stack gave out once and has no more.
Keys that people made are left alone. Prints "changed: …" for each that it made, altered or took back.

usage: keep-keys.py [file with the wanted keys] [file with the master key] [folder with the clients' keys] [port]
"""

import hashlib
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

ARGUMENTS = sys.argv[1:] + ["/app/keys.json", "/run/secrets/master_key", "/run/secrets", "4000"][len(sys.argv) - 1 :]
WANTED_FILE, MASTER_KEY_FILE, FOLDER, PORT = ARGUMENTS
# How a key that the stack gave out is told from those that people made.
MARK = {"kept_by": "stack"}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def ask(path, body=None):
    """The answer of the administrator's interface; nothing where it knows no such key."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {read(MASTER_KEY_FILE)}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        # What LiteLLM says of a key has it masked.
        sys.exit(f"LiteLLM answers {error.code} to {path.split('?')[0]}: {error.read(500).decode(errors='replace')}")


def seen(key):
    """What LiteLLM knows of a key; its hash is asked for, since addresses are logged."""
    answer = ask(f"/key/info?key={hashlib.sha256(key.encode()).hexdigest()}")
    info = (answer or {}).get("info")
    return None if info is None or info.get("status") == "deleted" else info


def given_out():
    """The names of all keys that bear the stack's mark."""
    page, names = 1, []
    while True:
        answer = ask(f"/key/list?return_full_object=true&size=100&page={page}") or {}
        keys = [key for key in answer.get("keys", []) if isinstance(key, dict)]
        names += [key["key_alias"] for key in keys if (key.get("metadata") or {}).get("kept_by") == MARK["kept_by"]]
        if page >= (answer.get("total_pages") or 1):
            return names
        page += 1


def take_back(name):
    ask("/key/delete", {"key_aliases": [name]})


def keep(name, settings, is_given_out):
    """Brings one key to what is wanted; says what was done, or nothing."""
    key = read(f"{FOLDER}/{settings['file']}")
    wanted = {"key_alias": name, **settings["limits"]}
    info = seen(key)
    if info is not None and all(info.get(field) == value for field, value in wanted.items()):
        return None
    if info is not None:
        ask("/key/update", {"key": key, "metadata": MARK, **{field: value for field, value in wanted.items() if value is not None}})
        info = seen(key)
        if info is not None and all(info.get(field) == value for field, value in wanted.items()):
            return "altered"
        # A limit that shall be none cannot be said in an update.
        ask("/key/delete", {"keys": [key]})
    elif is_given_out:
        take_back(name)
    ask("/key/generate", {"key": key, "metadata": MARK, **wanted})
    return "made"


def main():
    wanted = json.loads(read(WANTED_FILE))
    there = given_out()
    for name in sorted(set(there) - set(wanted)):
        take_back(name)
        print(f"changed: took back the key of '{name}'")
    for name, settings in wanted.items():
        done = keep(name, settings, name in there)
        if done:
            print(f"changed: {done} the key of '{name}'")


main()
