#!/usr/bin/env bash
# Writes one archive to standard output: of each collection the snapshot that Qdrant takes of it while it goes on, and all aliases,
# which no snapshot holds (https://qdrant.tech/documentation/concepts/snapshots/).
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=requests.sh
. "$(dirname "${BASH_SOURCE[0]}")/requests.sh"
folder=$snapshots/.dump

# Whatever ends this program, no snapshot of its stays; those of a run that was killed go with the next one.
remove_snapshots() {
  local path
  [[ ! -e $folder/taken ]] || while IFS= read -r path; do (ask DELETE "$path") >/dev/null || true; done <"$folder/taken"
  rm -rf "$folder"
}
trap remove_snapshots EXIT

# It gets another name beside the rest of the archive: a copy would need its room once more.
take_snapshot() {
  local collection=$1 number=$2 path answer name sum
  path=/collections/$(encoded "$collection")/snapshots
  answer=$(ask POST "$path")
  name=$(texts_in "$answer" name)
  printf '%s\n' "$path/$(encoded "$name")" >>"$folder/taken"
  ln "$snapshots/$collection/$name" "$folder/$number.snapshot"
  # Qdrant's own word on what it wrote.
  sum=$(texts_in "$answer" checksum)
  [[ -n $sum ]] || { sum=$(sha256sum <"$folder/$number.snapshot") && sum=${sum%% *}; }
  printf '%s  %s\n' "$sum" "$number.snapshot" >>"$folder/SHA256SUMS"
}

remove_snapshots
mkdir "$folder"
: >"$folder/SHA256SUMS"
answer=$(ask GET /collections)
[[ $answer != *\\* ]] || stop_here "the name of a collection holds a character that no address can: $answer"
texts_in "$answer" name >"$folder/collections"
answer=$(ask GET /aliases)
printf '%s\n' "$answer" >"$folder/aliases.json"

number=0
while IFS= read -r collection; do
  take_snapshot "$collection" "$number"
  number=$((number + 1))
done <"$folder/collections"

cd "$folder"
shopt -s nullglob
tar --create --file=- --numeric-owner SHA256SUMS collections aliases.json ./*.snapshot
