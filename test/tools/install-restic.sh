#!/usr/bin/env bash
# Lays the restic of the hosts' Debian, and a server for it, beside the other tools. A controller may have another Debian, whose
# restic ends with other statuses. Does nothing where they are there, or where there are no Debian packages: the tests say so then.
set -euo pipefail
cd "$(dirname "$0")/../.."

suite=trixie
programs=$PWD/.venv/programs/$suite
if [[ -x $programs/restic-rest-server ]] || ! command -v apt-get >/dev/null; then exit 0; fi
# What apt knows of its mirrors, it knows once it asked them.
mirror_of_debian() {
  # apt fills these names in.
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(ORIGIN)|$(SITE)|$(REPO_URI)' | awk -F '|' '$1 == "Debian" && !/security/ && !seen++ { print $3 }'
}
mirror=$(mirror_of_debian)
if [[ -z $mirror && $(id -u) -eq 0 ]]; then
  apt-get update --quiet=2 || exit 0
  mirror=$(mirror_of_debian)
fi
if [[ -z $mirror ]]; then exit 0; fi

folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
chmod 0755 "$folder"
cd "$folder"
mkdir --parents lists/partial cache/archives/partial
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >sources.list
own=(-o Dir::Etc::SourceList="$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$folder/lists"
  -o Dir::Cache="$folder/cache" -o APT::Sandbox::User=root)
apt-get "${own[@]}" update --quiet=2 || exit 0
apt-get "${own[@]}" download --quiet=2 restic restic-rest-server || exit 0
for package in *.deb; do dpkg-deb --extract "$package" .; done
install -D --target-directory="$programs" usr/bin/restic usr/bin/restic-rest-server
