"""Tells the state of SSH, firewall and guards, as JSON. Runs as root and changes nothing.

Whoever sends it puts login.py before it, and adds a last line, tell({…}).
"""

import datetime
import hashlib
import json
import pathlib
import re
import subprocess


def run(*command):
    """The lines that the command prints; none where it is not installed or fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return []


def text(file):
    """What the file says; nothing where it is not there."""
    return pathlib.Path(file).read_text(errors="replace") if pathlib.Path(file).is_file() else ""


def others(ours):
    """The files of sshd, but for the role's own."""
    files = [pathlib.Path("/etc/ssh/sshd_config"), *sorted(pathlib.Path("/etc/ssh/sshd_config.d").glob("*.conf"))]
    return [str(file) for file in files if str(file) != ours]


def overruling(ours):
    """Files that name a port or an address: sshd adds these up, whoever names them first."""
    names = re.compile(r"^\s*(Port|ListenAddress|AddressFamily)\b", re.IGNORECASE | re.MULTILINE)
    return [file for file in others(ours) if names.search(text(file))]


def exceptions(ours):
    """Lines below a Match that let in without a key, whatever is said for everybody."""
    wider = re.compile(
        r"""(Password|KbdInteractive|ChallengeResponse)Authentication[\s=]+"?yes
        |PermitEmptyPasswords[\s=]+"?yes
        |PermitRootLogin[\s=]+"?yes
        |AuthenticationMethods[\s=]+.*(password|keyboard|any|none)""",
        re.IGNORECASE | re.VERBOSE,
    )
    for file in others(ours):
        match = ""
        for number, line in enumerate(map(str.strip, text(file).splitlines()), 1):
            if re.match(r"match\b", line, re.IGNORECASE):
                match = "" if re.fullmatch(r"match\s+all", line, re.IGNORECASE) else line
            elif match and wider.match(line):
                yield f"{file}, line {number}: '{line}' below '{match}'"


def listeners(port):
    """Programs that listen on the port on every address."""
    lines = run("ss", "--no-header", "--listening", "--tcp", "--processes", "--numeric", f"sport = :{port}")
    return sorted({name for line in lines for name in re.findall(r'\(\("([^"]+)"', line)})


def lets_ipv6_through():
    """UFW leaves IPv6 alone where its settings say so, on a host that has it."""
    settings = re.search(r"^\s*IPV6\s*=\s*\"?(\w+)", text("/etc/default/ufw"), re.MULTILINE)
    return bool(settings and settings[1].lower() != "yes" and text("/proc/net/if_inet6"))


def age(files):
    """The newest of the files, and of what lies in those that are folders, in seconds since 1970."""
    paths = [path for one in map(pathlib.Path, files) for path in (one, *one.rglob("*"))]
    return max((path.lstat().st_mtime for path in paths if path.exists()), default=0)


def since(unit):
    """The second since when the unit is as it is."""
    told = run("systemctl", "show", "--property=StateChangeTimestamp", "--value", "--timestamp=us+utc", unit)
    try:
        return datetime.datetime.strptime(f"{told[0]}+0000", "%a %Y-%m-%d %H:%M:%S.%f UTC%z").timestamp()
    except (IndexError, ValueError):
        return 0


def outdated(units, in_container):
    """Units that do not run, or not at the next start, or are older than what they read. Audit is the kernel's alone."""
    for unit, files in units.items():
        if in_container and unit == "auditd.service":
            continue
        running = run("systemctl", "is-enabled", unit) == ["enabled"] and run("systemctl", "is-active", unit) == ["active"]
        if not running or age(files) > since(unit):
            yield unit


def origins(sources):
    """Who made the packages of each source, as its Release file says; nothing of one that apt did not read yet."""
    source, found = "", {}
    for line in run("apt-cache", "policy"):
        if place := re.match(r" +-?\d+ (\S+) ", line):
            source = next((one for one in sources if place[1].startswith(one.rstrip("/"))), "")
        elif source and (origin := re.match(r" +release .*?\bo=([^,]+)", line)):
            found.setdefault(source, origin[1])
    return found


def said(file, lines):
    """Those of the lines that the file says, and not only in a comment."""
    there = [re.sub(r"^-?\s*|[\"']", "", line.strip()) for line in text(file).splitlines()]
    return [line for line in lines if line in there]


def described(path):
    file = pathlib.Path(path)
    if not file.is_file():
        return {}
    status = file.stat()
    checksum = hashlib.sha1(file.read_bytes()).hexdigest()
    return {"checksum": checksum, "mode": f"{status.st_mode & 0o7777:04o}", "owner": f"{status.st_uid}:{status.st_gid}"}


def log(file):
    """Whether the log is there, and who owns its folder; nothing where there is no folder for it."""
    folder = pathlib.Path(file).parent
    if not file or not folder.is_dir():
        return {}
    owner = folder.stat()
    return {"exists": pathlib.Path(file).exists(), "owner": str(owner.st_uid), "group": str(owner.st_gid)}


def links_to(link, target):
    path = pathlib.Path(link)
    return path.is_symlink() and str(path.readlink()) == target


def tell(wanted):
    status = run("ufw", "status", "verbose")
    in_container = bool(run("systemd-detect-virt", "--container"))
    ours = wanted["sshd"]
    print(json.dumps({
        "login": login(wanted["vpn_range"], wanted["trusted"]),
        "rules": [line for line in run("ufw", "show", "added") if line.startswith("ufw ")],
        "filters": "Status: active" in status and any(line.startswith("Default: deny (incoming)") for line in status),
        "ipv6_open": lets_ipv6_through(),
        "sshd": described(ours),
        "overruling": overruling(ours),
        "exceptions": list(exceptions(ours)),
        "socket": run("systemctl", "is-active", "ssh.socket") == ["active"],
        "listeners": listeners(wanted["port"]),
        "armed": pathlib.Path(wanted["armed"]).exists(),
        "proxy_log": log(wanted["log"]),
        "container": in_container,
        "outdated": list(outdated(wanted["units"], in_container)),
        "blocks": [file for file, block in wanted["blocks"].items() if block in text(file)],
        "links": [link for link, target in wanted["links"].items() if links_to(link, target)],
        "origins": origins(wanted["sources"]),
        "said": said("/etc/crowdsec/acquis.yaml", wanted["read"]),
        "has_credentials": pathlib.Path("/etc/crowdsec/online_api_credentials.yaml").exists(),
        "registered": "login:" in text("/etc/crowdsec/online_api_credentials.yaml"),
    }))
