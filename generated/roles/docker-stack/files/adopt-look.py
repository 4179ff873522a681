"""Tells what of an older deployment is to be taken over, and what stands against it. Changes nothing; adopt.py stands before it.

Whoever sends it adds a last line, tell({…}), with what adopt.py is given.
"""

import glob


def measured(folder):
    """MiB that a copy takes."""
    return int(run("du", "--summarize", "--block-size=1M", folder).split()[0])


def cluster_problem(one, source):
    """The image reads one major version, in one folder."""
    if not one.get("version"):
        return ""
    file, major = one["version"]["file"], str(one["version"]["major"])
    found = pathlib.Path(source, file)
    if found.is_file():
        version = found.read_text().strip()
        if version == major:
            return ""
        return (
            f"'{one['from']}' holds a cluster of PostgreSQL {version}, and the image of '{one['of']}' reads {major}: "
            f"let it be one of {version}, deploy, and upgrade it after that"
        )
    other = next((path for path in sorted(glob.glob(f"{glob.escape(source)}/**/PG_VERSION", recursive=True), key=len) if "/base/" not in path), "")
    if not other:
        return f"'{one['from']}' holds no cluster of PostgreSQL, for there is no '{file}' in it: name the volume or folder that the old server had"
    place = os.path.relpath(os.path.dirname(other), source)
    return (
        f"'{one['from']}' holds its cluster in '{place}', and '{one['of']}' looks for it in '{os.path.dirname(file) or '.'}': name the folder "
        f"itself, as in \"{one['from']}/{place}\", beside the path at which '{one['of']}' has its cluster"
    ).replace("/.\"", '"')


def data_problem(one, source, problem, is_full):
    begins = "docker_stack_adopts: false in the inventory is for a host that begins without it"
    if problem:
        return f"'{one['from']}', which '{one['of']}' is to take over, {problem}: correct 'adopt', or take it out; {begins}"
    if not holds_something(source):
        return f"'{one['from']}', which '{one['of']}' is to take over, holds nothing: correct 'adopt', or take it out; {begins}"
    if is_full:
        return (
            f"'{one['to']}' holds data already, and '{one['from']}' is to be taken over into it: move one of them away, or take "
            f"'adopt' out of '{one['of']}'"
        )
    if within(source, one["to"]) or within(one["to"], source):
        return f"'{one['from']}' and '{one['to']}' lie in one another: move the old data elsewhere first"
    return cluster_problem(one, source)


def container_problem(one, adoption):
    if not runs(one):
        return ""
    if one["HostConfig"].get("AutoRemove"):
        return f"'{name_of(one)}' is removed when it stops (--rm), and could not be started again: make it anew without that"
    if label(one, "com.docker.swarm.service.name"):
        return f"'{name_of(one)}' belongs to a service of Swarm, which would start it again: scale that to 0, and take it out of 'adopt'"
    if adoption.reason(one) in adoption.state["done"] and "round" not in adoption.state:
        return (
            f"'{name_of(one)}' runs again, and the stack is in its place since it was taken over, with a copy of its data: stop it with "
            f"docker stop {name_of(one)}, or take 'adopt' out of the stack"
        )
    return ""


def writers(source, containers, adoption):
    """Who runs, writes there, and is not said to stop."""
    for one in containers:
        mounts = [mount["Source"] for mount in one.get("Mounts") or [] if mount.get("RW") and mount.get("Source")]
        if runs(one) and not adoption.reason(one) and not adoption.ours(one):
            if any(within(source, os.path.realpath(path)) or within(os.path.realpath(path), source) for path in mounts):
                project = label(one, "com.docker.compose.project")
                way = f"'projects: [\"{project}\"]'" if project else f"'containers: [\"{name_of(one)}\"]'"
                yield (
                    f"'{name_of(one)}' writes to '{source}', and nobody stops it: say {way} under 'adopt' of the stack, or stop it with "
                    f"docker stop {name_of(one)}"
                )


def room_problems(copies):
    """All copies of one disk together, and something beside."""
    disks = {}
    for one in copies:
        above = next(path for path in pathlib.Path(one["to"]).parents if path.exists())
        disks.setdefault(os.stat(above).st_dev, []).append((above, one["megabytes"]))
    for places in disks.values():
        needed, free = round(sum(size for _, size in places) * 1.05) + 64, shutil.disk_usage(places[0][0]).free // 2**20
        if free < needed:
            yield (
                f"{free} MiB are free on the disk of '{places[0][0]}', and copying the old data takes {needed}: free some, give 'dataRoot' "
                "another disk, or let the service use the old folder where it is, with 'hostFolder'"
            )


def missing_projects(adoption, adopted):
    """A name that nothing has is most often a slip."""
    found = {adoption.reason(one) for one in adopted} | {*adoption.state["done"]}
    for kind, names in (("project", adoption.said["projects"]), ("container", adoption.said["containers"])):
        for name in names:
            if f"{kind} {name}" not in found:
                known = "'docker compose ls --all'" if kind == "project" else "'docker ps --all'"
                yield (
                    f"No container of this host is of the {kind} '{name}', which 'adopt' names: {known} tells the names; "
                    "docker_stack_adopts: false in the inventory is for a host that begins without it"
                )


def tell(said):
    adoption = Adoption(said)
    containers = all_containers()
    adopted = [one for one in containers if adoption.reason(one)]
    problems, copies, copied = [], [], []
    for one in adoption.pending():
        source, problem = source_of(one["from"])
        is_full = holds_something(one["to"])
        if adoption.in_place(one):
            copied.append(one["to"])
            continue
        # Brought back from a backup, or taken over long ago, and the old is gone.
        if is_full and (problem or not holds_something(source)):
            continue
        against = data_problem(one, source, problem, is_full)
        if against:
            problems.append(against + ".")
            continue
        problems += [f"{words}." for words in writers(source, containers, adoption)]
        copies.append({"from": one["from"], "to": one["to"], "megabytes": measured(source)})
    problems += [f"{words}." for words in (container_problem(one, adoption) for one in adopted) if words]
    problems += [f"{words}." for words in (*room_problems(copies), *missing_projects(adoption, adopted))]
    stops = [name_of(one) for one in adopted if runs(one)]
    # What was copied is not what the old says now, where that runs again.
    if stops:
        copies += [{"from": one["from"], "to": one["to"], "megabytes": 0} for one in adoption.pending() if one["to"] in copied]
    pending = bool(copies or "round" in adoption.state or any(adoption.reason(one) not in adoption.state["done"] for one in adopted if runs(one)))
    places = [f"'{one['from']}' to '{one['to']}' ({one['megabytes']} MiB)" for one in copies]
    says = f"To take over: stop {', '.join(stops) or 'nothing'}; copy {', '.join(places) or 'nothing'}."
    names = [name_of(one) for one in adopted]
    print(json.dumps({"problems": problems, "pending": pending, "adopted": names, "copies": copies, "says": says}))
