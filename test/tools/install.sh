#!/usr/bin/env bash
# Installs the pinned tools of the tests into .venv: ansible, its linters, shellcheck. Does nothing where they are there.
set -euo pipefail
cd "$(dirname "$0")/../.."

requirements=test/tools/requirements.txt
installed=.venv/installed.txt
cmp --silent "$requirements" "$installed" && exit 0

# ansible-core 2.19 runs on Python 3.11 to 3.13. A name on the PATH may be a shim that runs nothing, so each is tried.
python=
for candidate in python3 python3.13 python3.12 python3.11; do
  if "$candidate" -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    python=$candidate
    break
  fi
done

if [[ -z $python ]]; then
  if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    apt-get update --quiet=2
    apt-get install --quiet=2 --yes --no-install-recommends python3 python3-venv
    python=python3
  else
    echo "the tests need Python 3.11, 3.12 or 3.13 with the module venv: install python3 and python3-venv" >&2
    exit 1
  fi
fi

rm -rf .venv
"$python" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --no-compile --no-deps \
  --requirement "$requirements"
.venv/bin/pip check --disable-pip-version-check
cp "$requirements" "$installed"
