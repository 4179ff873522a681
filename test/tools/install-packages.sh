#!/usr/bin/env bash
# Installs the Debian packages of programs that run as they are: rsync, by which data moves between hosts over this machine, nft, which
# judges the rules between hosts, and Neovim for its recipe. Does nothing where they are there, or where nobody may install: the tests
# say so then.
set -euo pipefail

missing=()
for program in rsync:rsync nft:nftables nvim:neovim; do
  PATH=$PATH:/usr/sbin command -v "${program%:*}" >/dev/null || missing+=("${program#*:}")
done
if [[ ${#missing[@]} -eq 0 || $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then exit 0; fi
install() { DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}" >/dev/null; }
install 2>/dev/null || { apt-get update --quiet=2 && install; }
