"""The host itself: units, backups, disks, memory, and whether it waits for a restart."""

import datetime
import os
import pathlib
import re
import time

from run import properties, run

PERCENT = 100
SET = re.compile(r"\d{8}T\d{6}Z")


def failed_units(plan):
    """But for those whose failure is told in other words."""
    for line in run("systemctl", "list-units", "--state=failed", "--plain", "--no-legend", "--full").splitlines():
        unit = line.split()[0]
        if unit not in plan["other_words"]:
            yield unit, {
                "what": f"unit {unit} failed",
                "to_do": f"journalctl --unit {unit} --since -1d; once it is mended, systemctl restart {unit}",
            }


def backups(plan):
    if not plan["backup"]:
        return
    unit = f"{plan['stack']}-backup.service"
    shown = properties(unit, "ActiveState", "Result")
    if shown["ActiveState"] == "activating":
        yield "failed", None
    elif shown["ActiveState"] == "failed":
        yield "failed", {
            "what": f"the last backup failed ({shown['Result']})",
            "to_do": f"journalctl --unit {unit} --since -1d; then playbooks/backup.yml, or systemctl start {unit}",
        }
    newest = newest_set(plan["backups"])
    hours = hours_since(newest or plan["begun"])
    if hours > plan["backup_age_hours"]:
        since = f"the last complete backup is {hours:.0f} hours old" if newest else f"no backup was complete for {hours:.0f} hours"
        yield "old", {
            "what": since,
            "to_do": f"systemctl list-timers {plan['stack']}-backup.timer; journalctl --unit {unit} --since -7d",
        }
    elif plan["offsite"]:
        copied = copied_set(plan["backups"])
        hours = hours_since(copied or plan["begun"])
        if hours > plan["backup_age_hours"]:
            since = f"the last backup that was copied elsewhere is {hours:.0f} hours old" if copied else f"no backup was copied elsewhere for {hours:.0f} hours"
            yield "not copied", {
                "what": since,
                "to_do": f"journalctl --unit {unit} --since -7d; {plan['offsite']} ready; then systemctl start {unit}",
            }


def hours_since(moment):
    return (time.time() - moment) / 3600


def newest_set(folder):
    """When the newest complete set was taken; nothing where there is none."""
    try:
        names = [name for name in os.listdir(folder) if SET.fullmatch(name)]
    except FileNotFoundError:
        return None
    return taken(max(names)) if names else None


def copied_set(folder):
    """When the set was taken that was copied elsewhere last; nothing where none was."""
    try:
        name = pathlib.Path(folder, ".offsite", "copied").read_text().strip()
    except FileNotFoundError:
        return None
    return taken(name) if SET.fullmatch(name) else None


def taken(name):
    return datetime.datetime.strptime(name, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc).timestamp()


def disks(plan):
    """Each disk once, by the first path that leads to it: what the stack lies on, and all else that is mounted."""
    mounted = [line.split()[4] for line in pathlib.Path("/proc/self/mountinfo").read_text().splitlines() if is_disk(line)]
    seen = set()
    for path in [*plan["disks"], *mounted]:
        path = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), path)
        try:
            disk = os.stat(path).st_dev
            if disk not in seen and os.path.isdir(path):
                seen.add(disk)
                yield path, os.statvfs(path)
        except OSError:
            continue


def is_disk(line):
    """A file system on a device that somebody may write to: its own options say so, for the unit has each mount read-only."""
    kind, source, options = line.partition(" - ")[2].split(" ", 2)
    return source.startswith("/dev/") and kind not in ("squashfs", "iso9660") and "ro" not in options.split(",")


def full_disks(plan):
    for path, disk in disks(plan):
        # As df counts: what is kept for root is nobody's.
        used, free = disk.f_blocks - disk.f_bfree, disk.f_bavail
        if used + free and PERCENT * used / (used + free) > plan["disk_percent"]:
            yield path, {
                "what": f"the disk at {path} is {PERCENT * used / (used + free):.0f} % full",
                "to_do": f"du --one-file-system --human-readable --max-depth=2 {path} | sort --human-numeric-sort | tail; docker system df",
            }
        # btrfs and others make inodes as they need them, and tell none.
        if disk.f_files and PERCENT * (1 - disk.f_favail / disk.f_files) > plan["inode_percent"]:
            yield f"inodes of {path}", {
                "what": f"{PERCENT * (1 - disk.f_favail / disk.f_files):.0f} % of the inodes of the disk at {path} are taken",
                "to_do": f"du --one-file-system --inodes --max-depth=2 {path} | sort --numeric-sort | tail",
            }


def full_memory(plan):
    lines = dict(line.split(":") for line in pathlib.Path("/proc/meminfo").read_text().splitlines())
    there, free = (int(lines[name].split()[0]) for name in ("MemTotal", "MemAvailable"))
    used = PERCENT * (1 - free / there)
    if used > plan["memory_percent"]:
        yield "full", {
            "what": f"{used:.0f} % of the memory are in use",
            "to_do": "docker stats --no-stream; ps aux --sort=-rss | head",
        }


def reboot(plan):
    sign = pathlib.Path(plan["reboot_sign"])
    if sign.exists():
        packages = pathlib.Path(f"{sign}.pkgs")
        names = sorted(set(packages.read_text().split())) if packages.exists() else []
        yield "required", {
            "what": "the host waits for a restart" + (f", for {', '.join(names)}" if names else ""),
            "to_do": "systemctl reboot, when nobody minds: the containers start by themselves",
        }
