"""Goes back to what ran before it was taken over. adopt.py stands before it.

Whoever sends it adds a last line: give_back({…}), then restart({…}), with what adopt.py is given. Between them comes the release of the
stack that ran beside it, where there was one.
"""


def give_back(said):
    """The new stops. Beside a release of the stack that ran before, only what holds the data does; else all of it goes."""
    with alone(said) as (adoption, _):
        release = adoption.round()["release"]
        own = stop_own(adoption, [one["to"] for one in adoption.pending()] if release else None)
        aside = set_aside(adoption)
        for one in said["data"]:
            shutil.rmtree(part_of(one), ignore_errors=True)
        if own and not release:
            run("docker", "rm", *own)
        adoption.write_round(aside=aside)
        print(json.dumps({"release": release}))


def restart(said):
    """The old runs as it ran, in the order in which it was started once."""
    with alone(said) as (adoption, _):
        there = {one["Id"]: one for one in all_containers()}
        for network in adoption.round()["networks"]:
            restore_network(network, there)
        for one in adoption.round()["renamed"]:
            if one["id"] in there and name_of(there[one["id"]]) != one["was"]:
                run("docker", "rename", one["id"], one["was"])
        ran = [one for one in adoption.round()["ran"] if one["id"] in there]
        for one in ran:
            run("docker", "update", f"--restart={one['restart']}", one["id"])
            subprocess.run(["docker", "start", one["id"]], capture_output=True, check=False)
        time.sleep(2)
        up = {one["Id"] for one in all_containers() if runs(one)}
        says = [f"The old containers run again, with their data as it was: {named(one for one in ran if one['id'] in up)}."]
        if any(one["id"] not in up for one in ran):
            says.append(f"These do not, and 'docker logs' tells why: {named(one for one in ran if one['id'] not in up)}.")
        if adoption.round().get("aside"):
            says.append(f"What the new ones had lies in {', '.join(adoption.round()['aside'])}: remove it once nobody wants it.")
        # A deployment that was given up is no release to go back to.
        if not adoption.round()["release"]:
            pathlib.Path(said["root"], "releases", "current").unlink(missing_ok=True)
        adoption.write(round=None)
        print(json.dumps({"says": " ".join(says)}))


def named(containers):
    return ", ".join(one["was"] for one in containers) or "none"


def restore_network(said, there):
    """The stack made a network of that name anew: the old containers know theirs by its id, and get one that is as it was."""
    old, name = said["network"], said["network"]["Name"]
    now = asked("network", "inspect", name)
    if now and now[0]["Id"] == old["Id"]:
        return
    if now:
        run("docker", "network", "rm", name)
    words = [f"--driver={old['Driver']}", *(["--internal"] if old.get("Internal") else []), *(["--ipv6"] if old.get("EnableIPv6") else [])]
    for config in (old.get("IPAM") or {}).get("Config") or []:
        words += [f"--{key.lower()}={config[key]}" for key in ("Subnet", "Gateway") if config.get(key)]
        words += [f"--ip-range={config['IPRange']}"] if config.get("IPRange") else []
    words += [f"--label={key}={value}" for key, value in (old.get("Labels") or {}).items()]
    words += [f"--opt={key}={value}" for key, value in (old.get("Options") or {}).items()]
    run("docker", "network", "create", *words, name)
    for identity, end in said["ends"].items():
        if identity in there:
            fixed = (end.get("IPAMConfig") or {}).get("IPv4Address")
            aliases = [f"--alias={one}" for one in end.get("Aliases") or []]
            subprocess.run(["docker", "network", "disconnect", "--force", name, identity], capture_output=True, check=False)
            run("docker", "network", "connect", *aliases, *([f"--ip={fixed}"] if fixed else []), name, identity)
