"""Deletes a folder with data, once an archive of it was written and compared with it. Whoever kills it finds the data, the archive, or both.

Whoever sends it adds a last line, destroy({"of", "path", "there"}, "folder of the archives").
"""

import os
import pathlib
import shutil
import subprocess
import sys
import time

KEEPS = ("--gzip", "--numeric-owner", "--acls", "--xattrs")


def tar(*words):
    return subprocess.run(["tar", *words], capture_output=True, text=True, check=False)


def stop(reason):
    print(f"nothing was deleted: {reason}", file=sys.stderr)
    sys.exit(1)


def archive(folder, target):
    """What cannot be read back as it is on the disk is no backup."""
    size = int(subprocess.run(["du", "--summarize", "--bytes", folder], capture_output=True, text=True, check=True).stdout.split()[0])
    free = shutil.disk_usage(target.parent).free
    if free < size:
        stop(f"{free // 2**20} MiB are free in '{target.parent}', and '{folder}' holds {size // 2**20}")
    part = f"{target}.part"
    written = tar("--create", *KEEPS, "--sparse", f"--file={part}", f"--directory={folder}", ".")
    if written.returncode != 0:
        stop(f"'{folder}' cannot be archived: {written.stderr.strip()}")
    os.sync()
    compared = tar("--compare", *KEEPS, f"--file={part}", f"--directory={folder}")
    if compared.returncode != 0:
        stop(f"the archive of '{folder}' is not what the folder holds: {(compared.stdout + compared.stderr).strip()}")
    os.rename(part, target)
    os.sync()


def destroy(doomed, archives):
    folder, gone = doomed["path"], doomed["path"] + ".destroyed"
    if doomed["there"] == folder:
        os.umask(0o077)
        pathlib.Path(archives).mkdir(parents=True, exist_ok=True)
        moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        target = pathlib.Path(archives, f"{doomed['of']}-{pathlib.Path(folder).name}-{moment}.tar.gz")
        archive(folder, target)
        # From here on the archive is what there is.
        os.rename(folder, gone)
        print(f"'{folder}' was destroyed; '{target}' holds it")
    shutil.rmtree(gone)
