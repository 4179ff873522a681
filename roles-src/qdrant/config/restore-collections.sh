#!/usr/bin/env bash
# Reads an archive of dump-collections.sh from standard input and brings its collections back, each in place of the one that is
# there, and its aliases. A collection that the archive does not hold stays.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=requests.sh
. "$(dirname "${BASH_SOURCE[0]}")/requests.sh"

# Qdrant reads snapshots that lie here, and none from elsewhere on its disk.
folder=$snapshots/.restore
trap 'rm -rf "$folder"' EXIT

rm -rf "$folder"
mkdir "$folder"
tar --extract --file=- --directory="$folder" --no-same-owner

recover() {
  local collection=$1 file=$2
  (ask PUT "/collections/$(encoded "$collection")/snapshots/recover?wait=true" "{\"location\":\"file://$file\",\"priority\":\"snapshot\"}") >/dev/null ||
    stop_here "'$collection' was not brought back, and those behind it neither. Where its vectors are others than those of the backup, delete it, and restore again."
}

number=0
while IFS= read -r collection; do
  recover "$collection" "$folder/$number.snapshot"
  number=$((number + 1))
done <"$folder/collections"

aliases=$(<"$folder/aliases.json")
pair='"alias_name": ?"[^"]*", ?"collection_name": ?"[^"]*"'
while [[ $aliases =~ $pair ]]; do
  alias=${BASH_REMATCH[0]}
  ask POST /collections/aliases "{\"actions\":[{\"create_alias\":{$alias}}]}" >/dev/null
  aliases=${aliases#*"$alias"}
done
