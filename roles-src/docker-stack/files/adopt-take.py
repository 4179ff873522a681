"""Stops what is taken over, copies its data, and in the end stays with it. adopt.py stands before it.

Whoever sends it adds a last line: stop({…}), copy({…}, "folder") or keep({…}), with what adopt.py is given.
"""


def remembered(container):
    """What starting it again needs."""
    policy = container["HostConfig"]["RestartPolicy"]
    retries = f":{policy['MaximumRetryCount']}" if policy.get("MaximumRetryCount") else ""
    return {
        "id": container["Id"],
        "was": name_of(container),
        "restart": (policy.get("Name") or "no") + retries,
        "since": container["State"].get("StartedAt", ""),
    }


def networks_of(adoption, containers):
    """Those by a name of the stack's that it may make anew, with who is on them and how."""
    for name in adoption.said["networks"]:
        for found in asked("network", "inspect", name):
            if (found.get("Labels") or {}).get("dev.rexible.stack") != adoption.said["stack"]:
                ends = {one["Id"]: one["NetworkSettings"]["Networks"].get(name) for one in containers}
                yield {"network": found, "ends": {key: end for key, end in ends.items() if end is not None}}


def stop(said):
    """Where the old runs, it begins anew: what was copied earlier is not what it says now."""
    with alone(said) as (adoption, _):
        containers = adoption.adopted()
        known = {one["id"] for one in adoption.round()["ran"]}
        running = [one for one in containers if runs(one)]
        if running and adoption.round()["copied"]:
            stop_own(adoption, [one["to"] for one in adoption.pending()])
            set_aside(adoption)
        ran = [*adoption.round()["ran"], *(remembered(one) for one in running if one["Id"] not in known)]
        networks = adoption.round()["networks"] or list(networks_of(adoption, containers))
        adoption.write_round(ran=sorted(ran, key=lambda one: one["since"]), networks=networks)
        # A host that starts anew meanwhile starts none of them.
        for one in running:
            run("docker", "update", "--restart=no", one["Id"])
        if running:
            run("docker", "stop", "-t", PATIENCE, *(one["Id"] for one in running))
        taken = [one for one in containers if name_of(one) in said["names"]]
        renamed = [{"id": one["Id"], "was": name_of(one)} for one in taken]
        adoption.write_round(renamed=[*adoption.round()["renamed"], *renamed])
        for one in taken:
            run("docker", "rename", one["Id"], free_name(name_of(one)))
        if running or taken:
            print(f"changed: stopped {', '.join(name_of(one) for one in running) or 'none'}")


def free_name(name):
    used = {name_of(one) for one in all_containers()}
    names = [f"{name}.old", *(f"{name}.old-{number}" for number in range(2, 100))]
    return next(one for one in names if one not in used)


def copy(said, target):
    with alone(said) as (adoption, lock):
        one = next(one for one in said["data"] if one["to"] == target)
        if adoption.in_place(one):
            return
        source, problem = source_of(one["from"])
        if problem:
            stop_with(f"'{one['from']}' {problem}")
        if holds_something(target):
            stop_with(f"'{target}' holds data already")
        part, began = part_of(one), time.monotonic()
        shutil.rmtree(part, ignore_errors=True)
        make_folders(one, part)
        run("cp", "--archive", "--reflink=auto", f"{source}/.", str(part), pass_fds=(lock,))
        compare(source, part)
        give_to(one, part)
        keep_empty_folders(pathlib.Path(target), part)
        run("sync", "--file-system", str(part))
        adoption.write_round(copied=[*adoption.round()["copied"], target])
        part.rename(target)
        print(f"changed: '{target}' holds what '{source}' holds, after {round(time.monotonic() - began)} s")


def make_folders(one, folder):
    """Those above it too, where a service looks for its data deeper than its volume."""
    for path in [*(above for above in reversed(folder.parents) if not above.exists()), folder]:
        path.mkdir()
        give_to(one, path)


def described(folder):
    """Everything below a folder, as far as a copy is to have it too. Not every file system keeps parts of a second."""
    found = {}
    for path, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            whole = os.path.join(path, name)
            status = os.lstat(whole)
            kind = status.st_mode & 0o170000
            size = status.st_size if kind == 0o100000 else 0
            target = os.readlink(whole) if kind == 0o120000 else ""
            changed = int(status.st_mtime) if kind == 0o100000 else 0
            found[os.path.relpath(whole, folder)] = (status.st_mode, status.st_uid, status.st_gid, size, changed, target)
    return found


def compare(source, part):
    before, after = described(source), described(part)
    other = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    if other:
        stop_with(f"the copy of '{source}' is not what that holds, so somebody writes there: {', '.join(other[:10])}")


def give_to(one, folder):
    """All of it to the user that the service runs as; a program that is root finds the owners as they were."""
    if one["owner"]:
        run("chown", "--recursive", "--no-dereference", one["owner"], str(folder))
    os.chmod(folder, int(one["mode"], 8))


def keep_empty_folders(target, part):
    """The roles made folders in the place already, for volumes that stand in one another; they go with it."""
    if not target.is_dir():
        return
    for path, folders, _ in os.walk(target):
        for name in folders:
            old = pathlib.Path(path, name)
            new = part / old.relative_to(target)
            if not new.exists():
                new.mkdir()
                os.chown(new, old.stat().st_uid, old.stat().st_gid)
                os.chmod(new, old.stat().st_mode & 0o7777)
    shutil.rmtree(target)


def keep(said):
    """The stack serves in its place: from here on nobody goes back by himself. What is old stays until somebody removes it."""
    with alone(said) as (adoption, _):
        if "round" not in adoption.state:
            return
        there = {one["Id"]: name_of(one) for one in all_containers()}
        known = {one["id"]: one for one in [*adoption.round()["ran"], *adoption.round()["renamed"]]}
        ran = [{"id": one["id"], "was": one["was"], "name": there.get(one["id"], "")} for one in known.values()]
        kept = [{"from": one["from"], "to": one["to"]} for one in adoption.pending() if adoption.in_place(one)]
        done = [*(f"project {one}" for one in said["projects"]), *(f"container {one}" for one in said["containers"])]
        adoption.write(
            done=sorted({*adoption.state["done"], *done}),
            kept=[*adoption.state["kept"], *kept],
            stopped=[*adoption.state["stopped"], *ran],
            round=None,
        )
        names = [one["name"] for one in ran if one["name"]]
        print("changed: the stack is in the place of what ran before")
        if names:
            print(f"The old containers are stopped, and stay. Once nobody wants them: docker rm {' '.join(names)}")
        for one in kept:
            volume = f": docker volume rm {one['from']}" if "/" not in one["from"] else ""
            print(f"'{one['to']}' holds what '{one['from']}' held, which stays as it was left. Once nobody wants that, remove it{volume}")
