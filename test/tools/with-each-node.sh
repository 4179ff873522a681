#!/usr/bin/env bash
# Runs the tests of the package, the command and the server with each Node that is promised; those of npm's package `node`.
# usage: with-each-node.sh [version...]
set -euo pipefail
cd "$(dirname "$0")/../.."

[[ $# -gt 0 ]] || set -- 20.19 22 24 26
failed=()
for version in "$@"; do
  folder=.venv/node/$version
  [[ -x $folder/node_modules/.bin/node ]] || npm install --silent --prefix "$folder" "node@$version"
  bin=$PWD/$folder/node_modules/.bin
  printf '\n%s\n' "$("$bin/node" --version)"
  PATH=$bin:$PATH "$bin/node" node_modules/vitest/vitest.mjs run \
    test/documents/package.test.ts test/cli/commands.test.ts test/cli/check.test.ts test/cli/late-failures.test.ts test/lsp/lsp.test.ts test/load ||
    failed+=("$version")
done
[[ ${#failed[@]} -eq 0 ]] || { echo "not as promised with Node ${failed[*]}" >&2; exit 1; }
