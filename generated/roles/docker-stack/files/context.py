"""Knows what an image is built of, on the machine that Ansible runs on: the files of a folder that its .dockerignore leaves.

Whoever sends it adds a last line: tell([…]) for the tag of each image, or pack({…}, "archive") for what a host builds one of. Of
each image:
    name        its name, without the tag
    folder      what is built
    dockerfile  path of the Dockerfile in it
    options     whatever else makes another image
"""

import hashlib
import json
import os
import re
import stat
import sys
import tarfile


def stop(message):
    sys.exit(f"Nothing was changed. {message}")


def expression(pattern):
    """As Docker reads a pattern: https://github.com/moby/patternmatcher"""
    found, at = "", 0
    while at < len(pattern):
        if pattern.startswith("**", at):
            at += 2
            if pattern.startswith("/", at):
                at += 1
            found += ".*" if at == len(pattern) else "(.*/)?"
            continue
        letter = pattern[at]
        at += 1
        if letter == "\\" and at < len(pattern):
            found += re.escape(pattern[at])
            at += 1
        else:
            found += {"*": "[^/]*", "?": "[^/]"}.get(letter, letter if letter in "[]^-" else re.escape(letter))
    return re.compile(found)


def rules(folder, dockerfile):
    """What the file says, as (expression, whether it is kept); the last that fits counts."""
    names = [os.path.join(folder, f"{dockerfile}.dockerignore"), os.path.join(folder, ".dockerignore")]
    name = next((one for one in names if os.path.isfile(one)), None)
    if name is None:
        return []
    with open(name, encoding="utf-8-sig") as file:
        lines = [line.strip() for line in file if not line.startswith("#")]
    found = []
    for line in filter(None, lines):
        is_kept = line.startswith("!")
        pattern = os.path.normpath(line[is_kept:].strip())
        found.append((expression(pattern[1:] if len(pattern) > 1 and pattern[0] == "/" else pattern), is_kept))
    return found


def is_ignored(path, said):
    parts = path.split("/")
    whole = ["/".join(parts[: end + 1]) for end in range(len(parts))]
    return next((not kept for one, kept in reversed(said) if any(one.fullmatch(part) for part in whole)), False)


def listed(folder, dockerfile):
    """Paths of the files and links, sorted."""
    said = rules(folder, dockerfile)
    some_kept = any(kept for _, kept in said)
    found = []
    for top, folders, files in os.walk(folder):
        below = "" if top == folder else f"{os.path.relpath(top, folder)}/"
        links = [one for one in folders if os.path.islink(os.path.join(top, one))]
        folders[:] = [one for one in folders if one not in links and (some_kept or not is_ignored(below + one, said))]
        found += [below + one for one in files + links if not is_ignored(below + one, said)]
    return sorted(found)


def digest_of(path):
    """Whatever makes a file another one in an image: its kind, whether it may be run, and what it holds."""
    mode = os.lstat(path).st_mode
    if stat.S_ISLNK(mode):
        return "link", hashlib.sha256(os.readlink(path).encode()).hexdigest()
    if not stat.S_ISREG(mode):
        return "none", ""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return "program" if mode & 0o100 else "file", digest.hexdigest()


def tag_of(image):
    folder, dockerfile = image["folder"], image["dockerfile"]
    if not os.path.isdir(folder):
        stop(f"'{folder}' of this machine, which '{image['name']}' is built of, is no folder: put it there, or correct the context.")
    if not os.path.isfile(os.path.join(folder, dockerfile)):
        stop(f"'{folder}' has no '{dockerfile}', which says how '{image['name']}' is built: put it there, or correct its path.")
    try:
        files = [(path, *digest_of(os.path.join(folder, path))) for path in listed(folder, dockerfile)]
        how = digest_of(os.path.join(folder, dockerfile))
    except OSError as error:
        stop(f"'{error.filename}', which '{image['name']}' is built of, cannot be read: {error.strerror}. Mend it, or leave it out in .dockerignore.")
    whole = json.dumps([files, how, dockerfile, image["options"]], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def tell(images):
    print(json.dumps({image["name"]: {"tag": tag_of(image)} for image in images}))


def pack(image, archive):
    """Writes the files below 'context', and the Dockerfile beside."""
    folder, dockerfile = image["folder"], image["dockerfile"]
    if tag_of(image) != image["tag"]:
        stop(f"'{folder}' changed meanwhile. Begin once more.")

    def anonymous(entry):
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        return entry

    with tarfile.open(archive, "w:gz", compresslevel=1) as packed:
        top = tarfile.TarInfo("context")
        top.type, top.mode = tarfile.DIRTYPE, 0o755
        packed.addfile(top)
        packed.add(os.path.realpath(os.path.join(folder, dockerfile)), "Dockerfile", filter=anonymous)
        for path in listed(folder, dockerfile):
            packed.add(os.path.join(folder, path), f"context/{path}", filter=anonymous)
