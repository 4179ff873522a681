#!/usr/bin/env bash
# Lays Debian 13's Squid beside the other tools, with the libraries that it was built for. Does nothing where it is there, or where
# there are no Debian packages: the tests say so then.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/tools/from-trixie.sh
. test/tools/from-trixie.sh

programs=$PWD/.venv/programs root=$PWD/.venv/programs/trixie/squid
if [[ -x $programs/squid ]]; then exit 0; fi
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
libraries=(libaudit1 libc6 libcap-ng0 libcap2 libcom-err2 libcrypt1 libecap3 libexpat1 libffi8 libgcc-s1 libgmp10 libgnutls30t64
  libgssapi-krb5-2 libhogweed6t64 libidn2-0 libk5crypto3 libkeyutils1 libkrb5-3 libkrb5support0 libldap2 libltdl7 liblzma5
  libnetfilter-conntrack3 libnettle8t64 libnfnetlink0 libp11-kit0 libpam0g libsasl2-2 libssl3t64 libstdc++6 libsystemd0 libtasn1-6
  libtdb1 libunistring5 libxml2 zlib1g)
if ! unpack_from_trixie "$folder" squid squid-common squid-langpack "${libraries[@]}"; then exit 0; fi
rm -rf "$root"
mkdir --parents "$(dirname "$root")"
cp --recursive "$folder/usr" "$root"
cat >"$programs/squid" <<EOF
#!/bin/sh
# The program of Debian 13, with its own libraries; what it looks for below /usr is here.
root=\$(dirname "\$0")/trixie/squid
for libraries in "\$root"/lib/*-linux-gnu*; do :; done
for loader in "\$libraries"/ld-linux*.so.*; do :; done
exec "\$loader" --library-path "\$libraries" "\$root/sbin/squid-gnutls" "\$@"
EOF
chmod +x "$programs/squid"
