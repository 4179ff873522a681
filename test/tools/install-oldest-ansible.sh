#!/usr/bin/env bash
# Lays the oldest Ansible that the output promises to work with into .venv/oldest: the core that the roles name, and the
# collections at the lower bounds of requirements.yml. Fails where the two do not say the same.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=.venv/oldest
wanted=test/tools/requirements-oldest.txt
if ! cmp --silent "$wanted" "$folder/installed.txt"; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  # The package of the collections asks for a newer core than the collections themselves do.
  "$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$wanted"
  cp "$wanted" "$folder/installed.txt"
fi

"$folder/bin/python3" - <<'PYTHON'
import json, pathlib, sys, yaml
import ansible, ansible_collections
installed = pathlib.Path(ansible_collections.__file__ or list(ansible_collections.__path__)[0] + "/x").parent
for asked in yaml.safe_load(open("generated/requirements.yml"))["collections"]:
    manifest = json.load(open(installed / asked["name"].replace(".", "/") / "MANIFEST.json"))
    lowest = asked["version"].split(",")[0].removeprefix(">=")
    if manifest["collection_info"]["version"] != lowest:
        sys.exit(f"{asked['name']}: {manifest['collection_info']['version']} is there, the lower bound is {lowest}")
PYTHON
