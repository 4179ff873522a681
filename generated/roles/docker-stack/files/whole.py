"""Keeps with a release what belongs to it besides Compose and configuration, and brings that back: secrets, programs and plans of
backups, monitors and alerts, units and their timers, openings of the firewall.

Whoever sends it adds a last line: keep, files or host, with
{"release": its folder, "root": that of the stack, "files": what the stack has brought, "ssh": its port}.
"""

import filecmp
import json
import os
import pathlib
import shlex
import shutil
import subprocess

FIREWALL = "/etc/systemd/system/hardening-firewall.service"
OURS = " comment 'hardening'"


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def is_file(path):
    return os.path.isfile(path) and not os.path.islink(path)


def same(one, other):
    if not (is_file(one) and is_file(other)):
        return False
    had, has = os.stat(one), os.stat(other)
    return (had.st_mode, had.st_uid, had.st_gid) == (has.st_mode, has.st_uid, has.st_gid) and filecmp.cmp(one, other, shallow=False)


def folders_of(paths):
    """The folders above files, each with what it is, the outermost first."""
    above = sorted({str(folder) for path in paths for folder in pathlib.Path(path).parents})
    return {one: [found.st_mode & 0o7777, found.st_uid, found.st_gid] for one in above if os.path.isdir(one) for found in [os.stat(one)]}


def make(folders):
    for path, (mode, user, group) in folders.items():
        if not os.path.isdir(path):
            os.mkdir(path)
            os.chown(path, user, group)
            os.chmod(path, mode)


def copy(source, target):
    """Under its own name only when it is whole."""
    os.umask(0o077)
    pathlib.Path(target).parent.mkdir(parents=True, exist_ok=True)
    part = f"{target}.part"
    shutil.copyfile(source, part)
    found = os.stat(source)
    os.chown(part, found.st_uid, found.st_gid)
    os.chmod(part, found.st_mode & 0o7777)
    os.rename(part, target)


def rules(ssh):
    """Openings that are ours. What concerns SSH is nobody's to take back: it is the way in."""
    if shutil.which("ufw") is None:
        return []
    ours = [line for line in run("ufw", "show", "added").splitlines() if line.startswith("ufw ") and line.endswith(OURS)]
    return [line for line in ours if not any(word in (str(ssh), f"{ssh}/tcp") for word in line.split())]


def kept(said):
    paper = pathlib.Path(said["release"], "host.json")
    return json.loads(paper.read_text()) if paper.exists() else None


def keep(said):
    if not os.path.isdir(said["release"]):
        return
    place, files = pathlib.Path(said["release"], "host"), sorted({*filter(is_file, said["files"]), *filter(is_file, [FIREWALL])})
    changed = [path for path in files if not same(path, f"{place}{path}")]
    for path in changed:
        copy(path, f"{place}{path}")
    paper = {"files": files, "folders": folders_of(files), "rules": rules(said["ssh"])}
    if paper != kept(said):
        pathlib.Path(said["release"], "host.json").write_text(json.dumps(paper, indent=2))
        changed.append("host.json")
    if changed:
        print(f"changed: {len(changed)} files of the host are kept with the release")


def files(said):
    """Before the containers: they take their secrets as they start."""
    wanted = kept(said)
    make(wanted["folders"] if wanted else {})
    for path in wanted["files"] if wanted else []:
        if not same(f"{said['release']}/host{path}", path):
            copy(f"{said['release']}/host{path}", path)
            print(f"changed: {path}")


def units(paths, ending):
    return [os.path.basename(path) for path in paths if path.startswith("/etc/systemd/system/") and path.endswith(ending)]


def host(said):
    """After the containers: what they publish is let in once it is there, and what left asks for them no more."""
    wanted = kept(said)
    if wanted is None:
        return
    left = [path for path in dict.fromkeys(said["files"]) if path not in wanted["files"] and is_file(path)]
    for unit in units(left, (".timer", ".service")):
        run("systemctl", "disable", "--now", "--quiet", unit)
    for path in left:
        os.unlink(path)
        print(f"changed: {path} left")
    for folder in sorted(folders_of(said["files"]), reverse=True):
        if folder.startswith(said["root"] + "/") and folder not in wanted["folders"] and not os.listdir(folder):
            os.rmdir(folder)
    run("systemctl", "daemon-reload")
    for unit in units(wanted["files"], ".timer"):
        run("systemctl", "enable", "--now", "--quiet", unit)
    if FIREWALL in wanted["files"]:
        run("systemctl", "restart", os.path.basename(FIREWALL))
    there = rules(said["ssh"])
    for rule in [one for one in wanted["rules"] if one not in there]:
        run(*shlex.split(rule))
        print(f"changed: {rule}")
    for rule in [one for one in there if one not in wanted["rules"]]:
        run("ufw", "--force", "delete", *shlex.split(rule.removesuffix(OURS))[1:])
        print(f"changed: no more {rule}")
