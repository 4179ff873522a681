"""Brings a database to its next major version: what the old cluster holds is dumped and loaded into a new one beside it, and only
where both tell the same do they change places. The old one stays, as <folder>.<its version>.

How far it is, is told by the folders and the paper, never by who ran before: each step may be killed and run again.
Whoever sends it adds a last line: a step, with the upgrade as {"stack", "service", "container", "file", "root", "folder", "from",
"to", "tells": {"from", "to"}, "scripts", "release"}.
"""

import contextlib
import fcntl
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

SCRIPTS = "/run/upgrade"


def stop(reason):
    print(reason, file=sys.stderr)
    sys.exit(1)


def run(*command, **more):
    """What the command prints. Its own complaint is the reason where it fails."""
    done = subprocess.run(command, stderr=subprocess.PIPE, stdout=more.pop("stdout", subprocess.PIPE), text=True, check=False, **more)
    if done.returncode != 0:
        # PostgreSQL adds the row that it did not take.
        told = [line for line in done.stderr.splitlines() if not line.startswith(("DETAIL:", "CONTEXT:"))]
        stop(f"'{' '.join(command[:4])} …' ended with {done.returncode}: " + "\n".join(told[-20:]))
    return done.stdout


class Upgrade:
    def __init__(self, said):
        self.said = said
        self.folder = pathlib.Path(said["folder"])
        self.old = pathlib.Path(f"{said['folder']}.{said['from']}")
        self.new = pathlib.Path(f"{said['folder']}.upgraded")
        self.desk = pathlib.Path(said["root"], "backups", "upgrades", f"{said['service']}-{said['from']}")
        self.paper = self.desk / "state.json"
        self.dump = self.desk / "dump"

    def state(self):
        """What was written down when it began; nothing where it did not begin, or went back."""
        return json.loads(self.paper.read_text()) if self.paper.exists() else {}

    def write(self, **more):
        part = self.desk / "state.part"
        part.write_text(json.dumps({**self.said, **self.state(), **more}, indent=2))
        os.sync()
        part.rename(self.paper)

    def begin(self, **more):
        """The old cluster is in its place, so the release that runs is its own; but for one that still goes back to that."""
        went = self.desk / "gone-back.json"
        release = json.loads(went.read_text())["release"] if went.exists() else self.said["release"]
        self.write(release=release, releases=sorted(self.old_releases()), began=int(time.time()), kept=False, **more)

    def old_releases(self):
        """Those that run the old version. One that was gone back from runs the new one."""
        for model in pathlib.Path(self.said["root"], "releases").glob("*/model.json"):
            upgrades = json.loads(model.read_text()).get("upgrades", [])
            if not model.parent.is_symlink() and not any(one["service"] == self.said["service"] and one["to"] == self.said["to"] for one in upgrades):
                yield model.parent.name

    def version(self, folder, which):
        file = folder / self.said["tells"][which]
        return file.read_text().strip() if file.exists() else ""

    def stage(self):
        """old: the old cluster is in its place; between: nobody is; new: the new one is."""
        if self.version(self.folder, "from") == str(self.said["from"]):
            return "old"
        if self.version(self.folder, "to") == str(self.said["to"]):
            return "new"
        return "between" if not self.folder.exists() and self.old.is_dir() else "other"

    @contextlib.contextmanager
    def alone(self):
        """A step whose play was killed may still run: the next one waits for it."""
        os.umask(0o077)
        self.desk.mkdir(parents=True, exist_ok=True)
        with open(self.desk / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    # Containers of the upgrade: as the release has them, but on no network, so that nobody else reads or writes.

    def name(self, which):
        return f"{self.said['container']}_{which}"

    def start(self, which, compose, configs, folder):
        project = ("docker", "compose", "--project-name", f"{self.said['stack']}-upgrade-{which}")
        files = ("--project-directory", compose, "--env-file", f"{compose}/.env", "--file", f"{compose}/{self.said['file']}")
        service = json.loads(run(*project, *files, "config", "--format", "json"))["services"][self.said["service"]]
        for key in ("networks", "ports", "expose", "labels", "depends_on", "logging", "hostname", "extra_hosts", "dns"):
            service.pop(key, None)
        here = f"{self.said['root']}/configs/"
        for mount in service["volumes"]:
            if mount["source"] == self.said["folder"]:
                mount["source"] = str(folder)
            elif mount["source"].startswith(here):
                mount["source"] = f"{configs}/{mount['source'][len(here) :]}"
        scripts = f"{here}{self.said['service']}{self.said['scripts']}"
        service["volumes"].append({"type": "bind", "source": scripts, "target": SCRIPTS, "read_only": True})
        service["healthcheck"] = {key: value for key, value in service["healthcheck"].items() if key != "start_interval"} | {"interval": "2s"}
        service |= {"container_name": self.name(which), "network_mode": "none", "restart": "no"}
        file = self.desk / f"{which}.json"
        file.write_text(json.dumps({"services": {self.said["service"]: service}}))
        self.remove(which)
        run(*project, "--file", str(file), "up", "--detach", "--quiet-pull", "--wait", "--wait-timeout", "600")

    def start_old(self):
        release = f"{self.said['root']}/releases/{self.state()['release']}"
        self.start("old", f"{release}/compose", f"{release}/configs", self.folder)

    def start_new(self):
        self.start("new", f"{self.said['root']}/compose", f"{self.said['root']}/configs", self.new)

    def remove(self, *names):
        for which in names:
            if run("docker", "ps", "--all", "--quiet", "--filter", f"name=^{self.name(which)}$"):
                run("docker", "stop", "-t", "300", self.name(which))
                run("docker", "rm", "--volumes", self.name(which))

    def stop_real(self):
        if run("docker", "ps", "--quiet", "--filter", f"name=^{self.said['container']}$"):
            run("docker", "stop", "-t", "300", self.said["container"])

    def runs(self, which):
        return run("docker", "ps", "--quiet", "--filter", f"name=^{self.name(which)}$") != ""

    def script(self, which, name, **more):
        return run("docker", "exec", "--interactive", self.name(which), "bash", f"{SCRIPTS}/{name}", **{"stdin": subprocess.DEVNULL, **more})

    def piped(self, writer, reader):
        """From the old cluster to the new one, and past the disk: it may hold passwords."""
        command = lambda which, name: ("docker", "exec", "--interactive", self.name(which), "bash", f"{SCRIPTS}/{name}")
        with subprocess.Popen(command("old", writer), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as source:
            run(*command("new", reader), stdin=source.stdout)
        if source.returncode != 0:
            stop(f"'{writer}' ended with {source.returncode}")


def require_room(upgrade):
    """The new cluster lies beside the old one; the dump lies among the backups, and for a moment in Docker's folder."""
    size = int(run("du", "--summarize", "--block-size=1M", str(upgrade.folder)).split()[0])
    docker = run("docker", "info", "--format", "{{.DockerRootDir}}").strip()
    needs = {}
    for path, share in ((upgrade.folder.parent, 1.1), (upgrade.desk, 0.6), (docker, 0.6)):
        needs.setdefault(os.stat(path).st_dev, []).append((str(path), share * size))
    for places in needs.values():
        needed, free = round(sum(share for _, share in places)) + 64, shutil.disk_usage(places[0][0]).free // 2**20
        if free < needed:
            stop(f"nothing was stopped: {free} MiB are free on the disk of '{places[0][0]}', and {needed} are needed for {size} MiB of data")
    return size


def dump(said):
    upgrade = Upgrade(said)
    with upgrade.alone():
        if upgrade.stage() == "between" and not upgrade.new.exists():
            upgrade.old.rename(upgrade.folder)
        if upgrade.stage() != "old":
            return
        size = require_room(upgrade)
        upgrade.begin(megabytes=size)
        upgrade.stop_real()
        upgrade.remove("new")
        shutil.rmtree(upgrade.new, ignore_errors=True)
        upgrade.start_old()
        part = upgrade.desk / "dump.part"
        with open(part, "wb") as file:
            upgrade.script("old", "dump-databases.sh", stdout=file)
        with open(part, "rb") as file:
            upgrade.script("old", "verify-dump.sh", stdin=file)
        os.sync()
        part.rename(upgrade.dump)
        print(f"changed: {size} MiB of data gave a dump of {upgrade.dump.stat().st_size // 2**20} MiB, which was read back")


def load(said):
    upgrade = Upgrade(said)
    with upgrade.alone():
        if upgrade.stage() != "old":
            return
        if not upgrade.runs("old"):
            stop("the old cluster runs no more: somebody stopped it")
        whose = upgrade.folder.stat()
        shutil.rmtree(upgrade.new, ignore_errors=True)
        upgrade.new.mkdir(mode=0o700)
        os.chown(upgrade.new, whose.st_uid, whose.st_gid)
        upgrade.start_new()
        with open(upgrade.dump, "rb") as file:
            upgrade.script("new", "verify-dump.sh", stdin=file)
        upgrade.piped("write-shared.sh", "load-shared.sh")
        with open(upgrade.dump, "rb") as file:
            upgrade.script("new", "restore-databases.sh", stdin=file)
        upgrade.script("new", "finish-cluster.sh")
        print("changed: a new cluster holds what the dump held")


def compare(said):
    upgrade = Upgrade(said)
    with upgrade.alone():
        if upgrade.stage() != "old":
            return
        before, after = (set(upgrade.script(which, "describe-cluster.sh").splitlines()) for which in ("old", "new"))
        lost = [f"only in the old one: {line}" for line in sorted(before - after)]
        found = [f"only in the new one: {line}" for line in sorted(after - before)]
        if lost or found:
            stop("the clusters differ:\n" + "\n".join([*lost[:15], *found[:15]]))
        upgrade.write(compared=len(before))
        print(f"{len(before)} things are the same in both")


def switch(said):
    upgrade = Upgrade(said)
    with upgrade.alone():
        if upgrade.stage() in ("new", "other"):
            return
        upgrade.remove("old", "new")
        if upgrade.stage() == "old":
            if upgrade.old.exists():
                stop(f"'{upgrade.old}' is there already, from another time: move it away")
            upgrade.folder.rename(upgrade.old)
        upgrade.new.rename(upgrade.folder)
        os.sync()
        seconds = int(time.time()) - upgrade.state()["began"]
        upgrade.write(seconds=seconds)
        print(f"changed: {said['to']} is in the place of {said['from']}, {seconds} s after it was stopped")


def back(said):
    """Gives the old cluster its place back. What the new one holds stays too, once anybody may have written to it."""
    upgrade = Upgrade(said)
    with upgrade.alone():
        upgrade.remove("old", "new")
        stage = upgrade.stage()
        if stage == "new" and not upgrade.old.is_dir():
            stop(f"nothing was changed: '{upgrade.old}' is not there any more")
        if stage == "new":
            upgrade.stop_real()
            upgrade.folder.rename(f"{upgrade.folder}.{said['to']}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}")
            stage = "between"
        if stage == "between":
            upgrade.old.rename(upgrade.folder)
        shutil.rmtree(upgrade.new, ignore_errors=True)
        release = upgrade.state().get("release") or said["release"]
        upgrade.dump.unlink(missing_ok=True)
        if upgrade.paper.exists():
            upgrade.paper.rename(upgrade.desk / "gone-back.json")
        os.sync()
        print(json.dumps({"release": release, "stage": upgrade.stage()}))


def keep(said):
    """The stack serves with the new cluster: from here on nobody goes back by himself. The old one is dump enough."""
    upgrade = Upgrade(said)
    with upgrade.alone():
        if upgrade.stage() == "new" and not upgrade.state().get("kept", True):
            upgrade.write(kept=True)
            upgrade.dump.unlink(missing_ok=True)
            print(f"changed: '{upgrade.old}' holds the cluster of {said['from']} until it is destroyed")
