"""The login that deploys, as the processes above this one tell it: sudo keeps none of it."""

import ipaddress
import os
import pathlib
import pwd
import subprocess


def network(written):
    try:
        return ipaddress.ip_network(written, strict=False)
    except ValueError:
        return None


def as_ufw_writes(one):
    """A single address without its mask."""
    return str(one.network_address if one.num_addresses == 1 else one)


def ancestors():
    """This process and those above it, as their folders in /proc."""
    process = pathlib.Path("/proc/self").resolve()
    while process.name != "0":
        yield process
        parent = next(line for line in (process / "status").read_text().splitlines() if line.startswith("PPid:"))
        process = pathlib.Path("/proc", parent.split()[1])


def connection_of(process):
    try:
        variables = (process / "environ").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return ""
    return next((one.partition("=")[2] for one in variables if one.startswith("SSH_CONNECTION=")), "")


def session():
    """User and SSH_CONNECTION of the topmost process that has one: sudo has it too, and is root's."""
    found = [(process.stat().st_uid, told) for process in ancestors() if (told := connection_of(process))]
    uid, told = found[-1] if found else (os.getuid(), "")
    return pwd.getpwuid(uid), told.split()


def key_count(home):
    """Keys in the files that sshd reads unless told otherwise."""
    files = [pathlib.Path(home, ".ssh", name) for name in ("authorized_keys", "authorized_keys2")]
    return sum(len(run("ssh-keygen", "-l", "-f", str(file))) for file in files)


def way_of(address):
    """The interface that packets of the address leave by, and so arrive by."""
    words = " ".join(run("ip", "-oneline", "route", "get", address)).split()
    return words[words.index("dev") + 1] if "dev" in words else ""


def login(vpn_range, trusted):
    user, connection = session()
    client, port = (connection[0].split("%")[0], connection[3]) if len(connection) == 4 else ("", "0")
    source = network(client)
    ranges = {one: network(one) for one in (vpn_range, *trusted)}
    known = [one for one in ranges.values() if one]
    vpn = ranges[vpn_range]
    return {
        "user": user.pw_name,
        "key_count": key_count(user.pw_dir),
        "source": as_ufw_writes(source) if source else "",
        "port": int(port),
        "ranges": [as_ufw_writes(one) for one in known],
        "invalid": [written for written, one in ranges.items() if not one],
        "covered": source is not None and any(source.network_address in one for one in known),
        "way": way_of(client) if source and vpn and source.network_address in vpn else "",
    }
