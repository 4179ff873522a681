#!/usr/bin/env bash
# Reads an archive of dump-collections.sh from standard input, and fails where a snapshot is not what Qdrant wrote.
set -euo pipefail

# shellcheck disable=SC2016 # the shell that tar runs for each file fills them in
seen=$(tar --extract --file=- --to-command='
  case $TAR_FILENAME in
    SHA256SUMS) sed "s/^/wanted /" ;;
    *.snapshot) sum=$(sha256sum) && echo "found ${sum%% *}  ${TAR_FILENAME##*/}" ;;
    *) sed "s/^/listed $TAR_FILENAME /" ;;
  esac')

told() { sed --quiet "s/^$1 //p" <<<"$seen" | sort; }

[[ $seen == *"listed aliases.json "* ]] || {
  echo "the dump holds no aliases" >&2
  exit 1
}
[[ $(told wanted) == "$(told found)" && $(told 'listed collections' | wc --lines) -eq $(told found | wc --lines) ]] || {
  echo "the dump holds other snapshots than Qdrant took: $(told found | tr '\n' ' ')" >&2
  exit 1
}
